import type { ProblemCode } from '../contract/problem.ts';
import type { ProxyErrorCode } from './failure-code.ts';
import { ProxyError } from './proxy-error.ts';

/** A long poll waits up to 25 s, a submission for the gateway: longer than both, a dead connection is given up. */
const timeoutMs = 60_000;

/** By its looks: a code that we do not know tells us as little as no answer, and the page may know it. */
const isProblemCode = (code: unknown): code is ProblemCode =>
  typeof code === 'string' && /^[a-z_]+$/.test(code);

/** Requests to the proxy with a session's token. Every failure is a `ProxyError`. */
export class ProxyConnection {
  readonly #baseUrl: string;
  readonly #session: string;
  readonly #fetch: typeof fetch;

  constructor(baseUrl: string, session: string, fetchFunction: typeof fetch = (...args) => fetch(...args)) {
    this.#baseUrl = baseUrl.replace(/\/$/, '');
    this.#session = session;
    this.#fetch = fetchFunction;
  }

  /** Asks for a view as it stands; with `after`, waits at the proxy for a version newer than that. */
  askView<View>(
    path: string,
    isView: (answer: unknown) => answer is View,
    signal: AbortSignal,
    after?: number,
  ): Promise<View> {
    return this.ask(`${path}${after === undefined ? '' : `?after=${after}`}`, isView, signal);
  }

  /** Asks with `GET`, or with a body by `POST`. An answer the contract does not know is `unreadable`. */
  async ask<Answer>(
    path: string,
    isAnswer: (answer: unknown) => answer is Answer,
    signal: AbortSignal,
    body?: object,
  ): Promise<Answer> {
    const answer = await this.#fetched(path, signal, body);
    if (isAnswer(answer)) return answer;
    throw new ProxyError('unreadable');
  }

  async #fetched(path: string, signal: AbortSignal, body?: object): Promise<unknown> {
    const run = new AbortController();
    const abort = () => run.abort();
    signal.addEventListener('abort', abort);
    const timer = setTimeout(abort, timeoutMs);
    let code: ProxyErrorCode = 'network';
    let detail: string | undefined;
    let retryAfterMs: number | undefined;
    try {
      const response = await this.#fetch(this.#baseUrl + path, {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${this.#session}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        cache: 'no-store',
        // Cookies of this site go along, and nobody reads them: without them, the browser would open a connection anew.
        // What is on its way shall arrive even when the payer closes the page.
        keepalive: !!body,
        signal: run.signal,
      });
      // `Retry-After` may also be a date; then our own pace is good enough.
      retryAfterMs = Number(response.headers.get('retry-after')) * 1000 || undefined;
      const text = await response.text();
      code = 'unreadable';
      detail = `HTTP ${response.status}`;
      const answer: unknown = JSON.parse(text);
      if (response.ok) return answer;
      const { code: problem, detail: said = detail } = Object(answer) as Record<string, unknown>;
      if (isProblemCode(problem)) code = problem;
      detail = said as string; // the error makes a text of whatever it is
    } catch {
      // Told below: whatever was thrown, `code` knows how far we came.
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
    throw new ProxyError(code, detail, retryAfterMs);
  }
}
