import type { DepositStore, StoreTransaction } from '../../src/store/deposit-store.ts';
import type { SeededRandom } from '../crash/seeded-random.ts';
import type { Spoil } from './world.ts';

type Change = (tx: StoreTransaction, random: SeededRandom) => Partial<StoreTransaction>;

const withChanged =
  (change: Change): Spoil =>
  (store, random) => ({
    ...store,
    transact: (work) => store.transact((tx) => work({ ...tx, ...change(tx, random) })),
  });

class TakenBack extends Error {}

/** Says that it is done before it is on disk, where it sometimes never comes. */
const acknowledgesBeforeCommit: Spoil = (store: DepositStore, random) => ({
  ...store,
  async transact(work) {
    let said: { readonly result: Awaited<ReturnType<typeof work>> } | undefined;
    const isLost = random.chance(0.05);
    try {
      return await store.transact(async (tx) => {
        said = { result: await work(tx) };
        if (isLost) throw new TakenBack();
        return said.result;
      });
    } catch (error) {
      if (error instanceof TakenBack && said) return said.result;
      throw error;
    }
  },
});

/** Stores that lose money. Each is a mistake somebody could make, and the invariants have to see it. */
export const brokenStores: Readonly<Record<string, Spoil>> = {
  acknowledgesBeforeCommit,
  countsEachPostbackAnew: withChanged((tx) => ({
    insertInbox: async (record) => (await tx.insertInbox(record), true),
    insertTransaction: async (transaction) => {
      // Kept out of the way of the unique indexes of the database, which would notice before we do.
      const isNew = await tx.insertTransaction(transaction);
      return isNew || transaction.status === 'credited';
    },
    // As is the id of an event, which is made of the payment.
    insertEvent: (event, ...more) => tx.insertEvent({ ...event, id: `evt_${crypto.randomUUID()}` }, ...more),
    // The second line of defence, taken away as well: a credited deposit is no longer known as such.
    findDeposit: async (id) => {
      const deposit = await tx.findDeposit(id);
      return deposit?.state === 'credited' ? { ...deposit, state: 'accepted' } : deposit;
    },
  })),
  forgetsTheIdempotencyKey: withChanged((tx) => ({
    findWithdrawalByKey: () => Promise.resolve(undefined),
    // The second line of defence, taken away as well: the id is made of the key.
    readIdentity: () => Promise.resolve(crypto.randomUUID()),
    insertWithdrawal: (withdrawal) =>
      tx.insertWithdrawal({ ...withdrawal, idempotencyKey: crypto.randomUUID() }),
  })),
  sendsWithdrawalsAgain: withChanged((tx) => ({
    findWithdrawalByKey: async (key) => {
      const withdrawal = await tx.findWithdrawalByKey(key);
      return withdrawal?.state === 'unknown' ? { ...withdrawal, state: 'requested' } : withdrawal;
    },
  })),
  losesEvents: withChanged((tx, random) => ({
    insertEvent: async (...event) => (random.chance(0.1) ? undefined : tx.insertEvent(...event)),
  })),
  losesEventsOfWithdrawals: withChanged((tx, random) => ({
    insertWithdrawalEvent: async (...event) =>
      random.chance(0.1) ? undefined : tx.insertWithdrawalEvent(...event),
  })),
  takesEventsForDelivered: withChanged((tx) => ({
    settleEvent: (id) => tx.settleEvent(id, { state: 'delivered' }),
  })),
  takesUnknownForRefused: withChanged((tx) => ({
    updateWithdrawal: (id, version, change, nowMs) =>
      tx.updateWithdrawal(
        id,
        version,
        change.state === 'unknown' ? { ...change, state: 'refused', refusal: 'refused' } : change,
        nowMs,
      ),
  })),
  takesUnknownForRejected: withChanged((tx) => ({
    updateDeposit: (id, version, change, nowMs) =>
      tx.updateDeposit(
        id,
        version,
        change.state === 'unknown' ? { ...change, state: 'rejected' } : change,
        nowMs,
      ),
  })),
};
