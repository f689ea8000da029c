import { ProblemError } from '../errors/problem-error.ts';

export interface CallsUnderWay {
  /**
   * Makes the call, unless too many for the same key are under way.
   *
   * @throws {ProblemError} `rate_limited`
   */
  readonly run: <Result>(key: string, call: () => Promise<Result>) => Promise<Result>;
}

const retryAfterSeconds = 1;

/** Bounds how many calls to the gateway one token keeps under way here, each with a socket and for seconds. */
export function createCallsUnderWay(maxPerKey: number): CallsUnderWay {
  const counts = new Map<string, number>();
  return {
    async run(key, call) {
      const count = counts.get(key) ?? 0;
      if (count >= maxPerKey) throw new ProblemError('rate_limited', undefined, retryAfterSeconds);
      counts.set(key, count + 1);
      try {
        return await call();
      } finally {
        const left = (counts.get(key) ?? 1) - 1;
        if (left === 0) counts.delete(key);
        else counts.set(key, left);
      }
    },
  };
}
