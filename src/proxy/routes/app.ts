import { Hono } from 'hono';
import { StoreError } from '../../store/store-error.ts';
import type { Background } from '../background.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { problemOfStore } from '../errors/problem-of-store.ts';
import { createAllowedMethods } from './allowed-methods.ts';
import { everyAnswer } from './answer.ts';
import { gatewayRoutes } from './gateway-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { merchantRoutes } from './merchant-routes.ts';
import { observeRequests } from './observe-requests.ts';
import { payerRoutes } from './payer-routes.ts';
import { payerWithdrawalRoutes } from './payer-withdrawal-routes.ts';
import { resumeRoutes } from './resume-routes.ts';
import type { RouteEnv } from './route-env.ts';

function problemOf(error: unknown, { log }: ProxyContext): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof StoreError) return problemOfStore(error, log);
  log.error({ error: error instanceof Error ? error.message : String(error) }, 'unexpected error');
  return new ProblemError('internal');
}

/** Every route of the proxy as one Fetch handler. */
export function createApp(
  context: ProxyContext,
  background: Background,
  requestName: (request: Request) => string,
): (request: Request) => Response | Promise<Response> {
  // A slash behind is none of anybody's business: support may register the address of postbacks with one.
  const root = new Hono<RouteEnv>({ strict: false });
  // Also what is asked beside the base path is one line in the log.
  root.use('*', observeRequests(context, requestName));
  const app = root.basePath(context.settings.basePath);
  app.route('/', healthRoutes(context));
  app.route('/postback', gatewayRoutes(context, background));
  app.route('/deposit', payerRoutes(context));
  app.route('/withdrawal', payerWithdrawalRoutes(context));
  app.route('/resume', resumeRoutes(context));
  app.route('/', merchantRoutes(context, background));
  const allowedMethods = createAllowedMethods(app.routes);
  app.notFound((c) => {
    const allowed = allowedMethods(c.req.path);
    if (allowed.length === 0) return new ProblemError('not_found').toResponse(c.env.headers);
    const headers = { ...c.env.headers, allow: allowed.join(', ') };
    return new ProblemError('method_not_allowed').toResponse(headers);
  });
  app.onError((error, c) => problemOf(error, context).toResponse(c.env.headers));
  return (request) => app.fetch(request, { arrived: request, headers: { ...everyAnswer } });
}
