import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import * as z from 'zod/mini';
import type { Background } from '../background.ts';
import type { ProxyContext } from '../context.ts';
import { sha256Hex } from '../digest.ts';
import { ProblemError } from '../problem-error.ts';
import { listReview } from '../review/list-review.ts';
import { createSession } from '../use-cases/create-session.ts';
import { findDeposit } from '../use-cases/find-deposit.ts';
import { bearerToken } from './bearer-token.ts';
import { limitBody, readCount, readJson } from './read-body.ts';

const maxBodyBytes = 16 * 1024;
const maxEvents = 100;

/** What the merchant's own server calls, with an API key. Browsers get no CORS headers here. */
export function merchantRoutes(context: ProxyContext, background: Background): Hono {
  const routes = new Hono();
  // Compared as digests, so that the time a comparison takes says nothing about a key.
  const keyDigests = new Set(context.settings.apiKeys.map(sha256Hex));

  const withApiKey: MiddlewareHandler = async (c, next) => {
    const token = bearerToken(c);
    if (token === undefined || !keyDigests.has(sha256Hex(token))) throw new ProblemError('unauthorized');
    await next();
  };
  // By name, and not all of `*`: whatever is no route at all shall answer not_found.
  for (const path of ['/sessions', '/deposits/*', '/events/*', '/review']) {
    routes.use(path, withApiKey, limitBody(maxBodyBytes));
  }

  routes.post('/sessions', async (c) => {
    return c.json(await createSession(context, await readJson(c, z.unknown())), 201);
  });

  routes.get('/deposits/:id', async (c) => c.json(await findDeposit(context, c.req.param('id'))));

  routes.get('/review', async (c) => c.json(await listReview(context)));

  routes.get('/events', async (c) => {
    const limit = Math.min(readCount(c, 'limit', maxEvents), maxEvents);
    const after = readCount(c, 'after', 0);
    const events = await context.store.read.listEvents(after, limit);
    // Always a number to ask with next time, also when there is no news.
    return c.json({ events, next: events.at(-1)?.sequence ?? after });
  });

  routes.post('/events/:id/redeliver', async (c) => {
    const { store, clock } = context;
    const found = await store.transact((tx) => tx.redeliverEvent(c.req.param('id'), clock.now()));
    if (!found) throw new ProblemError('not_found');
    background.wake();
    return c.body(null, 204);
  });

  return routes;
}
