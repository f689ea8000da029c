import { sha256Hex } from './digest.ts';
import { scalarText } from './json-node.ts';
import type { JsonNode, JsonObject } from './json-node.ts';

/** One entry of a verified `additional_data`: everything here was signed. */
export interface SignedTransaction {
  /** `unclassified`: neither of our deposits nor a withdrawal can be told from the signed fields. */
  readonly kind: 'deposit' | 'withdrawal' | 'unclassified';
  readonly walletType: string;
  /**
   * The gateway's number for the payment, without blanks and marks that nobody sees: they tell no two payments apart.
   * Can be empty, and need not be the number the payer typed.
   */
  readonly transactionId: string;
  /** Decimal, as written; `''` when absent. Not yet checked: read it with `parseMoney`. */
  readonly amount: string;
  readonly currencyCode: string;
  /** `plugin_custom_order_id`, our `custom_transaction_id`; `''` when null or absent. */
  readonly orderId: string;
  readonly withdrawalId: string;
  /** Where a withdrawal went, as written; `''` when absent. */
  readonly accountNumber: string;
  /** 1 succeeded, 5 failed; other values are undocumented. `null` when it is no whole number. */
  readonly withdrawalStatus: number | null;
  /** SHA-256 of `json`, lower-case hex: the same transaction posted again has the same digest. */
  readonly digest: string;
  /** The entry as PHP writes it with unescaped slashes and Unicode. */
  readonly json: string;
}

const unseen = /[\s\p{Cc}\p{Cf}]/gu;

/** Between two characters that make one, a mark keeps them apart; and some characters come apart into blanks. */
const numberOf = (written: string): string =>
  written.replace(unseen, '').normalize('NFKC').replace(unseen, '').normalize('NFKC');

const isPresent = (node: JsonNode | undefined): boolean => node !== undefined && node !== null;
const isFilled = (node: JsonNode | undefined): boolean => isPresent(node) && node !== '';

/** A withdrawal is never taken for a deposit: one sign of it is enough, even one that cannot be read. */
function kindOf(entry: JsonObject, orderId: string): SignedTransaction['kind'] {
  if (isFilled(entry.get('withdrawal_id')) || isPresent(entry.get('withdrawal_status'))) return 'withdrawal';
  return orderId === '' ? 'unclassified' : 'deposit';
}

/** Reads one signed entry. Values may be strings or numbers; their text is kept. `json` is the entry's encoding. */
export function readSignedTransaction(entry: JsonObject, json: string): SignedTransaction {
  const written = (key: string): string => scalarText(entry.get(key)) ?? '';
  // Not every database keeps a NUL, and what was kept is compared with what comes again.
  const text = (key: string): string => written(key).replaceAll('\0', '\ufffd');
  const orderId = text('plugin_custom_order_id');
  const status = text('withdrawal_status');
  return {
    kind: kindOf(entry, orderId),
    walletType: text('wallet_type'),
    transactionId: numberOf(written('transaction_id')),
    amount: text('amount'),
    currencyCode: text('currency_code'),
    orderId,
    withdrawalId: text('withdrawal_id'),
    accountNumber: text('account_number'),
    withdrawalStatus: /^[0-9]{1,9}$/.test(status) ? Number(status) : null,
    digest: sha256Hex(json),
    json,
  };
}
