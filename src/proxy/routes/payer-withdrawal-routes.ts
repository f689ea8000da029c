import { Hono } from 'hono';
import type { Context } from 'hono';
import { withdrawalDetailsSchema } from '../../contract/withdrawal-schemas.ts';
import type { ProxyContext } from '../context.ts';
import { findWithdrawalSession } from '../use-cases/find-withdrawal-session.ts';
import { requestWithdrawal } from '../use-cases/request-withdrawal.ts';
import { awaitWithdrawal, viewWithdrawal } from '../use-cases/view-withdrawal.ts';
import { bearerToken } from './bearer-token.ts';
import { payerAccess } from './payer-access.ts';
import { readCount, readJson } from './read-body.ts';

/** What `<ipay-withdrawal>` calls, with a session token of kind withdrawal and nothing else. */
export function payerWithdrawalRoutes(context: ProxyContext, stopping: AbortSignal): Hono {
  const routes = new Hono();
  const withdrawalOf = async (c: Context): Promise<string> =>
    (await findWithdrawalSession(context, bearerToken(c))).withdrawalId;

  routes.use('*', ...payerAccess(context));

  routes.get('/', async (c) => {
    const withdrawalId = await withdrawalOf(c);
    const after = readCount(c, 'after', 0);
    const { signal } = c.req.raw;
    const view =
      after > 0
        ? await awaitWithdrawal(context, withdrawalId, after, AbortSignal.any([signal, stopping]))
        : await viewWithdrawal(context, withdrawalId);
    return c.json(view);
  });

  routes.post('/', async (c) => {
    const withdrawalId = await withdrawalOf(c);
    await requestWithdrawal(context, withdrawalId, await readJson(c, withdrawalDetailsSchema));
    return c.json(await viewWithdrawal(context, withdrawalId));
  });

  return routes;
}
