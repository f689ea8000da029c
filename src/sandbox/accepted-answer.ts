/** Far more than `{"status":"ok"}` needs in any spelling. */
const maxAnswerBytes = 1024;

async function readBounded(response: Response): Promise<string | undefined> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, and with it the download.
    if (size > maxAnswerBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

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
  const text = await readBounded(response);
  return text !== undefined && isStatusOk(text);
}
