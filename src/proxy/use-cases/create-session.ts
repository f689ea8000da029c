import { parseMoney, wholeUnits } from '../../contract/money.ts';
import { sessionRequestSchema } from '../../contract/request-schemas.ts';
import type { Session } from '../../contract/session.ts';
import type { ProxyContext } from '../context.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { isoTime } from '../iso-time.ts';
import { limitRate } from '../limits/limit-rate.ts';
import { parseInput } from '../parse-input.ts';
import { randomId } from '../random-id.ts';
import { hashOfToken, newSessionToken } from '../session-token.ts';
import { viewableAfterExpiryMs } from '../viewable-after-expiry.ts';

/**
 * Makes a deposit and the session that opens it to the payer's browser.
 *
 * @throws {ProblemError} `invalid_request`, `amount_not_whole`, `window_not_configured` or `rate_limited`
 */
export async function createSession(context: ProxyContext, input: unknown): Promise<Session> {
  const request = parseInput(sessionRequestSchema, input);
  const { label, currency, flow, reference, returnUrls, expiresInSeconds } = request;
  const requested = parseMoney(request.amount, currency);
  if (!requested || requested.amountMinor === 0) {
    throw new ProblemError('invalid_request', 'amount: must be a decimal string above zero, such as "2500".');
  }
  const { window } = context.settings;
  if (flow === 'window') {
    if (!window) {
      throw new ProblemError(
        'window_not_configured',
        'Set window.url, or make the session with flow "number".',
      );
    }
    if (wholeUnits(requested) === undefined) throw new ProblemError('amount_not_whole');
    if (Object.keys(returnUrls).length > 0 && !window.redirectHash && !window.redirectIds) {
      throw new ProblemError(
        'window_not_configured',
        'returnUrls ask for redirects from the payment window. Set window.redirectHash (the strategy comes with your gateway account) or window.redirectIds.',
      );
    }
  }

  const nowMs = context.clock.now();
  const token = newSessionToken(nowMs);
  const depositId = randomId('dep_', nowMs);
  const expiresAtMs = nowMs + expiresInSeconds * 1000;
  const sessionExpiresAtMs = expiresAtMs + viewableAfterExpiryMs;
  await context.store.transact(async (tx) => {
    await limitRate(tx, `sessions:label:${label}`, context.settings.limits.sessionsPerLabel, nowMs);
    await tx.insertDeposit({
      id: depositId,
      version: 1,
      state: 'awaiting_payment',
      label,
      reference: reference ?? null,
      flow,
      requested,
      credited: null,
      creditedAttemptId: null,
      wallet: null,
      returnUrls,
      attemptsUsed: 0,
      windowOpened: false,
      createdAtMs: nowMs,
      expiresAtMs,
      stateSinceMs: nowMs,
    });
    await tx.insertSession({
      tokenHash: hashOfToken(token),
      depositId,
      resumeId: null,
      createdAtMs: nowMs,
      expiresAtMs: sessionExpiresAtMs,
      revokedAtMs: null,
    });
  });
  return { token, depositId, expiresAt: isoTime(sessionExpiresAtMs) };
}
