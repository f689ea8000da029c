import { Hono } from 'hono';
import { resumeRequestSchema } from '../../contract/request-schemas.ts';
import type { ProxyContext } from '../context.ts';
import { resumeSession } from '../use-cases/resume-session.ts';
import { answerJson } from './answer.ts';
import { payerAccess } from './payer-access.ts';
import { readJson } from './read-body.ts';
import type { RouteEnv } from './route-env.ts';

/** Where the device that has only a link, and no session yet, gets one. */
export function resumeRoutes(context: ProxyContext): Hono<RouteEnv> {
  const routes = new Hono<RouteEnv>();
  routes.use('*', ...payerAccess(context));
  routes.post('/', async (c) =>
    answerJson(c, await resumeSession(context, await readJson(c, resumeRequestSchema))),
  );
  return routes;
}
