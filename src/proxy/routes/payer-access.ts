import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { ProxyContext } from '../context.ts';
import { limitBody } from './read-body.ts';
import type { RouteEnv } from './route-env.ts';

const maxBodyBytes = 4 * 1024;

/** Chromium remembers a preflight for at most this long. */
const preflightSeconds = 7200;
const exposeHeaders = ['retry-after'];
/** A host's name has 253 letters at most. */
const maxLoggedOrigin = 280;

/** Says to the pages of our origins, and to no others, that they may ask and read the answers. */
function toOrigins({ settings: { origins }, cappedLog }: ProxyContext): MiddlewareHandler<RouteEnv> {
  const answerPreflight = cors({
    origin: [...origins],
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['authorization', 'content-type'],
    exposeHeaders,
    maxAge: preflightSeconds,
  });
  const known = new Set(origins);
  return async (c, next) => {
    const { headers } = c.env;
    const origin = c.req.header('origin');
    const isKnown = origin !== undefined && known.has(origin);
    if (c.req.method === 'OPTIONS') {
      // The page itself only learns that something failed.
      if (origin !== undefined && !isKnown) {
        const fields = { origin: origin.slice(0, maxLoggedOrigin) };
        cappedLog.warn(fields, 'a page asked whose origin is not in origins');
      }
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
      return answerPreflight(c, next);
    }
    if (isKnown) headers['access-control-allow-origin'] = origin;
    headers['access-control-expose-headers'] = exposeHeaders.join(',');
    // Also where it is not allowed, or not said: another origin gets another answer. So does another session: the
    // service workers of many shops keep answers that nobody is to store, and would show a payer the deposit before.
    headers['vary'] = 'Origin, Authorization';
    await next();
  };
}

/** What stands before every route of the payer's browser: the pages that may call, and how much they may send. */
export const payerAccess = (context: ProxyContext): MiddlewareHandler<RouteEnv>[] => [
  toOrigins(context),
  limitBody(maxBodyBytes),
];
