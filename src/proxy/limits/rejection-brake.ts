import type { StoreTransaction } from '../../store/deposit-store.ts';
import type { WindowLimit } from '../settings/limit-settings.ts';
import { counterLimit, rateLimited } from './limit-rate.ts';

const name = 'rejections';

/**
 * Counts a number the gateway refused.
 *
 * @returns whether it was the one that put the brake on
 */
export async function countRejection(
  tx: StoreTransaction,
  brake: WindowLimit,
  nowMs: number,
): Promise<boolean> {
  return (await tx.countUp(name, counterLimit(brake), nowMs)) === brake.max;
}

/**
 * While refusals surge, somebody is guessing other people's transaction numbers, from more accounts and addresses
 * than their own limits can stop. Until the window is over, only payers that were credited before may hand in
 * numbers: stopping everybody would let the guesser stop the shop.
 *
 * @throws {ProblemError} `rate_limited` for everybody else
 */
export async function holdStrangers(
  tx: StoreTransaction,
  brake: WindowLimit,
  label: string,
  nowMs: number,
): Promise<void> {
  const counter = await tx.findCounter(name);
  if (!counter || counter.count < brake.max) return;
  const age = nowMs - counter.windowStartMs;
  const isOver = age >= brake.windowSeconds * 1000 || age < -brake.windowSeconds * 1000;
  if (!isOver && !(await tx.hasCreditedDeposit(label))) throw rateLimited(brake, counter, nowMs);
}
