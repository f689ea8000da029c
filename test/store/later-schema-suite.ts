import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import type { TestDatabase } from './store-suite.ts';
import { storedDeposit } from './stored-deposit.ts';

/** Databases that a later version has brought up to date. */
export function laterSchemaSuite(name: string, newDatabase: () => Promise<TestDatabase>): void {
  /** As a later version leaves it: with a migration that this one does not know. */
  async function afterMigration(migration: string): Promise<TestDatabase> {
    const database = await newDatabase();
    const store = await database.open();
    await store.transact((tx) => tx.insertDeposit(storedDeposit('dep_1')));
    await store.close();
    const db = database.connect();
    await sql`insert into kysely_migration values (${migration}, '2027-01-01T00:00:00.000Z')`.execute(db);
    await db.destroy();
    return database;
  }

  describe(`a database of a later version, over ${name}`, () => {
    it('is gone on with where that only adds to it', async () => {
      const database = await afterMigration('999-more');
      const store = await database.open();
      assert.equal((await store.read.findDeposit('dep_1'))?.id, 'dep_1');
      await store.close();
    });

    it('is not opened where this version cannot go on, and the way out is told', async () => {
      const database = await afterMigration('999-otherwise-ends-line');
      await assert.rejects(
        database.open().then((store) => store.close()),
        {
          name: 'StoreError',
          message: /of a later version.*999-otherwise-ends-line.*[Ss]tart that version.*copy/,
        },
      );
    });
  });
}
