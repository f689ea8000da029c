import { problemStatus } from '../../../src/contract/problem.ts';
import type { Shot } from './deposit-shots.ts';

/** What a proxy says; `hang`: nothing, ever; `break`: the connection breaks. */
export type RecordedAnswer = { readonly status: number; readonly json: object } | 'hang' | 'break';

const problemAnswer = (code: keyof typeof problemStatus): RecordedAnswer => {
  const status = problemStatus[code];
  return { status, json: { type: 'about:blank', title: code, status, code, detail: `This is ${code}.` } };
};

/**
 * What the proxy says in a recorded state. There is never news: a long poll is left hanging.
 *
 * @param url of the request; its path below the proxy is `/<name>/…`
 * @param shot the state; none: nothing is answered
 */
export function recordedAnswer(shot: Shot<object> | undefined, method: string, url: URL): RecordedAnswer {
  if (!shot || url.searchParams.has('after')) return 'hang';
  if (method === 'POST') {
    if (shot.answer) return problemAnswer(shot.answer);
    return shot.next ? { status: 200, json: { ...shot.next, id: shot.name } } : 'break';
  }
  if (shot.problem) return problemAnswer(shot.problem);
  return shot.view ? { status: 200, json: { ...shot.view, id: shot.name } } : 'hang';
}
