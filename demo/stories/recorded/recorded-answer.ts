import { problems } from '../../../src/contract/problem.ts';
import type { Shot } from './shot.ts';

/** What a proxy says; `hang`: nothing, ever; `break`: the connection breaks. */
export type RecordedAnswer = { readonly status: number; readonly json: object } | 'hang' | 'break';

const problemAnswer = (code: keyof typeof problems): RecordedAnswer => {
  const { status } = problems[code];
  return { status, json: { type: 'about:blank', title: code, status, code, detail: `This is ${code}.` } };
};

const ok = (json: object): RecordedAnswer => ({ status: 200, json });

/**
 * What the proxy says in a recorded state. There is never news: a long poll is left hanging.
 *
 * @param url of the request; its path below the proxy is `/<name>/…`
 * @param shot the state; none: nothing is answered
 * @param windowUrl the page that stands in for the gateway's payment window
 */
export function recordedAnswer(
  shot: Shot<object> | undefined,
  method: string,
  url: URL,
  windowUrl: string,
): RecordedAnswer {
  if (!shot || url.searchParams.has('after')) return 'hang';
  if (method !== 'POST') {
    if (shot.problem) return problemAnswer(shot.problem);
    return shot.view ? ok({ ...shot.view, id: shot.name }) : 'hang';
  }
  const asksFor = (what: string) => url.pathname.endsWith(`/deposit/${what}`);
  if (asksFor('resume')) return typeof shot.link === 'object' ? ok(shot.link) : (shot.link ?? 'break');
  if (asksFor('window')) {
    return shot.window === 'page' ? ok({ url: `${windowUrl}?${shot.name}` }) : (shot.window ?? 'break');
  }
  if (shot.answer) return problemAnswer(shot.answer);
  return shot.next ? ok({ ...shot.next, id: shot.name }) : 'break';
}
