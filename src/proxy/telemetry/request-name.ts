/** What a header and a line of the log take. */
const namePattern = /^[!-~]{1,200}$/;

/**
 * Names each request as the merchant's function does; by a random id where there is none, or where it fails or gives
 * what cannot stand in a header: no payment may fail with it.
 */
export function createRequestName(
  requestIdOf: ((request: Request) => string) | undefined,
): (request: Request) => string {
  return (request) => {
    try {
      // Written in JavaScript, the function may return anything.
      const name: unknown = requestIdOf?.(request);
      if (typeof name === 'string' && namePattern.test(name)) return name;
    } catch {
      // It is named like one that nobody named.
    }
    return `req_${crypto.randomUUID()}`;
  };
}
