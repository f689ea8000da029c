import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { createTurnSnapshot, endSnapshots } from '../../src/store/sqlite/turn-snapshot.ts';
import { storedDeposit } from './stored-deposit.ts';

function temporaryFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-turn-snapshot-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'a.sqlite');
}

describe('the snapshot of a turn', () => {
  it('is shared by the reads of one turn, and by none of the next', async (t) => {
    const file = temporaryFile(t);
    const [writer, reader] = [new DatabaseSync(file), new DatabaseSync(file)];
    writer.exec('pragma journal_mode = wal; create table entry (name text)');
    const asked: string[] = [];
    const snapshot = createTurnSnapshot((statement) => {
      asked.push(statement);
      reader.exec(statement);
    });
    const count = (): unknown => {
      snapshot.enter();
      return reader.prepare('select count(*) as n from entry').get()?.['n'];
    };
    assert.equal(count(), 0);
    // Of another process.
    writer.exec("insert into entry values ('a')");
    assert.equal(count(), 0);
    assert.deepEqual(asked, ['begin']);
    await setImmediate();
    assert.equal(count(), 1);
    // Of our own: said by whoever committed.
    writer.exec("insert into entry values ('b')");
    endSnapshots();
    assert.equal(count(), 2);
    assert.deepEqual(asked, ['begin', 'commit', 'begin', 'commit', 'begin']);
    await setImmediate();
    snapshot.end();
    assert.equal(asked.length, 6);
    reader.close();
    writer.close();
  });

  it('hides nothing that another store of this process has committed on the same file', async (t) => {
    const file = temporaryFile(t);
    const [one, other] = [await openSqliteStore({ file }), await openSqliteStore({ file })];
    // In the turn in which the other one commits, and before it does.
    const before = setImmediate().then(() => other.read.findDeposit('dep_1'));
    await one.transact((tx) => tx.insertDeposit(storedDeposit('dep_1')));
    assert.equal((await other.read.findDeposit('dep_1'))?.id, 'dep_1');
    assert.equal(await before, undefined);
    await one.close();
    await other.close();
  });

  it('never hides from a caller what was committed before the caller was told', async (t) => {
    const store = await openSqliteStore({ file: temporaryFile(t) });
    const ids = Array.from({ length: 50 }, (_, index) => `dep_${index}`);
    await Promise.all(
      ids.map(async (id) => {
        await store.read.findDeposit(id);
        await store.transact((tx) => tx.insertDeposit(storedDeposit(id)));
        assert.equal((await store.read.findDeposit(id))?.id, id);
      }),
    );
    await store.close();
  });
});
