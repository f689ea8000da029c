import { gatewayMessageText } from './gateway-message.ts';
import { unsettled } from './gateway-reply.ts';
import { toPlainValue } from './json-node.ts';
import type { JsonNode } from './json-node.ts';
import { withdrawalReplySchema } from './schemas.ts';
import type { FailReply } from './schemas.ts';
import type { WithdrawalOutcome } from './withdrawal-outcome.ts';

/** Page: `{"withdrawals_sum_amount": ["Insufficient balance"]}`. As a bare sentence it means the same. */
function isInsufficientBalance(message: FailReply['message'], text: string): boolean {
  const isByField = typeof message === 'object' && message !== null && !Array.isArray(message);
  return (
    (isByField && Object.hasOwn(message, 'withdrawals_sum_amount')) || /\binsufficient balance\b/i.test(text)
  );
}

/**
 * As with an activation, a clean `fail` counts with HTTP 200 and with a 4xx; anything that contradicts itself or
 * is not documented settles nothing.
 */
export function readWithdrawalReply(body: JsonNode, httpOk: boolean): WithdrawalOutcome {
  const { data: reply } = withdrawalReplySchema.safeParse(toPlainValue(body));
  if (reply?.status === 'fail') {
    const message = gatewayMessageText(reply.message);
    const code = isInsufficientBalance(reply.message, message) ? 'insufficient_balance' : 'refused';
    return { kind: 'refused', code, message };
  }
  return reply === undefined || !httpOk ? unsettled(httpOk) : { kind: 'accepted' };
}
