import { isDepositView } from '../contract/check-deposit-view.ts';
import type { DepositView } from '../contract/deposit-view.ts';
import { problemStatus } from '../contract/problem.ts';
import type { ProblemCode } from '../contract/problem.ts';
import type { ActivationRequest } from '../contract/schemas.ts';
import type { ProxyErrorCode } from './failure-code.ts';
import { isHttpUrl } from './http-url.ts';
import { ProxyError } from './proxy-error.ts';

/** A long poll waits up to 25 s, an activation for the gateway: longer than both, a dead connection is given up. */
const timeoutMs = 60_000;

const isProblemCode = (code: unknown): code is ProblemCode =>
  typeof code === 'string' && Object.hasOwn(problemStatus, code);

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const unreadable = () => new ProxyError('unreadable', 'The answer is not what the contract says.');

/** Speaks the browser's side of the contract with the proxy. Every failure is a `ProxyError`. */
export class ProxyClient {
  readonly #baseUrl: string;
  readonly #session: string;
  readonly #fetch: typeof fetch;

  constructor(baseUrl: string, session: string, fetchFunction: typeof fetch = (...args) => fetch(...args)) {
    this.#baseUrl = baseUrl.replace(/\/$/, '');
    this.#session = session;
    this.#fetch = fetchFunction;
  }

  /** The deposit as it stands; with `after`, waits at the proxy for a version newer than that. */
  async view(signal: AbortSignal, after?: number): Promise<DepositView> {
    return this.#viewOf(await this.#ask(`/deposit${after === undefined ? '' : `?after=${after}`}`, signal));
  }

  async activate(request: ActivationRequest, signal: AbortSignal): Promise<DepositView> {
    return this.#viewOf(await this.#ask('/deposit/activation', signal, request));
  }

  /** Asks for the address of the gateway's payment window. */
  async windowUrl(lang: string, signal: AbortSignal): Promise<string> {
    const url = property(await this.#ask('/deposit/window', signal, { lang }), 'url');
    if (isHttpUrl(url)) return url;
    throw unreadable();
  }

  #viewOf(body: unknown): DepositView {
    if (isDepositView(body)) return body;
    throw unreadable();
  }

  async #ask(path: string, signal: AbortSignal, body?: object): Promise<unknown> {
    const run = new AbortController();
    const abort = () => {
      run.abort();
    };
    signal.addEventListener('abort', abort);
    const timer = setTimeout(abort, timeoutMs);
    let code: ProxyErrorCode = 'network';
    let detail = 'The proxy cannot be reached, or does not allow this origin.';
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
        credentials: 'omit',
        // A number on its way shall arrive even when the payer closes the page.
        keepalive: !!body,
        signal: run.signal,
      });
      // `Retry-After` may also be a date; then our own pace is good enough.
      retryAfterMs = Number(response.headers.get('retry-after')) * 1000 || undefined;
      const text = await response.text();
      code = 'unreadable';
      detail = `The proxy answered ${response.status} with something else than JSON.`;
      const answer: unknown = JSON.parse(text);
      if (response.ok) return answer;
      const problem = property(answer, 'code');
      if (isProblemCode(problem)) code = problem;
      detail = String(property(answer, 'detail'));
    } catch {
      // Told below: whatever was thrown, `code` knows how far we came.
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
    throw new ProxyError(code, detail, retryAfterMs);
  }
}
