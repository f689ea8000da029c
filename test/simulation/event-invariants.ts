import assert from 'node:assert/strict';
import type { MerchantEvent } from '../../src/proxy/index.ts';
import type { World } from './world.ts';

/** Whose events arrive in order: those of one deposit, and those of one withdrawal. */
function ownerOf({ type, data }: MerchantEvent): string | null {
  if (type.startsWith('withdrawal.')) return 'withdrawalId' in data ? (data.withdrawalId ?? null) : null;
  return 'depositId' in data ? data.depositId : null;
}

/** Every event was taken at least once, those of one deposit or withdrawal in their order. */
export async function assertEventsArrived({ store, shop }: World): Promise<void> {
  const written = (await store.read.listEvents(0, 10_000)).map(({ event }) => event);
  assert.equal(shop.taken.length, written.length, 'events taken and written');
  for (const owner of new Set(written.map(ownerOf))) {
    const idsIn = (events: readonly MerchantEvent[]) =>
      events.filter((event) => ownerOf(event) === owner).map(({ id }) => id);
    // Events of neither have no order among themselves.
    if (owner === null) assert.deepEqual(new Set(idsIn(shop.taken)), new Set(idsIn(written)));
    else assert.deepEqual(idsIn(shop.taken), idsIn(written), `events of ${owner} out of order`);
  }
}
