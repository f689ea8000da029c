import { readBoundedBody } from '../gateway/read-bounded-body.ts';

/** Far more than `{"status":"ok"}` needs in any spelling. */
const maxAnswerBytes = 1024;

function isStatusOk(text: string): boolean {
  try {
    const answer: unknown = JSON.parse(text);
    return JSON.stringify(answer) === '{"status":"ok"}';
  } catch {
    return false;
  }
}

/** Whether the merchant took the postback: code 200 and the JSON `{"status":"ok"}`, and nothing else (page). */
export async function isAcceptedAnswer(response: Response): Promise<boolean> {
  if (response.status !== 200) {
    await response.body?.cancel();
    return false;
  }
  const bytes = await readBoundedBody(response.body, maxAnswerBytes);
  return bytes !== undefined && isStatusOk(new TextDecoder().decode(bytes));
}
