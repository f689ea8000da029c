import * as z from 'zod/mini';
import { ProblemError } from '../../proxy/index.ts';
import type { Proxy } from '../../proxy/index.ts';
import { magicNumbers } from '../../sandbox/index.ts';
import type { ActivityFeed } from './activity.ts';
import { forwardToSandbox, isLabRequest } from './lab-routes.ts';
import type { ShopLedger } from './shop-ledger.ts';

/** The one payer of the demo shop. */
const demoLabel = 'demo-payer';
export const demoCurrency = 'LKR';

const depositRequest = z.object({ amount: z.string(), flow: z.enum(['number', 'window']) });

const magicNumberList = [magicNumbers.deposit.otherwise, ...magicNumbers.deposit.scenarios].map(
  ({ digits, name, summary }) => ({
    suffix: /^\d+$/.test(digits) ? digits : '',
    outcome: name,
    description: summary,
  }),
);

/** The shop's own server: what a merchant writes. It asks the proxy for sessions and keeps the balance. */
export function createShop(
  proxy: Proxy,
  ledger: ShopLedger,
  feed: ActivityFeed,
  sandboxUrl: string,
): (request: Request) => Promise<Response> {
  const startDeposit = async (request: Request): Promise<Response> => {
    const parsed = z.safeParse(depositRequest, await request.json().catch(() => undefined));
    if (!parsed.success)
      throw new ProblemError('invalid_request', 'Send {"amount": "2500", "flow": "number"}.');
    const { origin } = new URL(request.url);
    // For people alone: what the proxy believes is the redirect's hash.
    const returnUrl = (outcome: string) => `${origin}/?returned=${outcome}&from=${parsed.data.flow}`;
    const { token, depositId } = await proxy.createSession({
      ...parsed.data,
      label: demoLabel,
      currency: demoCurrency,
      returnUrls: {
        success: returnUrl('success'),
        fail: returnUrl('fail'),
        pending: returnUrl('pending'),
      },
    });
    feed.add('shop', 'New deposit', { depositId, ...parsed.data });
    return Response.json({ depositId, session: token }, { status: 201 });
  };

  const routes: Readonly<Record<string, (request: Request) => Response | Promise<Response>>> = {
    'GET /shop/config': () =>
      Response.json({ proxy: '/pay', label: demoLabel, magicNumbers: magicNumberList, sandboxUrl }),
    'GET /shop/account': () =>
      Response.json({ label: demoLabel, balance: ledger.balance(), credits: ledger.credits() }),
    'GET /shop/activity': (request) => feed.stream(request),
    'POST /shop/deposits': startDeposit,
  };

  return async (request) => {
    const route = routes[`${request.method} ${new URL(request.url).pathname}`];
    try {
      if (isLabRequest(request)) return await forwardToSandbox(request, sandboxUrl);
      if (!route) throw new ProblemError('not_found');
      return await route(request);
    } catch (error) {
      if (error instanceof ProblemError) return error.toResponse();
      throw error;
    }
  };
}
