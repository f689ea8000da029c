import { Hono } from 'hono';
import { maxPostbackBytes } from '../../gateway/index.ts';
import type { Background } from '../background.ts';
import type { ProxyContext } from '../context.ts';
import { receivePostback } from '../use-cases/receive-postback.ts';
import { limitBody } from './read-body.ts';

/** What the gateway calls. Its content type is not documented, so none is asked for: the signature decides. */
export function gatewayRoutes(context: ProxyContext, background: Background): Hono {
  const routes = new Hono();

  routes.post('/', limitBody(maxPostbackBytes), async (c) => {
    await receivePostback(context, new Uint8Array(await c.req.arrayBuffer()));
    background.wake();
    // These very bytes and status, or the gateway sends the postback again (page: "Deposit postback").
    return c.body('{"status":"ok"}', 200, { 'content-type': 'application/json' });
  });

  return routes;
}
