import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { WithdrawalEvent } from '../../src/contract/withdrawal-record.ts';
import type { DepositStore } from '../../src/store/deposit-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { storedDeposit } from './stored-deposit.ts';
import { storedWithdrawal } from './stored-withdrawal.ts';

let folder = '';
let files = 0;
before(() => (folder = mkdtempSync(join(tmpdir(), 'ipay-store-'))));
after(() => rmSync(folder, { recursive: true }));
const newFile = () => join(folder, `${files++}.sqlite`);

const withStore = async (work: (store: DepositStore) => Promise<void>): Promise<void> => {
  const store = await openSqliteStore({ file: newFile() });
  await work(store).finally(() => store.close());
};

const details = { accountNumber: '03405138', accountName: 'Test Name Acc', bank: 'Bank Of Ceylon' };

describe('a withdrawal in the store', () => {
  it('is found again as it was written, by id and by key', () =>
    withStore(async (store) => {
      const written = storedWithdrawal('w1', {
        details,
        refusal: 'refused',
        reason: 'no',
        reviewAskedAtMs: 7,
      });
      assert.equal(await store.transact((tx) => tx.insertWithdrawal(written)), true);
      assert.deepEqual(await store.read.findWithdrawal('w1'), written);
      assert.deepEqual(await store.read.findWithdrawalByKey('order:w1'), written);
      assert.equal(await store.read.findWithdrawal('w2'), undefined);
      assert.equal(await store.read.findWithdrawalByKey('order:w2'), undefined);
    }));

  it('is made once per key, whoever races', () =>
    withStore(async (store) => {
      const insert = (id: string) =>
        store.transact((tx) => tx.insertWithdrawal(storedWithdrawal(id, { idempotencyKey: 'order:same' })));
      assert.deepEqual(await Promise.all(['a', 'b', 'c'].map(insert)), [true, false, false]);
      assert.equal((await store.read.findWithdrawalByKey('order:same'))?.id, 'a');
    }));

  it('changes for the one who has its version, and tells watchers after the commit', () =>
    withStore(async (store) => {
      await store.transact((tx) => tx.insertWithdrawal(storedWithdrawal('w1')));
      let told = 0;
      const unwatch = store.watch('w1', () => told++);
      const move = () =>
        store.transact((tx) => tx.updateWithdrawal('w1', 1, { state: 'sending', details }, 50));
      assert.deepEqual(await Promise.all([move(), move()]), [true, false]);
      const changed = { version: 2, state: 'sending', details, stateSinceMs: 50 } as const;
      assert.deepEqual(await store.read.findWithdrawal('w1'), storedWithdrawal('w1', changed));
      await store.transact((tx) =>
        tx.updateWithdrawal('w1', 2, { reviewAskedAtMs: 60, expiresAtMs: 200 }, 60),
      );
      const later = { ...changed, version: 3, reviewAskedAtMs: 60, expiresAtMs: 200 };
      assert.deepEqual(await store.read.findWithdrawal('w1'), storedWithdrawal('w1', later));
      assert.equal(told, 2);
      unwatch();
    }));

  it('is listed for the sweeper by what it waits for', () =>
    withStore(async (store) => {
      await store.transact(async (tx) => {
        await tx.insertWithdrawal(storedWithdrawal('overdue', { expiresAtMs: 10 }));
        await tx.insertWithdrawal(storedWithdrawal('in-time', { expiresAtMs: 11 }));
        await tx.insertWithdrawal(storedWithdrawal('sending', { state: 'sending', stateSinceMs: 5 }));
        await tx.insertWithdrawal(storedWithdrawal('new', { state: 'sending', stateSinceMs: 6 }));
        await tx.insertWithdrawal(storedWithdrawal('unknown', { state: 'unknown', stateSinceMs: 4 }));
        await tx.insertWithdrawal(storedWithdrawal('accepted', { state: 'accepted', stateSinceMs: 3 }));
        await tx.insertWithdrawal(
          storedWithdrawal('asked', { state: 'accepted', stateSinceMs: 2, reviewAskedAtMs: 4 }),
        );
        await tx.insertWithdrawal(storedWithdrawal('done', { state: 'succeeded', stateSinceMs: 2 }));
      });
      const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
      assert.deepEqual(ids(await store.read.listOverdueWithdrawals(10, 9)), ['overdue']);
      assert.deepEqual(ids(await store.read.listWithdrawalsSince('sending', { beforeMs: 6 }, 9)), [
        'sending',
      ]);
      assert.deepEqual(ids(await store.read.listWithdrawalsToReview(6, 9)), ['accepted', 'unknown']);
      assert.deepEqual(ids(await store.read.listWithdrawalsToReview(6, 1)), ['accepted']);
    }));

  it('has another of its reference beside it, that is paid or may be yet', () =>
    withStore(async (store) => {
      await store.transact(async (tx) => {
        await tx.insertWithdrawal(storedWithdrawal('one', { reference: 'a' }));
        await tx.insertWithdrawal(storedWithdrawal('refused', { reference: 'a', state: 'refused' }));
        await tx.insertWithdrawal(storedWithdrawal('failed', { reference: 'a', state: 'failed' }));
        await tx.insertWithdrawal(storedWithdrawal('paid', { reference: 'b', state: 'succeeded' }));
        await tx.insertWithdrawal(storedWithdrawal('none', { reference: null }));
      });
      const has = (reference: string, id: string) => store.read.hasOtherWithdrawal(reference, id);
      assert.deepEqual([await has('a', 'one'), await has('a', 'refused')], [false, true]);
      assert.deepEqual([await has('b', 'paid'), await has('b', 'one')], [false, true]);
    }));

  it('is opened by its own sessions alone', () =>
    withStore(async (store) => {
      const session = { tokenHash: 'h', createdAtMs: 1, expiresAtMs: 2, revokedAtMs: null };
      await store.transact(async (tx) => {
        await tx.insertDeposit(storedDeposit('dep_1'));
        await tx.insertSession({ ...session, depositId: 'dep_1', resumeId: null });
        await tx.insertWithdrawal(storedWithdrawal('w1'));
        await tx.insertWithdrawalSession({ ...session, tokenHash: 'g', withdrawalId: 'w1' });
      });
      assert.equal((await store.read.findWithdrawalSession('g'))?.withdrawalId, 'w1');
      assert.equal(await store.read.findWithdrawalSession('h'), undefined);
      assert.equal(await store.read.findSession('g'), undefined);
    }));
});

const event = (id: string, withdrawalId: string): WithdrawalEvent => ({
  id,
  type: 'withdrawal.succeeded',
  occurredAt: '2026-11-22T12:00:00.000Z',
  data: {
    withdrawalId,
    label: '125199',
    reference: null,
    amount: { amountMinor: 1_000_000, currency: 'LKR' },
    test: false,
  },
});

describe('events of withdrawals', () => {
  it('are leased in order per withdrawal', () =>
    withStore(async (store) => {
      await store.transact(async (tx) => {
        for (const id of ['w1', 'w2']) await tx.insertWithdrawal(storedWithdrawal(id));
        await tx.insertWithdrawalEvent(event('e1', 'w1'), 0);
        await tx.insertWithdrawalEvent(event('e2', 'w1'), 0);
        await tx.insertWithdrawalEvent(event('e3', 'w2'), 0);
      });
      const lease = async (nowMs: number) =>
        (await store.transact((tx) => tx.leaseDueEvents(nowMs, nowMs + 10, 9))).map(
          ({ event: { id } }) => id,
        );
      assert.deepEqual(await lease(0), ['e1', 'e3']);
      assert.deepEqual(await lease(5), []);
      const [first] = await store.read.listEvents(0, 1);
      const held = { sequence: first?.sequence ?? 0, leasedUntilMs: 10 };
      await store.transact((tx) => tx.settleEvent(held, { state: 'delivered' }));
      assert.deepEqual(await lease(5), ['e2']);
      assert.deepEqual([first?.event, first?.depositId], [event('e1', 'w1'), null]);
    }));
});
