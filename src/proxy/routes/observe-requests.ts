import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { ProxyContext } from '../context.ts';
import type { RouteEnv } from './route-env.ts';

/** Anybody may send any method: only these become a label. */
const namedMethods = new Set(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']);

/** Asked every few seconds by machines: worth a line only when something is wrong. */
const healthRoute = /\/(?:healthz|readyz)$/;

const pollRoute = /\/(?:deposit|withdrawal)$/;

/**
 * The pattern that answered. A long poll counts apart: how long it took says nothing about speed. Middleware stands
 * under `ALL`, so a path that nothing else matched is nobody's route.
 */
function routeOf(c: Context): string {
  const path = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'none';
  return pollRoute.test(path) && c.req.query('after') !== undefined ? `${path}?after` : path;
}

/** Gives each request an id, says it to the caller, and tells log and meter of the answer: one line per request. */
export function observeRequests(
  { log, meter }: ProxyContext,
  requestName: (request: Request) => string,
): MiddlewareHandler<RouteEnv> {
  return async (c, next) => {
    const startedAtMs = performance.now();
    const requestId = requestName(c.req.raw);
    c.env.headers['x-request-id'] = requestId;
    await next();
    const observation = {
      method: namedMethods.has(c.req.method) ? c.req.method : 'other',
      route: routeOf(c),
      status: c.res.status,
      durationMs: Math.round(performance.now() - startedAtMs),
    };
    meter.requestAnswered(observation);
    if (c.res.ok && healthRoute.test(observation.route)) return;
    log.info({ requestId, ...observation }, 'request answered');
  };
}
