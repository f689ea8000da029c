import { Hono } from 'hono';
import type { Context } from 'hono';
import type { WindowOutcome } from '../../contract/payment-window-link.ts';
import { windowOutcomes } from '../../contract/payment-window-link.ts';
import { parseTransactionNumber } from '../../contract/transaction-number.ts';
import { depositScenario } from '../magic-numbers.ts';
import type { PaymentFate } from '../magic-numbers.ts';
import { randomDigits } from '../random-digits.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { takeDeposit } from '../take-deposit.ts';
import type { WindowOrder } from './window-order.ts';
import { readWindowOrder } from './window-order.ts';
import { brokenLinkPage, orderUsedPage, paymentPage, resultPage } from './window-page.ts';
import { windowRedirect } from './window-redirect.ts';
import { windowStyle } from './window-style.ts';
import { windowLanguage, windowText } from './window-text.ts';
import type { WindowLanguage } from './window-text.ts';

/**
 * The label and the redirects stand in the address: no referrer, no cache. Nothing forbids framing, since the
 * gateway's own embedding is an iframe. `form-action` counts redirects after a post, and those go to the
 * merchant's pages.
 */
const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self' http: https:; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

const outcomeOf: Readonly<Record<PaymentFate, WindowOutcome>> = {
  activated: 'success',
  pending: 'pending',
  possible: 'pending',
  none: 'fail',
};

/** What the three sandbox buttons play: the digits of plain ok, of fail and of pending then ok. */
const buttonDigits: Readonly<Record<WindowOutcome, string>> = { success: '00', fail: '05', pending: '02' };

interface Submission {
  readonly language: WindowLanguage;
  readonly order: WindowOrder;
  readonly query: URLSearchParams;
}

async function submit(sandbox: SandboxContext, c: Context, submission: Submission): Promise<Response> {
  const { language, order, query } = submission;
  const { walletIdentifier, redirects } = sandbox.settings;
  const text = windowText(language);
  const form = new URLSearchParams(await c.req.text());
  const typed = form.get('key1') ?? '';
  const button = windowOutcomes.find((outcome) => outcome === form.get('outcome'));
  const again = async (error: string): Promise<Response> =>
    c.html(paymentPage(language, order, walletIdentifier, { typed, error }), 422);

  const parsed = parseTransactionNumber(typed);
  if (!parsed.ok && !button) return again(text.numberProblems[parsed.problem.reason]);
  // A button plays its outcome whatever was typed; its own number keeps the order's number out of the way.
  const number = button || !parsed.ok ? randomDigits(8) : parsed.transactionNumber;
  const scenario = depositScenario(button ? buttonDigits[button] : number);
  const result = takeDeposit(
    sandbox,
    {
      orderId: order.customTransactionId,
      label: order.label,
      transactionNumber: number,
      declared: order.amount,
    },
    scenario,
    'keeps_order',
  );
  if (result.kind === 'number_used') return again(text.numberUsed);
  if (result.kind === 'order_used') return c.html(orderUsedPage(language), 409);
  const outcome = outcomeOf[result.kind === 'taken' ? result.fate : 'none'];
  const target = await windowRedirect(query, outcome, redirects);
  if (target !== undefined) return c.redirect(target, 303);
  return c.html(resultPage(language, outcome));
}

/** The payment window (page: "Payment window integration (plugin)"), with three buttons of the sandbox's own. */
export function windowRoutes(sandbox: SandboxContext): Hono {
  const routes = new Hono();
  routes.on(['GET', 'POST'], '/', async (c) => {
    for (const [name, value] of Object.entries(pageHeaders)) c.header(name, value);
    const query = new URL(c.req.url).searchParams;
    const language = windowLanguage(query.get('lang'));
    const read = readWindowOrder(query, sandbox.settings);
    if (!read.ok) return c.html(brokenLinkPage(language, read.problem, read.parameters), 400);
    const { order } = read;
    if (c.req.method === 'POST') return submit(sandbox, c, { language, order, query });
    return c.html(paymentPage(language, order, sandbox.settings.walletIdentifier));
  });
  routes.get('/window.css', (c) =>
    c.body(windowStyle, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
  );
  return routes;
}
