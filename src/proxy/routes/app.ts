import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { RedirectHash } from '../../gateway/index.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Background } from '../background.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../problem-error.ts';
import { gatewayRoutes } from './gateway-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { merchantRoutes } from './merchant-routes.ts';
import { observeRequests } from './observe-requests.ts';
import { payerRoutes } from './payer-routes.ts';

const storeRetryAfterSeconds = 2;

function problemOf(error: unknown, { log }: ProxyContext): ProblemError {
  if (error instanceof ProblemError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof StoreError) {
    const cause = error.cause instanceof Error ? error.cause.message : null;
    log.error({ code: error.code, cause }, message);
    return new ProblemError('store_unavailable', undefined, storeRetryAfterSeconds);
  }
  log.error({ error: message }, 'unexpected error');
  return new ProblemError('internal');
}

/** Every route of the proxy as one Fetch handler. */
export function createApp(
  context: ProxyContext,
  background: Background,
  redirectHash: RedirectHash | undefined,
  stopping: AbortSignal,
  requestIdOf: (request: Request) => string,
): Pick<Hono, 'fetch'> {
  const root = new Hono();
  // Also what is asked beside the base path is one line in the log.
  root.use('*', observeRequests(context, requestIdOf));
  const app = root.basePath(context.settings.basePath);
  app.use(
    '*',
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      // The payer's page is of another origin than the proxy and must read the answers.
      crossOriginResourcePolicy: 'cross-origin',
    }),
    async (c, next) => {
      await next();
      c.header('cache-control', 'no-store');
    },
  );
  app.route('/', healthRoutes(context, stopping));
  app.route('/postback', gatewayRoutes(context, background));
  app.route('/deposit', payerRoutes(context, redirectHash, stopping));
  app.route('/', merchantRoutes(context, background));
  app.notFound(() => new ProblemError('not_found').toResponse());
  app.onError((error) => problemOf(error, context).toResponse());
  return app;
}
