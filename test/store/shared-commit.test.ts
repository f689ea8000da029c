import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { createSharedCommit } from '../../src/store/sqlite/shared-commit.ts';
import { StoreError } from '../../src/store/store-error.ts';

/** A real database, its shared commits, and everything that was asked of it in order. */
function openDatabase(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-shared-commit-'));
  const database = new DatabaseSync(join(folder, 'a.sqlite'));
  const reader = new DatabaseSync(join(folder, 'a.sqlite'));
  t.after(() => {
    reader.close();
    database.close();
    rmSync(folder, { recursive: true });
  });
  database.exec(
    `pragma journal_mode = wal; pragma foreign_keys = on;
     create table entry (name text primary key);
     create table child (entry text references entry deferrable initially deferred)`,
  );
  const asked: string[] = [];
  const execute = (sql: string): void => {
    asked.push(sql);
    try {
      database.exec(sql);
    } catch (cause) {
      throw new StoreError('store_unavailable', 'The database did not do what it was asked.', { cause });
    }
  };
  const begin = (): Promise<void> => Promise.resolve().then(() => execute('begin immediate'));
  const commits = createSharedCommit({ begin, execute });
  const insert = (name: string) =>
    commits.run(async () => {
      execute(`insert into entry values ('${name}')`);
      await Promise.resolve();
      return name;
    });
  const names = () =>
    reader
      .prepare('select name from entry order by rowid')
      .all()
      .map(({ name }) => name);
  const count = (sql: string) => asked.filter((each) => each === sql).length;
  return { database, reader, commits, execute, insert, names, count, asked };
}

const outcomes = async (all: readonly Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(all)).map(({ status }) => status);

describe('a shared commit', () => {
  it('is one for all who wait, each work alone and in order', async (t) => {
    const { insert, names, count, asked } = openDatabase(t);
    const all = Array.from({ length: 50 }, (_, index) => `n${index}`);
    assert.deepEqual(await Promise.all(all.map(insert)), all);
    assert.deepEqual(names(), all);
    assert.equal(count('commit'), 1);
    assert.deepEqual(asked.slice(0, 5), [
      'begin immediate',
      'savepoint work',
      "insert into entry values ('n0')",
      'release work',
      'savepoint work',
    ]);
  });

  it('is not begun before an earlier one has ended, and bounds how many wait for each other', async (t) => {
    const { insert, count, names } = openDatabase(t);
    await Promise.all(Array.from({ length: 300 }, (_, index) => insert(`n${index}`)));
    assert.equal(names().length, 300);
    assert.deepEqual([count('begin immediate'), count('commit')], [3, 3]);
  });

  it('tells nobody of a result before it is on disk, not even who reads beside it', async (t) => {
    const { commits, execute, names, asked } = openDatabase(t);
    const seenWhenTold: unknown[] = [];
    const work = (name: string) =>
      commits
        .run(() => {
          execute(`insert into entry values ('${name}')`);
          assert.deepEqual(names(), []);
          return Promise.resolve();
        })
        .then(() => seenWhenTold.push([asked.at(-1), names()]));
    await Promise.all([work('a'), work('b')]);
    assert.deepEqual(seenWhenTold, [
      ['commit', ['a', 'b']],
      ['commit', ['a', 'b']],
    ]);
  });

  it('leaves out the work that fails, and nothing else', async (t) => {
    const { commits, execute, insert, names } = openDatabase(t);
    const failing = commits.run(async () => {
      execute("insert into entry values ('lost')");
      await Promise.resolve();
      throw new RangeError('in the middle');
    });
    assert.deepEqual(await outcomes([insert('a'), failing, insert('a'), insert('b')]), [
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    await assert.rejects(failing, RangeError);
    assert.deepEqual(names(), ['a', 'b']);
  });

  it('fails for all when the commit fails, and works again afterwards', async (t) => {
    const { commits, execute, insert, names } = openDatabase(t);
    const orphan = commits.run(() => {
      execute("insert into child values ('nobody')");
      return Promise.resolve();
    });
    const all = [insert('a'), orphan, insert('b')];
    assert.deepEqual(await outcomes(all), ['rejected', 'rejected', 'rejected']);
    for (const each of all) await assert.rejects(each, StoreError);
    assert.deepEqual(names(), []);
    assert.equal(await insert('a'), 'a');
    assert.deepEqual(names(), ['a']);
  });

  it('fails for all when the disk is full, and works again when there is room', async (t) => {
    const { database, insert, names } = openDatabase(t);
    const { page_count: pages } = { ...database.prepare('pragma page_count').get() };
    database.exec(`pragma max_page_count = ${String(pages)}`);
    const large = 'x'.repeat(100_000);
    const all = [insert('a'), insert(large), insert('b')];
    for (const each of all) {
      await assert.rejects(each, (error) => {
        assert(error instanceof StoreError && error.cause instanceof Error);
        assert.match(error.cause.message, /full/);
        return true;
      });
    }
    assert.deepEqual(names(), []);
    database.exec('pragma max_page_count = 1000000');
    await insert(large);
    assert.deepEqual(names(), [large]);
  });

  it('fails for all who wait when the lock is not to be had', async (t) => {
    const { insert, reader, names } = openDatabase(t);
    reader.exec('begin immediate');
    assert.deepEqual(await outcomes([insert('a'), insert('b')]), ['rejected', 'rejected']);
    reader.exec('rollback');
    await insert('c');
    assert.deepEqual(names(), ['c']);
  });

  it('is idle when everything has been told', async (t) => {
    const { commits, insert, names } = openDatabase(t);
    await commits.idle();
    void insert('a');
    await commits.idle();
    assert.deepEqual(names(), ['a']);
  });
});
