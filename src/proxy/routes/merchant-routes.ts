import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import * as z from 'zod/mini';
import type { EventPage } from '../../contract/event-record.ts';
import type { Background } from '../background.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { eventRecordOf } from '../outbox/event-record-of.ts';
import { listLength, listReview } from '../review/list-review.ts';
import { cancelOrder, cancelWithdrawal } from '../use-cases/cancel-withdrawal.ts';
import { createSession } from '../use-cases/create-session.ts';
import { createWithdrawalSession } from '../use-cases/create-withdrawal-session.ts';
import { createWithdrawal } from '../use-cases/create-withdrawal.ts';
import { findDeposit } from '../use-cases/find-deposit.ts';
import { renderDeposit } from '../use-cases/render-deposit.ts';
import { revokeSessions } from '../use-cases/revoke-sessions.ts';
import { findWithdrawal } from '../use-cases/view-withdrawal.ts';
import { answer, answerJson } from './answer.ts';
import { createApiKeyCheck } from './api-key-check.ts';
import { bearerToken } from './bearer-token.ts';
import { limitBody, readCount, readJson } from './read-body.ts';
import type { RouteEnv } from './route-env.ts';

const maxBodyBytes = 16 * 1024;
const maxEvents = 100;

/** Whether the session asked for is of kind withdrawal. */
const isWithdrawal = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'withdrawal';

/** What the merchant's own server calls, with an API key. Browsers get no CORS headers here. */
export function merchantRoutes(context: ProxyContext, background: Background): Hono<RouteEnv> {
  const routes = new Hono<RouteEnv>();
  const isApiKey = createApiKeyCheck(context.settings.apiKeys);

  const withApiKey: MiddlewareHandler = async (c, next) => {
    const token = bearerToken(c);
    if (token === undefined || !isApiKey(token)) throw new ProblemError('unauthorized');
    await next();
  };
  // By name, and not all of `*`: whatever is no route at all shall answer not_found.
  const paths = ['/sessions', '/sessions/:id', '/deposits/*', '/withdrawals/*', '/events/*', '/review'];
  for (const path of paths) {
    routes.use(path, withApiKey, limitBody(maxBodyBytes));
  }

  routes.post('/sessions', async (c) => {
    const body = await readJson(c, z.unknown());
    const session = isWithdrawal(body)
      ? await createWithdrawalSession(context, body)
      : await createSession(context, body);
    return answerJson(c, session, 201);
  });

  routes.delete('/sessions/:id', async (c) => {
    await revokeSessions(context, c.req.param('id'));
    return answer(c, null, 204);
  });

  routes.get('/deposits/:id', async (c) => answerJson(c, await findDeposit(context, c.req.param('id'))));

  routes.get('/deposits/:id/rendered', async (c) =>
    answerJson(c, await renderDeposit(context, c.req.param('id'), c.req.query())),
  );

  routes.post('/withdrawals', async (c) => {
    const read = () => readJson(c, z.unknown());
    return answerJson(c, await createWithdrawal(context, c.req.header('idempotency-key'), read), 201);
  });

  routes.get('/withdrawals/:id', async (c) =>
    answerJson(c, await findWithdrawal(context, c.req.param('id'))),
  );

  routes.post('/withdrawals/cancel', async (c) => {
    const read = () => readJson(c, z.unknown());
    return answerJson(c, await cancelOrder(context, c.req.header('idempotency-key'), read));
  });

  routes.post('/withdrawals/:id/cancel', async (c) =>
    answerJson(c, await cancelWithdrawal(context, c.req.param('id'))),
  );

  routes.get('/review', async (c) => {
    const limit = readCount(c, 'limit', listLength.usual);
    return answerJson(c, await listReview(context, Math.min(limit, listLength.longest)));
  });

  routes.get('/events', async (c) => {
    const limit = Math.min(readCount(c, 'limit', maxEvents), maxEvents);
    const after = readCount(c, 'after', 0);
    const stored = await context.store.read.listEvents(after, limit);
    const next = stored.at(-1)?.sequence ?? after;
    return answerJson(c, { events: stored.map(eventRecordOf), next } satisfies EventPage);
  });

  routes.post('/events/:id/redeliver', async (c) => {
    const { store, clock } = context;
    const found = await store.transact((tx) => tx.redeliverEvent(c.req.param('id'), clock.now()));
    if (!found) throw new ProblemError('not_found');
    background.wake();
    return answer(c, null, 204);
  });

  return routes;
}
