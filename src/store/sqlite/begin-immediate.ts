import { setTimeout } from 'node:timers/promises';
import { StoreError } from '../store-error.ts';

/** SQLITE_BUSY, its extended codes included: somebody else is writing. */
const busyCode = 5;
const longestPauseMs = 50;

function isBusy(error: unknown): boolean {
  const cause = error instanceof StoreError ? error.cause : undefined;
  if (!(cause instanceof Error) || !('errcode' in cause)) return false;
  return typeof cause.errcode === 'number' && (cause.errcode & 0xff) === busyCode;
}

/**
 * Begins a transaction that writes, waiting its turn without holding up the process. SQLite's own wait blocks the
 * thread: for seconds nobody would be answered, and a writer of the same process, which the wait is for, could
 * never finish.
 *
 * @param execute runs one statement
 * @param busyTimeoutMs how long to try while another process is writing
 * @throws {StoreError} `store_unavailable` when the other did not finish in time
 */
export async function beginImmediate(
  execute: (sql: string) => unknown,
  busyTimeoutMs: number,
): Promise<void> {
  const giveUpAt = performance.now() + busyTimeoutMs;
  for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      // A transaction that reads first and writes later would fail with SQLITE_BUSY_SNAPSHOT when another
      // process wrote in between; taking the write lock at once makes it wait its turn instead.
      await execute('begin immediate');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error;
    }
    // Half of it by chance, so that two who wait do not stay in step.
    await setTimeout(pauseMs * (0.5 + Math.random()));
  }
}
