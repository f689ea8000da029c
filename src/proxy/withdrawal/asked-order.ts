import type * as z from 'zod/mini';
import { withdrawalOrderSchema } from '../../contract/withdrawal-request-schemas.ts';
import { sha256Hex } from '../../gateway/digest.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { parseInput } from '../parse-input.ts';
import { findOrMake } from './find-or-make.ts';
import { readWithdrawalAmount, readWithdrawalDetails, withdrawalSettings } from './read-withdrawal-fields.ts';

/** How long an order that could not be sent may be sent again. */
const sendableForMs = 24 * 3_600_000;

/** Visible ASCII, as header values are; long enough for any id people use. */
const idempotencyKeyPattern = /^[!-~]{1,190}$/;

function readKey(key: unknown): string {
  // Of no type in JavaScript: a number missing in the merchant's books would be the key `null` of every such payout.
  if (typeof key === 'string' && idempotencyKeyPattern.test(key)) return `order:${key}`;
  throw new ProblemError(
    'invalid_request',
    'Idempotency-Key: needs a header of 1 to 190 visible characters, the same for every repetition of this withdrawal and never used for another.',
  );
}

const keyReused = (): ProblemError =>
  new ProblemError(
    'idempotency_key_reused',
    'This key came before with other contents. Repeat those letter by letter ("2500.00" is not "2500"), and never take another key for the same money.',
  );

type Order = z.output<typeof withdrawalOrderSchema>;

/** What cannot be read, under a key that came before, is other contents: not as if nothing was begun under it. */
async function readOrder(
  { store }: ProxyContext,
  idempotencyKey: string,
  read: () => Promise<unknown>,
): Promise<Order> {
  try {
    return parseInput(withdrawalOrderSchema, await read());
  } catch (error) {
    const isUnread = error instanceof ProblemError && error.code === 'invalid_request';
    throw isUnread && (await store.read.findWithdrawalByKey(idempotencyKey)) ? keyReused() : error;
  }
}

/** An order as the merchant asks for it, or calls it off. */
export interface AskedOrder {
  readonly idempotencyKey: string;
  readonly order: Order;
}

/**
 * @param key as in the header
 * @param read gives the order as it was sent
 * @throws {ProblemError} `invalid_request`, `idempotency_key_reused`
 */
export async function readAskedOrder(
  context: ProxyContext,
  key: string | undefined,
  read: () => Promise<unknown>,
): Promise<AskedOrder> {
  const idempotencyKey = readKey(key);
  return { idempotencyKey, order: await readOrder(context, idempotencyKey, read) };
}

function digestOf({ order }: AskedOrder): string {
  const { label, amount, currency, isTest, reference, accountNumber, accountName, bank } = order;
  const asked = [
    label,
    amount,
    currency,
    isTest ?? null,
    reference ?? null,
    accountNumber,
    accountName,
    bank,
  ];
  return sha256Hex(JSON.stringify(asked));
}

/**
 * The withdrawal of an order, as it stands or made anew.
 *
 * @throws {ProblemError} `idempotency_key_reused`, `withdrawals_not_configured`, what is wrong with amount or account
 */
export async function findOrMakeOrder(
  tx: StoreTransaction,
  context: ProxyContext,
  asked: AskedOrder,
  nowMs: number,
): Promise<{ readonly withdrawal: StoredWithdrawal; readonly isNew: boolean }> {
  const { label, amount, currency, isTest, reference, ...typed } = asked.order;
  const requestDigest = digestOf(asked);
  const found = await findOrMake(tx, asked.idempotencyKey, nowMs, () => {
    // Of a new one alone: settings may have changed since, and the same request has the same answer.
    const settings = withdrawalSettings(context.settings);
    return {
      requestDigest,
      label,
      reference: reference ?? null,
      amount: readWithdrawalAmount(amount, currency, settings),
      isTest: isTest ?? settings.isTest,
      details: readWithdrawalDetails(typed, settings),
      expiresAtMs: nowMs + sendableForMs,
    };
  });
  if (found.withdrawal.requestDigest !== requestDigest) throw keyReused();
  return found;
}
