import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryJournal } from '../../src/sandbox/index.ts';
import type { PostbackRecord, SandboxJournal, TransactionRecord } from '../../src/sandbox/index.ts';
import { sqliteJournal } from '../../src/sandbox/node/sqlite-journal.ts';

const transaction: TransactionRecord = {
  kind: 'deposit',
  orderId: 'order-1',
  label: 'payer',
  usedNumber: '12345678',
  amount: { amountMinor: 250_050, currency: 'LKR' },
  scenario: 'ok',
  fate: 'activated',
  createdAtMs: 1,
};
const postback = (id: string, dueAtMs: number): PostbackRecord => ({
  id,
  orderId: 'order-1',
  body: '{}',
  dueAtMs,
  attempts: 0,
  lastStatus: null,
  deliveredAtMs: null,
});

const journals: readonly [string, () => SandboxJournal][] = [
  ['in memory', memoryJournal],
  ['in SQLite', () => sqliteJournal(':memory:')],
];

for (const [name, open] of journals) {
  describe(`sandbox: journal ${name}`, () => {
    it('takes an order once, with its postbacks', () => {
      const journal = open();
      assert.equal(journal.addTransaction(transaction, [postback('a', 5)]), 'added');
      const again = { ...transaction, usedNumber: '87654321' };
      assert.equal(journal.addTransaction(again, [postback('b', 5)]), 'order_used');
      assert.deepEqual(journal.findTransaction('deposit', 'order-1'), transaction);
      assert.equal(journal.findTransaction('withdrawal', 'order-1'), undefined);
      assert.deepEqual(journal.transactions(), [transaction]);
      assert.deepEqual(journal.postbacks(), [postback('a', 5)]);
    });

    it('takes a number once, and nothing of an order that comes with a used one', () => {
      const journal = open();
      journal.addTransaction(transaction, []);
      const other = { ...transaction, orderId: 'order-2' };
      assert.equal(journal.addTransaction(other, [postback('a', 5)]), 'number_used');
      assert.deepEqual(journal.postbacks(), []);
      assert.equal(journal.addTransaction({ ...other, usedNumber: null }, []), 'added');
      const third = { ...transaction, orderId: 'order-3', usedNumber: null };
      assert.equal(journal.addTransaction(third, []), 'added');
    });

    it('lists what is owed by its due time, up to a limit, without what was delivered', () => {
      const journal = open();
      journal.addTransaction(transaction, [postback('late', 9), postback('soon', 1), postback('next', 5)]);
      journal.updatePostback({ ...postback('soon', 1), attempts: 1, lastStatus: 200, deliveredAtMs: 2 });
      journal.addPostback(postback('last', 10));
      assert.deepEqual(
        journal.undelivered(2).map(({ id }) => id),
        ['next', 'late'],
      );
      assert.equal(journal.findPostback('soon')?.lastStatus, 200);
      assert.equal(journal.findPostback('none'), undefined);
    });
  });
}
