import { gatewayMessageText } from './gateway-message.ts';
import type { ActivateOutcome, CreateOutcome } from './gateway-outcome.ts';
import { toPlainValue } from './json-node.ts';
import type { JsonNode } from './json-node.ts';
import { readWalletDetails } from './read-wallet-details.ts';
import { activateReplySchema, createReplySchema } from './schemas.ts';

type Unsettled = Extract<ActivateOutcome, { kind: 'unknown' }>;

/** What to say of a body that is no documented reply, or one whose HTTP status contradicts it. */
export function unsettled(httpOk: boolean): Unsettled {
  return httpOk
    ? {
        kind: 'unknown',
        reason: 'unexpected_reply',
        detail: 'The gateway replied with JSON that is none of its documented replies.',
      }
    : {
        kind: 'unknown',
        reason: 'unexpected_status',
        detail: 'The gateway replied with an HTTP error whose body does not say fail.',
      };
}

/**
 * A clean `fail` counts whether it comes with HTTP 200 or with a 4xx such as 422, the usual status of refusals
 * by field: both are the gateway's own word that it refused this request. Any other status in the body of a 4xx
 * contradicts it, and a contradiction settles nothing.
 */
export function readActivateReply(body: JsonNode, httpOk: boolean): ActivateOutcome {
  const { data: reply } = activateReplySchema.safeParse(toPlainValue(body));
  if (reply?.status === 'fail') return { kind: 'rejected', message: gatewayMessageText(reply.message) };
  if (reply === undefined || !httpOk) return unsettled(httpOk);
  switch (reply.status) {
    case 'ok': {
      const depositAmount = String(reply.deposit_amount ?? '');
      return {
        kind: 'accepted',
        depositAmount: /^[0-9.eE+]{1,40}$/.test(depositAmount) ? depositAmount : null,
      };
    }
    case 'pending':
      return { kind: 'checking', message: gatewayMessageText(reply.message) };
    case 'possible_transaction_created':
      return { kind: 'possible', message: gatewayMessageText(reply.message) };
  }
}

/** As `readActivateReply`; here nothing is at stake, so what is not settled is merely unavailable. */
export function readCreateReply(body: JsonNode, httpOk: boolean): CreateOutcome {
  const { data: reply } = createReplySchema.safeParse(toPlainValue(body));
  if (reply?.status === 'fail') return { kind: 'refused', message: gatewayMessageText(reply.message) };
  // Read from the tree, where numbers still are what the gateway wrote.
  const params = body instanceof Map ? body.get('params') : undefined;
  if (reply === undefined || !httpOk || !(params instanceof Map)) {
    return { kind: 'unavailable', detail: unsettled(httpOk).detail };
  }
  const wallet = readWalletDetails(params);
  return wallet === undefined
    ? { kind: 'unavailable', detail: 'The gateway named no wallet: params has no identifier.' }
    : { kind: 'ok', wallet };
}
