import type { WithdrawalRecord } from '../../contract/withdrawal-record.ts';
import { withdrawalOrderSchema } from '../../contract/withdrawal-request-schemas.ts';
import { sha256Hex } from '../../gateway/digest.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { parseInput } from '../parse-input.ts';
import { isOverdue } from '../withdrawal/expire-withdrawal.ts';
import { findOrMake } from '../withdrawal/find-or-make.ts';
import {
  readWithdrawalAmount,
  readWithdrawalDetails,
  withdrawalSettings,
} from '../withdrawal/read-withdrawal-fields.ts';
import { beginSending } from './begin-sending.ts';
import { sendWithdrawal } from './send-withdrawal.ts';
import { findWithdrawal } from './view-withdrawal.ts';

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

/** What cannot be read, under a key that came before, is other contents: not as if nothing was begun under it. */
async function readOrder({ store }: ProxyContext, idempotencyKey: string, read: () => Promise<unknown>) {
  try {
    return parseInput(withdrawalOrderSchema, await read());
  } catch (error) {
    const isUnread = error instanceof ProblemError && error.code === 'invalid_request';
    throw isUnread && (await store.read.findWithdrawalByKey(idempotencyKey)) ? keyReused() : error;
  }
}

interface Begun {
  readonly id: string;
  /** Where this caller, and nobody else, now calls the gateway. */
  readonly toSend: StoredWithdrawal | undefined;
}

/** What to do about an order that came before. */
async function repeat(
  tx: StoreTransaction,
  { settings }: ProxyContext,
  known: StoredWithdrawal,
  requestDigest: string,
  nowMs: number,
): Promise<Begun> {
  if (known.requestDigest !== requestDigest) throw keyReused();
  const { id } = known;
  // Switched off, it stays as it is: an error would say that nothing was begun under this key.
  if (known.state !== 'requested' || isOverdue(known, nowMs) || !settings.withdrawals) {
    return { id, toSend: undefined };
  }
  return { id, toSend: await beginSending(tx, known, 'sent_again', nowMs) };
}

/**
 * Pays out to an account the merchant names: at most once per idempotency key, however often, from however many
 * processes it is asked for.
 *
 * @param read gives the order as it was sent
 * @throws {ProblemError} `invalid_request`, `withdrawals_not_configured`, `idempotency_key_reused`, what is
 *   wrong with amount or account; `gateway_unavailable` or `gateway_misconfigured` when nothing was processed
 */
export async function createWithdrawal(
  context: ProxyContext,
  key: string | undefined,
  read: () => Promise<unknown>,
): Promise<WithdrawalRecord> {
  const idempotencyKey = readKey(key);
  const order = await readOrder(context, idempotencyKey, read);
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
  const requestDigest = sha256Hex(JSON.stringify(asked));

  const begun = await context.store.transact(async (tx): Promise<Begun> => {
    // Not before: the sweeper counts the wait for the gateway from here, and the one for the database is over.
    const nowMs = context.clock.now();
    const { withdrawal, isNew } = await findOrMake(tx, idempotencyKey, nowMs, () => {
      // Of a new one alone: settings may have changed since, and the same request has the same answer.
      const settings = withdrawalSettings(context.settings);
      return {
        requestDigest,
        label,
        reference: reference ?? null,
        amount: readWithdrawalAmount(amount, currency, settings),
        isTest: isTest ?? settings.isTest,
        details: readWithdrawalDetails({ accountNumber, accountName, bank }, settings),
        expiresAtMs: nowMs + sendableForMs,
      };
    });
    return isNew
      ? { id: withdrawal.id, toSend: await beginSending(tx, withdrawal, 'order', nowMs) }
      : repeat(tx, context, withdrawal, requestDigest, nowMs);
  });
  if (begun.toSend) await sendWithdrawal(context, begun.toSend);
  return findWithdrawal(context, begun.id);
}
