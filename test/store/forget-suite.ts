import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { DepositStore } from '../../src/store/deposit-store.ts';
import { forgettableKinds } from '../../src/store/records.ts';
import type { ForgettableKind } from '../../src/store/records.ts';
import { inboxRecord, insertEvent, storedTransaction } from './records.ts';
import type { TestDatabase } from './store-suite.ts';
import { storedDeposit } from './stored-deposit.ts';
import { storedWithdrawal } from './stored-withdrawal.ts';

/** What may be forgotten here is of 3 ms or before; what ends later is not old. */
const beforeMs = 10;
const ids = ['1', '2', '3', '4', '5'];
const session = { resumeId: null, createdAtMs: 1, revokedAtMs: null };

/** Five old rows of each kind, each of them with one that must stay. */
async function fill(store: DepositStore): Promise<void> {
  await store.transact(async (tx) => {
    await tx.insertDeposit(storedDeposit('dep_1'));
    await tx.insertWithdrawal(storedWithdrawal('w_1'));
    for (const id of ids) {
      await tx.insertInbox(inboxRecord(id));
      await tx.insertTransaction(storedTransaction(id, { status: 'dismissed', inboxDigest: id }));
      await tx.insertSession({ ...session, tokenHash: id, depositId: 'dep_1', expiresAtMs: 3 });
      await tx.insertWithdrawalSession({ ...session, tokenHash: id, withdrawalId: 'w_1', expiresAtMs: 3 });
      await insertEvent(tx, id, 'dep_1', 3);
      const [leased] = await tx.leaseDueEvents(0, 100, 1);
      await tx.settleEvent({ sequence: leased?.sequence ?? 0, leasedUntilMs: 100 }, { state: 'delivered' });
    }
    await tx.insertInbox(inboxRecord('in review'));
    await tx.insertTransaction(storedTransaction('in review', { inboxDigest: 'in review' }));
    await tx.insertInbox({ ...inboxRecord('new'), receivedAtMs: beforeMs });
    const young = { status: 'dismissed', inboxDigest: 'new', receivedAtMs: beforeMs } as const;
    await tx.insertTransaction(storedTransaction('new', young));
    await tx.insertSession({ ...session, tokenHash: 'new', depositId: 'dep_1', expiresAtMs: beforeMs });
    await insertEvent(tx, 'waiting');
  });
}

export function forgetSuite(name: string, newDatabase: () => Promise<TestDatabase>): void {
  describe(`what ${name} forgets`, () => {
    let database: TestDatabase;
    let store: DepositStore;
    beforeEach(async () => {
      database = await newDatabase();
      store = await database.open();
      await fill(store);
    });
    afterEach(() => store.close());

    /** Walks through all rows of a kind. */
    async function forget(kind: ForgettableKind, before: number, limit: number): Promise<number[]> {
      const counts: number[] = [];
      let after: string | number | undefined;
      do {
        const from = after;
        const { forgotten, last } = await store.transact((tx) => tx.forgetOld(kind, before, from, limit));
        counts.push(forgotten);
        after = last;
      } while (after !== undefined);
      return counts;
    }
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

    /** The texts that are left, by the rows' names. */
    async function texts() {
      const db = database.connect();
      try {
        const inbox = await db.selectFrom('inbox').select(['digest', 'body']).orderBy('digest').execute();
        const entries = await db
          .selectFrom('gateway_transaction')
          .select(['transaction_id', 'entry'])
          .orderBy('transaction_id')
          .execute();
        return {
          bodies: inbox.filter(({ body }) => body !== '').map(({ digest }) => digest),
          entries: entries.filter(({ entry }) => entry !== '').map(({ transaction_id: id }) => id),
          rows: [inbox.length, entries.length],
        };
      } finally {
        await db.destroy();
      }
    }

    it('is nothing that is young', async () => {
      for (const kind of forgettableKinds) assert.equal(sum(await forget(kind, 3, 2)), 0, kind);
      assert.deepEqual((await texts()).rows, [7, 7]);
      assert.equal((await texts()).bodies.length, 7);
    });

    for (const limit of [1, 2, 5, 1000]) {
      it(`is all that is old, once, ${limit} at a time`, async () => {
        for (const kind of forgettableKinds) {
          const counts = await forget(kind, beforeMs, limit);
          assert.equal(sum(counts), ids.length, kind);
          assert(Math.max(...counts) <= limit);
          assert.equal(sum(await forget(kind, beforeMs, limit)), 0, kind);
        }
        assert.deepEqual(await texts(), {
          bodies: ['in review', 'new'],
          entries: ['in review', 'new'],
          rows: [7, 7],
        });
        assert.deepEqual(
          (await store.read.listEvents(0, 9)).map(({ event }) => event.id),
          ['waiting'],
        );
        assert.deepEqual(
          (await store.read.listSessions('dep_1')).map(({ tokenHash }) => tokenHash),
          ['new'],
        );
        assert.equal(await store.read.findWithdrawalSession('1'), undefined);
      });
    }

    it('is not the names that stop a second credit, nor the numbers that events had', async () => {
      const before = await store.read.listEvents(0, 9);
      for (const kind of forgettableKinds) await forget(kind, beforeMs, 1000);
      await store.transact(async (tx) => {
        assert.equal(await tx.insertInbox(inboxRecord('1')), false);
        assert.equal(await tx.insertTransaction(storedTransaction('1', { inboxDigest: '1' })), false);
        await insertEvent(tx, 'next');
      });
      const next = (await store.read.listEvents(0, 9)).at(-1);
      assert.equal(next?.event.id, 'next');
      assert(next.sequence > (before.at(-1)?.sequence ?? Infinity));
    });
  });
}
