import { formatDecimal } from '../contract/money.ts';
import type { Activation, CreateTransaction } from './gateway-client-options.ts';
import type { JsonNode } from './json-node.ts';
import { encodePhpJson } from './php-json.ts';
import { activateRequestSchema, createRequestSchema } from './schemas.ts';

/** A request body, or a sentence naming the fields the gateway would not take. */
export type GatewayRequest =
  { readonly ok: true; readonly json: string } | { readonly ok: false; readonly detail: string };

type Issues = readonly { readonly path: readonly PropertyKey[] }[];

/** Names fields only: their values are payers' data. */
export function refuseRequest(issues: Issues): Extract<GatewayRequest, { ok: false }> {
  const fields = issues.map(({ path }) => path.map(String).join('.')).join(', ');
  return {
    ok: false,
    detail: `The request is not one the gateway takes and was not sent. Check: ${fields}.`,
  };
}

export function createRequest({ label, currency }: CreateTransaction): GatewayRequest {
  const fields = { currency, label };
  const { error } = createRequestSchema.safeParse(fields);
  return error ? refuseRequest(error.issues) : { ok: true, json: JSON.stringify(fields) };
}

export function activateRequest(activation: Activation, walletType: string): GatewayRequest {
  const { label, transactionNumber, amount, customTransactionId } = activation;
  if (!Number.isSafeInteger(amount.amountMinor)) return refuseRequest([{ path: ['amount'] }]);
  const decimal = formatDecimal(amount);
  const texts = {
    currency_code: amount.currency,
    label,
    wallet_type: walletType,
    key1: transactionNumber,
    custom_transaction_id: customTransactionId,
  };
  const { error } = activateRequestSchema.safeParse({ ...texts, amount: Number(decimal) });
  if (error) return refuseRequest(error.issues);
  // The decimal's own digits go out as the JSON number, so that no float stands between the money and the wire.
  const fields = new Map<string, JsonNode>([...Object.entries(texts), ['amount', { number: decimal }]]);
  return { ok: true, json: encodePhpJson(fields, 'unescaped') };
}
