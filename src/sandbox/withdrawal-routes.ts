import { Hono } from 'hono';
import { minorDigits } from '../contract/money.ts';
import { WithdrawalSignatureError, signWithdrawal } from '../gateway/index.ts';
import { equalInConstantTime } from '../gateway/postback-signature.ts';
import { withdrawalRequestSchema } from '../gateway/schemas.ts';
import type { WithdrawalRequest } from '../gateway/schemas.ts';
import { failResponse, gatewayAnswers } from './gateway-answers.ts';
import { withdrawalScenario } from './magic-numbers.ts';
import { planWithdrawalPostbacks } from './plan-postbacks.ts';
import { playAnswer } from './play-answer.ts';
import type { SandboxContext } from './sandbox-context.ts';
import { readWireRequest } from './wire-request.ts';

function isSigned(request: WithdrawalRequest, privateKey: string): boolean {
  try {
    return equalInConstantTime(signWithdrawal(request, privateKey), request.signature);
  } catch (error) {
    if (error instanceof WithdrawalSignatureError) return false;
    throw error;
  }
}

/** Page: "Creating withdrawal request for Ipay". There is no secret: the signature stands for it. */
async function createWithdrawal(context: SandboxContext, request: Request): Promise<Response> {
  const { settings, delivery } = context;
  const { walletType, currency, withdrawalPrivateKey, journal, clock } = settings;
  const body = await readWireRequest(request, withdrawalRequestSchema);
  if (!body.ok) return failResponse(body.message);
  const { value } = body;
  if (!isSigned(value, withdrawalPrivateKey)) return failResponse('Invalid signature');
  if (value.payment_system !== walletType) return failResponse('Unknown payment_system');
  if (value.currency_code !== currency) {
    return failResponse('The currency_code is not available for this payment_system.');
  }
  const amountMinor = value.amount * 10 ** minorDigits(currency);
  if (!Number.isSafeInteger(amountMinor)) return failResponse('The amount is above the maximum.');

  // Page: without a withdrawal_id the system generates one, and the caller never learns which.
  const withdrawalId = value.withdrawal_id ?? crypto.randomUUID();
  const amount = { amountMinor, currency };
  const scenario = withdrawalScenario(value.account_number);
  if (journal.findTransaction('withdrawal', withdrawalId)) {
    return failResponse('The withdrawal_id has already been taken.');
  }
  if (scenario.decision === 'insufficient_balance') {
    return Response.json(gatewayAnswers.insufficientBalance());
  }
  if (scenario.decision === 'refused') return failResponse('The withdrawal is not available.');

  const added = journal.addTransaction(
    {
      kind: 'withdrawal',
      orderId: withdrawalId,
      label: value.label,
      usedNumber: null,
      amount,
      scenario: scenario.name,
      fate: 'activated',
      createdAtMs: clock.now(),
    },
    planWithdrawalPostbacks(
      settings,
      value.label,
      {
        amount,
        withdrawalId,
        accountNumber: value.account_number,
        accountName: value.account_name,
        bankCode: value.bank_details.bank_code,
        isTest: value.is_test,
      },
      scenario.postbacks,
    ),
  );
  if (added !== 'added') return failResponse('The withdrawal_id has already been taken.');
  delivery.wake();
  return playAnswer(context, scenario.answer, gatewayAnswers.ok(), request.signal);
}

/** The withdrawal call of the gateway's API. */
export function withdrawalRoutes(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.post('/create', (c) => createWithdrawal(context, c.req.raw));
  routes.all('/create', () => failResponse('The method must be POST.', 405));
  return routes;
}
