import { Hono } from 'hono';
import { parseMoney } from '../contract/money.ts';
import { equalInConstantTime } from '../gateway/postback-signature.ts';
import { activateRequestSchema, createRequestSchema } from '../gateway/schemas.ts';
import { failResponse, gatewayAnswers, notFoundResponse } from './gateway-answers.ts';
import type { GatewayAnswer } from './gateway-answers.ts';
import { depositScenario } from './magic-numbers.ts';
import { playAnswer } from './play-answer.ts';
import type { SandboxContext } from './sandbox-context.ts';
import { takeDeposit } from './take-deposit.ts';
import type { DepositResult } from './take-deposit.ts';
import { readWireRequest } from './wire-request.ts';

/** Page: "Creating payment". */
async function createTransaction(
  { settings }: SandboxContext,
  request: Request,
  wallet: string,
): Promise<Response> {
  const { walletType, currency, walletIdentifier } = settings;
  if (wallet !== walletType) return failResponse('Unknown wallet type');
  const body = await readWireRequest(request, createRequestSchema);
  if (!body.ok) return failResponse(body.message);
  if (body.value.currency !== currency) return failResponse('The currency is not available for this wallet.');
  return Response.json(gatewayAnswers.wallet(walletIdentifier));
}

function answerTo(result: DepositResult): GatewayAnswer {
  switch (result.kind) {
    case 'order_used':
      return gatewayAnswers.fail('The custom_transaction_id has already been taken.');
    case 'number_used':
      return gatewayAnswers.fail('Transaction already used');
    case 'not_found':
      return gatewayAnswers.fail('Transaction not found');
    case 'taken':
      if (result.fate === 'pending') return gatewayAnswers.pending();
      if (result.fate === 'possible') return gatewayAnswers.possible();
      return gatewayAnswers.activated(result.amount);
  }
}

/** Page: "Activation request". */
async function activate(context: SandboxContext, request: Request): Promise<Response> {
  const { walletType, currency } = context.settings;
  const body = await readWireRequest(request, activateRequestSchema);
  if (!body.ok) return failResponse(body.message);
  const { value } = body;
  if (value.wallet_type !== walletType) return failResponse('Unknown wallet type');
  if (value.currency_code !== currency) {
    return failResponse('The currency_code is not available for this wallet.');
  }
  const declared = parseMoney(String(value.amount), currency);
  if (!declared) return failResponse('The amount has too many digits.');

  const scenario = depositScenario(value.key1);
  if (scenario.answer === 'not_found') return notFoundResponse();
  const order = {
    orderId: value.custom_transaction_id,
    label: value.label,
    transactionNumber: value.key1,
    declared,
  };
  const result = takeDeposit(context, order, scenario, 'uses_order');
  const wire = result.kind === 'taken' ? scenario.answer : 'page';
  return playAnswer(context, wire, answerTo(result), request.signal);
}

/** The deposit calls of the gateway's API. Without the right `?secret=` none of them exists (404). */
export function depositRoutes(context: SandboxContext): Hono {
  const { secret } = context.settings;
  const routes = new Hono();
  routes.use(async (c, next) => {
    if (!equalInConstantTime(secret, c.req.query('secret') ?? '')) return notFoundResponse();
    return next();
  });
  routes.post('/create/:wallet', (c) => createTransaction(context, c.req.raw, c.req.param('wallet')));
  routes.post('/activate', (c) => activate(context, c.req.raw));
  routes.all('/create/:wallet', () => failResponse('The method must be POST.', 405));
  routes.all('/activate', () => failResponse('The method must be POST.', 405));
  return routes;
}
