import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, beforeEach, describe, it } from 'node:test';
import { forgetOlder } from '../../src/cli/forget/forget-older.ts';
import type { DepositStore } from '../../src/store/deposit-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { inboxRecord, storedTransaction } from './records.ts';
import { storedDeposit } from './stored-deposit.ts';

const count = 2000;
const payer = 'Nimal Perera 0771234567';

/** SQLite leaves a row where it is, and the room beside it empty, when a text of it gets shorter. */
describe('the room of what was forgotten, in a SQLite file', () => {
  let folder = '';
  let file = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'ipay-room-'))));
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(() => (file = join(folder, `${Math.random()}.sqlite`)));

  const fill = (store: DepositStore, name: string): Promise<void> =>
    store.transact(async (tx) => {
      await tx.insertDeposit(storedDeposit(`dep_${name}`));
      for (let index = 0; index < count; index++) {
        const id = `${name}_${(index * 7919) % count}`;
        await tx.insertInbox({ ...inboxRecord(id), body: payer.repeat(40) });
        const more = { status: 'dismissed', depositId: `dep_${name}`, inboxDigest: id } as const;
        await tx.insertTransaction(storedTransaction(id, { ...more, entry: payer.repeat(20) }));
      }
    });

  function pages(): number {
    const database = new DatabaseSync(file);
    const [number] = Object.values(database.prepare('pragma page_count').get() ?? {});
    database.close();
    return Number(number);
  }

  it('is filled up again before the file grows', async () => {
    const store = await openSqliteStore({ file });
    await fill(store, 'first');
    const full = pages();
    for (const name of ['second', 'third']) {
      const { postbacks, transactions } = await forgetOlder(store, 10);
      assert.deepEqual([postbacks, transactions], [count, count]);
      await fill(store, name);
    }
    await store.close();
    // The names of all that was ever credited stay.
    assert(pages() < 1.5 * full, `${pages()} pages after ${full}`);
  });

  it('is overwritten', async () => {
    const store = await openSqliteStore({ file });
    await fill(store, 'first');
    await forgetOlder(store, 10);
    await store.close();
    const written = count * 60;
    const left = readFileSync(file).toString('latin1').split(payer).length - 1;
    // SQLite leaves a trace where it moved rows from one page to another.
    assert(left < written / 1000, `${left} of ${written}`);
  });
});
