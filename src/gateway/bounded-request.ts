import { readBoundedBody } from './read-bounded-body.ts';

/**
 * A request whose body is read, and no larger than `maxBytes`; `undefined` when it is. Not made from the request
 * itself, as `hono/body-limit` does: that of Node's server only looks like one.
 *
 * @throws when the body breaks off
 */
export async function boundedRequest(request: Request, maxBytes: number): Promise<Request | undefined> {
  const { url, method, headers, signal, body } = request;
  if (body === null) return request;
  const bytes = await readBoundedBody(body, maxBytes);
  return bytes && new Request(url, { method, headers, signal, body: bytes });
}
