import { problems } from '../../contract/problem.ts';
import type { Problem, ProblemCode } from '../../contract/problem.ts';

const mark = Symbol.for('ipay-deposit.ProblemError');

/** An answer that is an error: thrown anywhere in the proxy, turned into a response in one place. */
export class ProblemError extends Error {
  /** Whichever copy of this class made it: Next.js, for one, loads the package once for each route. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && mark in value;
  }

  override readonly name = 'ProblemError';
  readonly [mark] = true;
  readonly code: ProblemCode;
  /** Of the answer. Express, Fastify and others take it from an error that nobody has caught. */
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;

  /** @param detail what was wrong and the way out, for people; never with a secret */
  constructor(code: ProblemCode, detail: string = problems[code].title, retryAfterSeconds?: number) {
    super(detail);
    this.code = code;
    this.status = problems[code].status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** @param headers what the answer says beside what the problem asks for, under lower-case names */
  toResponse(headers: Readonly<Record<string, string>> = {}): Response {
    const problem: Problem = {
      type: `urn:ipay-deposit:problem:${this.code}`,
      title: problems[this.code].title,
      status: this.status,
      code: this.code,
      detail: this.message,
    };
    return new Response(JSON.stringify(problem), {
      status: problem.status,
      headers: {
        ...headers,
        'content-type': 'application/problem+json',
        ...(this.retryAfterSeconds !== undefined && { 'retry-after': String(this.retryAfterSeconds) }),
        ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
      },
    });
  }
}
