import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DepositStore, StoreTransaction } from '../../../src/store/deposit-store.ts';
import type { PostgresServer } from '../postgres-server.ts';
import { insertEvent, storedTransaction } from '../records.ts';
import { storedWithdrawal } from '../stored-withdrawal.ts';
import { held, openFilledStore, openStore, signal } from './open-store.ts';

const idsAfter = async (store: DepositStore, after: number): Promise<string[]> =>
  (await store.read.listEvents(after, 10)).map(({ event }) => event.id);

/** What only happens where several transactions write at once. */
export function raceSuite(server: PostgresServer): void {
  describe('transactions side by side in PostgreSQL', () => {
    it('show no event before an earlier one that is not committed yet', async () => {
      const url = await server.newDatabase();
      const [one, two] = [await openFilledStore(url), await openStore(url)];
      await one.transact((tx) => insertEvent(tx, 'first'));
      const commitSecond = await held(one, (tx) => insertEvent(tx, 'second'));
      await two.transact((tx) => insertEvent(tx, 'third'));
      const commitFourth = await held(two, (tx) => insertEvent(tx, 'fourth'));
      assert.deepEqual(await idsAfter(two, 0), ['first']);
      await commitSecond();
      assert.deepEqual(await idsAfter(two, 0), ['first', 'second', 'third']);
      await commitFourth();
      assert.deepEqual(await idsAfter(two, 3), ['fourth']);
    });

    it('show what came after an event that was taken back', async () => {
      const url = await server.newDatabase();
      const store = await openFilledStore(url);
      const failing = store.transact(async (tx) => {
        await insertEvent(tx, 'never');
        throw new Error('taken back');
      });
      await assert.rejects(failing, /taken back/);
      await store.transact((tx) => insertEvent(tx, 'first'));
      assert.deepEqual(await idsAfter(store, 0), ['first']);
    });

    it('pass over events that another instance is taking', async () => {
      const url = await server.newDatabase();
      const [one, two] = [await openFilledStore(url), await openStore(url)];
      await one.transact(async (tx) => {
        for (const id of ['dep_1', 'dep_2']) await insertEvent(tx, `of ${id}`, id);
      });
      const taken: string[] = [];
      const take = async (tx: StoreTransaction) => {
        for (const { event } of await tx.leaseDueEvents(1, 100, 1)) taken.push(event.id);
      };
      const commit = await held(one, take);
      // Would wait for the first to end, and it does not end before this one is done.
      await two.transact(take);
      await commit();
      assert.deepEqual(taken, ['of dep_1', 'of dep_2']);
    });

    it('that make one payout at the same moment: the second is no fault, whichever index sees it first', async () => {
      const url = await server.newDatabase();
      const [one, two] = [await openStore(url), await openStore(url)];
      // Both are made of one key. That of the ids sees it first in one race of a hundred; here always, by another key.
      const insert = (key: string) => (tx: StoreTransaction) =>
        tx.insertWithdrawal(storedWithdrawal('w1', { idempotencyKey: key }));
      const commit = await held(one, insert('order:one'));
      const second = two.transact(insert('order:two'));
      await commit();
      assert.equal(await second, false);
    });

    it('that credit one deposit at the same moment: the second is run again, and sees the first', async () => {
      const url = await server.newDatabase();
      const [one, two] = [await openFilledStore(url), await openStore(url)];
      const first = storedTransaction('t1', { status: 'credited', reason: null });
      const commitFirst = await held(one, (tx) => tx.insertTransaction(first));
      const hasRead = signal();
      let runs = 0;
      const second = two.transact(async (tx) => {
        runs++;
        const isCredited = await tx.findTransaction(first);
        hasRead.happen();
        const status = isCredited ? 'suspense' : 'credited';
        await tx.insertTransaction(storedTransaction('t2', { status }));
        return status;
      });
      await hasRead.happened;
      await commitFirst();
      assert.equal(await second, 'suspense');
      assert.equal(runs, 2);
    });

    it('that tell one event at the same moment: the second is run again, and finds the first', async () => {
      const url = await server.newDatabase();
      const [one, two] = [await openFilledStore(url), await openStore(url)];
      const commitFirst = await held(one, (tx) => insertEvent(tx, 'one'));
      const hasBegun = signal();
      let runs = 0;
      const second = two.transact(async (tx) => {
        runs++;
        hasBegun.happen();
        if (runs === 1) await insertEvent(tx, 'one');
      });
      await hasBegun.happened;
      await commitFirst();
      await second;
      assert.equal(runs, 2);
    });

    it('that wait for each other: one of them is run again', async () => {
      const url = await server.newDatabase();
      const store = await openFilledStore(url);
      const [firstHolds, secondHolds] = [signal(), signal()];
      const raise = async (tx: StoreTransaction, id: string) => {
        const deposit = await tx.findDeposit(id);
        assert(deposit && (await tx.updateDeposit(id, deposit.version, { attemptsUsed: 1 }, 0)));
      };
      await Promise.all([
        store.transact(async (tx) => {
          await raise(tx, 'dep_1');
          firstHolds.happen();
          await secondHolds.happened;
          await raise(tx, 'dep_2');
        }),
        store.transact(async (tx) => {
          await firstHolds.happened;
          await raise(tx, 'dep_2');
          secondHolds.happen();
          await raise(tx, 'dep_1');
        }),
      ]);
      for (const id of ['dep_1', 'dep_2']) assert.equal((await store.read.findDeposit(id))?.version, 3);
    });
  });
}
