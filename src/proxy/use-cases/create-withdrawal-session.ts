import type { WithdrawalSession } from '../../contract/withdrawal-order.ts';
import { withdrawalSessionRequestSchema } from '../../contract/withdrawal-request-schemas.ts';
import { sha256Hex } from '../../gateway/digest.ts';
import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredWithdrawal } from '../../store/withdrawal-records.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { isoTime } from '../iso-time.ts';
import { parseInput } from '../parse-input.ts';
import { hashOfToken, newSessionToken } from '../session-token.ts';
import { viewableAfterExpiryMs } from '../viewable-after-expiry.ts';
import { findOrMake } from '../withdrawal/find-or-make.ts';
import { changeWithdrawal } from '../withdrawal/move-withdrawal.ts';
import { readWithdrawalAmount, withdrawalSettings } from '../withdrawal/read-withdrawal-fields.ts';

/** Another session for what was reserved once: the payer gets the time anew, as long as nothing was sent. */
async function joinWithdrawal(
  tx: StoreTransaction,
  known: StoredWithdrawal,
  requestDigest: string,
  expiresAtMs: number,
  nowMs: number,
): Promise<void> {
  if (known.requestDigest !== requestDigest) {
    throw new ProblemError(
      'idempotency_key_reused',
      'This reference came before with another label, amount, currency or isTest. Give each reservation its own.',
    );
  }
  if (known.state === 'requested' && known.expiresAtMs < expiresAtMs) {
    await changeWithdrawal(tx, known, { expiresAtMs }, nowMs);
  }
}

/**
 * Makes the session that lets the payer say where reserved money goes. The same reference means the same
 * withdrawal, so that a page loaded twice never pays twice.
 *
 * @throws {ProblemError} `invalid_request`, `withdrawals_not_configured`, `idempotency_key_reused`,
 *   `amount_not_whole` or `amount_out_of_limits`
 */
export async function createWithdrawalSession(
  context: ProxyContext,
  input: unknown,
): Promise<WithdrawalSession> {
  const request = parseInput(withdrawalSessionRequestSchema, input);
  const { label, amount, currency, isTest, reference, expiresInSeconds } = request;
  const idempotencyKey = `session:${reference}`;
  const requestDigest = sha256Hex(JSON.stringify([label, amount, currency, isTest ?? null]));
  const nowMs = context.clock.now();
  const expiresAtMs = nowMs + expiresInSeconds * 1000;
  const sessionExpiresAtMs = expiresAtMs + viewableAfterExpiryMs;
  const token = newSessionToken(nowMs);

  const withdrawalId = await context.store.transact(async (tx) => {
    const { withdrawal } = await findOrMake(tx, idempotencyKey, nowMs, () => {
      const settings = withdrawalSettings(context.settings);
      return {
        requestDigest,
        label,
        reference,
        amount: readWithdrawalAmount(amount, currency, settings),
        isTest: isTest ?? settings.isTest,
        details: null,
        expiresAtMs,
      };
    });
    await joinWithdrawal(tx, withdrawal, requestDigest, expiresAtMs, nowMs);
    await tx.insertWithdrawalSession({
      tokenHash: hashOfToken(token),
      withdrawalId: withdrawal.id,
      createdAtMs: nowMs,
      expiresAtMs: sessionExpiresAtMs,
      revokedAtMs: null,
    });
    return withdrawal.id;
  });
  return { token, withdrawalId, expiresAt: isoTime(sessionExpiresAtMs) };
}
