import { Hono } from 'hono';
import type { Context } from 'hono';
import { activationRequestSchema, windowRequestSchema } from '../../contract/schemas.ts';
import type { RedirectHash } from '../../gateway/index.ts';
import type { ProxyContext } from '../context.ts';
import { findPayerSession } from '../use-cases/find-payer-session.ts';
import { openWindow } from '../use-cases/open-window.ts';
import { submitNumber } from '../use-cases/submit-number.ts';
import { awaitDeposit, viewDeposit } from '../use-cases/view-deposit.ts';
import { bearerToken } from './bearer-token.ts';
import { payerAccess } from './payer-access.ts';
import { readCount, readJson } from './read-body.ts';
import type { RouteEnv } from './route-env.ts';

/** What the payer's browser calls, with a session token and nothing else. */
export function payerRoutes(
  context: ProxyContext,
  redirectHash: RedirectHash | undefined,
  stopping: AbortSignal,
): Hono<RouteEnv> {
  const routes = new Hono<RouteEnv>();
  const sessionOf = (c: Context) => findPayerSession(context, bearerToken(c));
  const depositOf = async (c: Context): Promise<string> => (await sessionOf(c)).depositId;

  routes.use('*', ...payerAccess(context));

  routes.get('/', async (c) => {
    const { depositId, tokenHash } = await sessionOf(c);
    const after = readCount(c, 'after', 0);
    if (after === 0) return c.json(await viewDeposit(context, depositId));
    const poll = context.waitingPolls.enter(tokenHash);
    try {
      const signal = AbortSignal.any([c.req.raw.signal, poll.signal, stopping]);
      const view = await awaitDeposit(context, depositId, after, signal);
      // It may have ended while it waited: by its time, or by the merchant.
      await sessionOf(c);
      return c.json(view);
    } finally {
      poll.leave();
    }
  });

  routes.post('/activation', async (c) => {
    const depositId = await depositOf(c);
    const request = await readJson(c, activationRequestSchema);
    await submitNumber(context, depositId, request, context.clientAddress?.(c.env.arrived));
    return c.json(await viewDeposit(context, depositId));
  });

  routes.post('/window', async (c) => {
    const depositId = await depositOf(c);
    const { lang } = await readJson(c, windowRequestSchema);
    return c.json(await openWindow(context, redirectHash, depositId, lang));
  });

  return routes;
}
