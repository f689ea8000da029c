import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What a foreign header may put into our log: nothing that breaks a line or a search. */
const idPattern = /^[\w.:-]{1,64}$/;

/** Names requests, and knows in every function called on the way which one is under way. */
export interface RequestIds {
  readonly of: (request: Request) => string;
  readonly current: () => string | undefined;
  readonly within: <Result>(request: Request, work: () => Result) => Result;
}

/** @param header taken for the id when a request brings it; without one no caller's word is taken */
export function createRequestIds(header: string | undefined): RequestIds {
  const storage = new AsyncLocalStorage<string>();
  const idOf = (request: Request): string => {
    const given = header === undefined ? null : request.headers.get(header);
    return given !== null && idPattern.test(given) ? given : randomUUID();
  };
  return {
    of: (request) => storage.getStore() ?? idOf(request),
    current: () => storage.getStore(),
    within: (request, work) => storage.run(idOf(request), work),
  };
}
