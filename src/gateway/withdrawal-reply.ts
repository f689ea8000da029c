import { gatewayMessageText } from './gateway-message.ts';
import { unsettled } from './gateway-reply.ts';
import { toPlainValue } from './json-node.ts';
import type { JsonNode } from './json-node.ts';
import { withdrawalReplySchema } from './schemas.ts';
import type { FailReply } from './schemas.ts';
import type { WithdrawalOutcome } from './withdrawal-outcome.ts';

type Message = FailReply['message'];

/** Whether the message has a sentence about this field of the request. */
const isAboutField = (message: Message, field: string): boolean =>
  typeof message === 'object' && message !== null && !Array.isArray(message) && Object.hasOwn(message, field);

/** Page: `{"withdrawals_sum_amount": ["Insufficient balance"]}`. As a bare sentence it means the same. */
const isInsufficientBalance = (message: Message, text: string): boolean =>
  isAboutField(message, 'withdrawals_sum_amount') || /\binsufficient balance\b/i.test(text);

/** How the gateway would say that it has an id already is documented nowhere; these are the usual words. */
const takenId =
  /\b(?:withdrawal[ _]?id\b.{0,20}\b(?:taken|unique|used?|exists)|duplicated?|already (?:been|exists?))\b/i;

/**
 * Whether the gateway minds the id. It is ours, and right in form: so it has it already, as when something on the way
 * sent our request twice, or we went back to a backup. The money may be on its way under it.
 */
const isTakenId = (message: Message, text: string, httpStatus: number): boolean =>
  httpStatus === 409 || isAboutField(message, 'withdrawal_id') || takenId.test(text);

/**
 * As with an activation, a clean `fail` counts with HTTP 200 and with a 4xx; anything that contradicts itself or
 * is not documented settles nothing.
 */
export function readWithdrawalReply(body: JsonNode, httpOk: boolean, httpStatus: number): WithdrawalOutcome {
  const { data: reply } = withdrawalReplySchema.safeParse(toPlainValue(body));
  if (reply?.status !== 'fail') {
    return reply === undefined || !httpOk ? unsettled(httpOk) : { kind: 'accepted' };
  }
  const message = gatewayMessageText(reply.message);
  if (isTakenId(reply.message, message, httpStatus)) {
    return {
      kind: 'unknown',
      reason: 'unexpected_reply',
      detail: `The gateway refused the withdrawal_id, so it may have it already. It said: ${message}`,
    };
  }
  const code = isInsufficientBalance(reply.message, message) ? 'insufficient_balance' : 'refused';
  return { kind: 'refused', code, message };
}
