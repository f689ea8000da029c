import { Hono } from 'hono';
import type { Context } from 'hono';
import {
  activationRequestSchema,
  windowFormSchema,
  windowRequestSchema,
} from '../../contract/request-schemas.ts';
import type { ProxyContext } from '../context.ts';
import { findPayerSession } from '../use-cases/find-payer-session.ts';
import { makeResumeLink } from '../use-cases/make-resume-link.ts';
import { openWindow } from '../use-cases/open-window.ts';
import { submitNumber } from '../use-cases/submit-number.ts';
import { awaitDeposit, viewDeposit } from '../use-cases/view-deposit.ts';
import { visitWindow } from '../use-cases/visit-window.ts';
import { answerPoll } from './answer-poll.ts';
import { answer, answerJson } from './answer.ts';
import { bearerToken } from './bearer-token.ts';
import { payerAccess } from './payer-access.ts';
import { readForm, readJson } from './read-body.ts';
import type { RouteEnv } from './route-env.ts';

/** What the payer's browser calls, with a session token and nothing else. */
export function payerRoutes(context: ProxyContext): Hono<RouteEnv> {
  const routes = new Hono<RouteEnv>();
  const sessionOf = (c: Context) => findPayerSession(context, bearerToken(c));
  const depositOf = async (c: Context): Promise<string> => (await sessionOf(c)).depositId;

  routes.use('*', ...payerAccess(context));

  routes.get('/', (c) =>
    answerPoll(
      context,
      c,
      () => sessionOf(c),
      ({ depositId }) => ({
        now: () => viewDeposit(context, depositId),
        news: (after, signal) => awaitDeposit(context, depositId, after, signal),
      }),
    ),
  );

  routes.post('/activation', async (c) => {
    const depositId = await depositOf(c);
    const request = await readJson(c, activationRequestSchema);
    await submitNumber(context, depositId, request, context.clientAddress?.(c.env.arrived));
    return answerJson(c, await viewDeposit(context, depositId));
  });

  routes.post('/window', async (c) => {
    const depositId = await depositOf(c);
    const { lang } = await readJson(c, windowRequestSchema);
    return answerJson(c, await openWindow(context, depositId, lang));
  });

  // For pages without our script. The token is in the body, not in an address, which histories and logs keep.
  routes.post('/window/visit', async (c) => {
    const { session, lang } = await readForm(c, windowFormSchema);
    const { depositId } = await findPayerSession(context, session);
    c.env.headers['location'] = await visitWindow(context, depositId, lang);
    return answer(c, null, 303);
  });

  routes.post('/resume', async (c) => answerJson(c, await makeResumeLink(context, await depositOf(c))));

  return routes;
}
