import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { DepositStore } from '../../store/deposit-store.ts';
import { forgettableKinds } from '../../store/records.ts';
import type { ForgettableKind } from '../../store/records.ts';

/** So few that who waits to write a postback down does not notice. */
const batch = 500;

export type Forgotten = Readonly<Record<ForgettableKind, number>>;

/** Forgets what is older, a few rows at a time: a proxy on the same database goes on serving. */
export async function forgetOlder(store: DepositStore, beforeMs: number): Promise<Forgotten> {
  const count = async (kind: ForgettableKind): Promise<number> => {
    let total = 0;
    let after: string | number | undefined;
    do {
      const beganMs = performance.now();
      const from = after;
      const { forgotten, last } = await store.transact((tx) => tx.forgetOld(kind, beforeMs, from, batch));
      total += forgotten;
      after = last;
      // As long as it took, so that half of the time is left to those who serve payers: also where there was nothing to
      // forget, as SQLite has others wait for each look.
      await setTimeout(performance.now() - beganMs);
    } while (after !== undefined);
    return total;
  };
  const counts: [ForgettableKind, number][] = [];
  for (const kind of forgettableKinds) counts.push([kind, await count(kind)]);
  // Object.fromEntries forgets its names; the line above gives it each of them.
  return Object.fromEntries(counts) as Forgotten;
}
