import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { maxPostbackBytes } from '../../gateway/index.ts';
import type { PostbackRefusalCode } from '../../gateway/index.ts';
import { createAddressList } from '../address/address-list.ts';
import type { Background } from '../background.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { receivePostback } from '../use-cases/receive-postback.ts';
import { answer } from './answer.ts';
import { limitBody, readBytes } from './read-body.ts';
import type { RouteEnv } from './route-env.ts';

/** What the gateway calls. Its content type is not documented, so none is asked for: the signature decides. */
export function gatewayRoutes(context: ProxyContext, background: Background): Hono<RouteEnv> {
  const routes = new Hono<RouteEnv>();
  const { settings, clientAddress, cappedLog, meter } = context;
  const isListed = settings.postbackAddresses && createAddressList(settings.postbackAddresses);

  // Before the body is read. An extra to the signature, never in its place: addresses are given away.
  const fromListedAddress: MiddlewareHandler<RouteEnv> = async (c, next) => {
    const address = clientAddress?.(c.env.arrived);
    if (isListed && !isListed(address)) {
      meter.postbackRefused('address_not_allowed');
      cappedLog.error({ address: address ?? null }, 'postback from an address that is not listed');
      throw new ProblemError('address_not_allowed');
    }
    await next();
  };

  // Whose it is cannot be told before it is read; if it is the gateway's, no payment is credited any more.
  const refuseLarge = (): void => {
    const code: PostbackRefusalCode = 'body_too_large';
    meter.postbackRefused(code);
    cappedLog.warn({ code }, 'postback refused');
  };

  routes.post('/', fromListedAddress, limitBody(maxPostbackBytes, refuseLarge), async (c) => {
    await receivePostback(context, new Uint8Array(await readBytes(c)));
    background.wake();
    // These very bytes and status, or the gateway sends the postback again (page: "Deposit postback").
    return answer(c, '{"status":"ok"}', 200, 'application/json');
  });

  return routes;
}
