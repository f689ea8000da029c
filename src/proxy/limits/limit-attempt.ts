import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { StoredDeposit } from '../../store/records.ts';
import { addressBlock } from '../address/address-block.ts';
import type { ProxyContext } from '../context.ts';
import { limitRate } from './limit-rate.ts';
import { holdStrangers } from './rejection-brake.ts';

/**
 * Counts a number that is about to go to the gateway against its payer, its client address and the brake.
 *
 * The payer's limit cannot be used to lock out somebody else: a session, and with it the label, comes from the
 * merchant's server alone, so whoever uses up a label's numbers is logged in there as that payer. All sessions of
 * a label share the limit, so several deposits at once buy no further guesses. An address can be shared with an
 * attacker, which is why its limit is a wide one.
 *
 * @param address the client's IP address; `undefined` where none is known, and nothing is counted against it
 * @throws {ProblemError} `rate_limited`; nothing is counted then, as the transaction comes to nothing
 */
export async function limitAttempt(
  tx: StoreTransaction,
  { settings: { limits }, clock, clientAddress, cappedLog }: ProxyContext,
  { label }: StoredDeposit,
  address: string | undefined,
): Promise<void> {
  const nowMs = clock.now();
  await holdStrangers(tx, limits.rejectionBrake, label, nowMs);
  // Always in this order, or two transactions could wait for each other's rows.
  await limitRate(tx, `attempts:label:${label}`, limits.perLabel, nowMs);
  const block = address === undefined ? undefined : addressBlock(address);
  if (block === undefined) {
    if (clientAddress)
      cappedLog.warn({}, 'a client address could not be told: nothing was counted against it');
    return;
  }
  await limitRate(tx, `attempts:address:${block}`, limits.perAddress, nowMs);
}
