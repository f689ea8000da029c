import type { DepositView } from '../../src/contract/deposit-view.ts';
import { problems } from '../../src/contract/problem.ts';
import type { ProblemCode } from '../../src/contract/problem.ts';
import type { WithdrawalView } from '../../src/contract/withdrawal-view.ts';

/** What the proxy answers, or how it does not. `hang`: never, until the caller gives up. */
export type Reply =
  | DepositView
  | WithdrawalView
  | { readonly url: string }
  | { readonly token: string }
  | ProblemCode
  | Response
  | 'reset'
  | 'hang';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
}

const responseOf = (reply: Exclude<Reply, 'reset' | 'hang'>): Response => {
  if (reply instanceof Response) return reply.clone();
  if (typeof reply !== 'string') return Response.json(reply);
  const { status } = problems[reply];
  return Response.json(
    { type: 'about:blank', title: reply, status, code: reply, detail: `This is ${reply}.` },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
};

/**
 * The network between the element and a proxy whose answers the test writes. Long polls are held until the
 * test has news.
 */
export class ScriptedProxy {
  readonly requests: RecordedRequest[] = [];
  /** `GET /deposit` and `GET /withdrawal` */
  load: Reply | Promise<Reply> = 'hang';
  /** What is handed in: `POST /deposit/activation` and `POST /withdrawal` */
  posted: Reply | Promise<Reply> = 'hang';
  /** `POST /deposit/window` */
  window: Reply = 'hang';
  /** `POST /deposit/resume` */
  link: Reply = 'hang';
  /** `POST /resume` */
  resumed: Reply = 'hang';
  #polls: ((reply: Reply) => void)[] = [];
  #polled: (() => void)[] = [];

  readonly fetch: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, 'http://proxy.example');
    const signal = init?.signal ?? undefined;
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const { pathname, search } = url;
    const method = init?.method ?? 'GET';
    this.requests.push({
      method,
      path: pathname + search,
      body,
      headers: new Headers(init?.headers),
      signal,
    });
    const aborted = new Promise<'reset'>((resolve) => {
      if (signal?.aborted) resolve('reset');
      signal?.addEventListener('abort', () => resolve('reset'));
    });
    const reply = await Promise.race([this.#reply(pathname, method, url.searchParams.has('after')), aborted]);
    if (reply === 'reset' || reply === 'hang') throw new TypeError('Failed to fetch');
    return responseOf(reply);
  };

  /** Answers the long poll that waits, or the next one to come. */
  async news(reply: Reply): Promise<void> {
    await this.polled();
    for (const resolve of this.#polls.splice(0)) resolve(reply);
  }

  /** Waits for a long poll. */
  async polled(): Promise<void> {
    if (this.#polls.length === 0) await new Promise<void>((resolve) => this.#polled.push(resolve));
  }

  count(method: string, path: string): number {
    return this.requests.filter((request) => request.method === method && request.path.endsWith(path)).length;
  }

  #reply(path: string, method: string, isPoll: boolean): Promise<Reply> {
    if (isPoll) {
      for (const resolve of this.#polled.splice(0)) resolve();
      return new Promise((resolve) => this.#polls.push(resolve));
    }
    const reply = path.endsWith('/window')
      ? this.window
      : path.endsWith('/deposit/resume')
        ? this.link
        : path.endsWith('/resume')
          ? this.resumed
          : method === 'POST'
            ? this.posted
            : this.load;
    return reply === 'hang' ? new Promise(() => undefined) : Promise.resolve(reply);
  }
}
