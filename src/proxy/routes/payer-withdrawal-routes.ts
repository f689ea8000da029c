import { Hono } from 'hono';
import type { Context } from 'hono';
import { withdrawalDetailsSchema } from '../../contract/withdrawal-request-schemas.ts';
import type { ProxyContext } from '../context.ts';
import { findWithdrawalSession } from '../use-cases/find-withdrawal-session.ts';
import { requestWithdrawal } from '../use-cases/request-withdrawal.ts';
import { awaitWithdrawal, viewWithdrawal } from '../use-cases/view-withdrawal.ts';
import { answerPoll } from './answer-poll.ts';
import { answerJson } from './answer.ts';
import { bearerToken } from './bearer-token.ts';
import { payerAccess } from './payer-access.ts';
import { readJson } from './read-body.ts';
import type { RouteEnv } from './route-env.ts';

/** What `<ipay-withdrawal>` calls, with a session token of kind withdrawal and nothing else. */
export function payerWithdrawalRoutes(context: ProxyContext): Hono<RouteEnv> {
  const routes = new Hono<RouteEnv>();
  const sessionOf = (c: Context) => findWithdrawalSession(context, bearerToken(c));

  routes.use('*', ...payerAccess(context));

  routes.get('/', (c) =>
    answerPoll(
      context,
      c,
      () => sessionOf(c),
      ({ withdrawalId }) => ({
        now: () => viewWithdrawal(context, withdrawalId),
        news: (after, signal) => awaitWithdrawal(context, withdrawalId, after, signal),
      }),
    ),
  );

  routes.post('/', async (c) => {
    const { withdrawalId } = await sessionOf(c);
    await requestWithdrawal(context, withdrawalId, await readJson(c, withdrawalDetailsSchema));
    return answerJson(c, await viewWithdrawal(context, withdrawalId));
  });

  return routes;
}
