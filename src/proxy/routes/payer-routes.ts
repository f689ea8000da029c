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

/** What the payer's browser calls, with a session token and nothing else. */
export function payerRoutes(
  context: ProxyContext,
  redirectHash: RedirectHash | undefined,
  stopping: AbortSignal,
): Hono {
  const routes = new Hono();
  const depositOf = async (c: Context): Promise<string> =>
    (await findPayerSession(context, bearerToken(c))).depositId;

  routes.use('*', ...payerAccess(context));

  routes.get('/', async (c) => {
    const depositId = await depositOf(c);
    const after = readCount(c, 'after', 0);
    const { signal } = c.req.raw;
    const view =
      after > 0
        ? await awaitDeposit(context, depositId, after, AbortSignal.any([signal, stopping]))
        : await viewDeposit(context, depositId);
    return c.json(view);
  });

  routes.post('/activation', async (c) => {
    const depositId = await depositOf(c);
    await submitNumber(context, depositId, await readJson(c, activationRequestSchema));
    return c.json(await viewDeposit(context, depositId));
  });

  routes.post('/window', async (c) => {
    const depositId = await depositOf(c);
    const { lang } = await readJson(c, windowRequestSchema);
    return c.json(await openWindow(context, redirectHash, depositId, lang));
  });

  return routes;
}
