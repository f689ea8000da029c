import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Proxy } from '../create-proxy.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { noteSocketAddress } from './socket-address.ts';

/** What of a proxy the handler needs. */
export type FetchProxy = Pick<Proxy, 'fetch'>;

/** Answers a request of Node's `http`. What fails is answered with 500; it neither throws nor rejects. */
export type NodeHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** Whether something in front of us has taken the body, and kept its bytes for nobody. */
const isBodyGone = (incoming: Readable): boolean =>
  incoming.readableDidRead && !('rawBody' in incoming && incoming.rawBody instanceof Buffer);

const bodyGone =
  'The body was read before the proxy got it. Mount the proxy before whatever parses bodies: ' +
  'a postback’s signature is over the bytes as they came.';

/**
 * The proxy as a handler for `http.createServer`, Express (`app.use('/pay', nodeHandler(proxy))`) and whatever
 * else hands on Node's own request and response.
 *
 * Mount it before any middleware that reads bodies: a postback's signature is over the bytes as they came.
 */
export function nodeHandler({ fetch }: FetchProxy): NodeHandler {
  const listener = getRequestListener(
    async (request, { incoming }) => {
      if (isBodyGone(incoming)) return new ProblemError('internal', bodyGone).toResponse();
      noteSocketAddress(request, incoming.socket.remoteAddress);
      return fetch(request);
    },
    // Load balancers that ask for health by HTTP/1.0 name no host, and nothing here depends on it.
    { overrideGlobalObjects: false, hostname: 'localhost' },
  );
  return (incoming, outgoing) => void listener(incoming, outgoing);
}
