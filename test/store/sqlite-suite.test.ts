import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after } from 'node:test';
import { Kysely } from 'kysely';
import type { Database } from '../../src/store/sql/tables.ts';
import { EmbeddedSqliteDialect } from '../../src/store/sqlite/embedded-sqlite-dialect.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { nodeSqliteDatabase } from '../../src/store/sqlite/node-sqlite-database.ts';
import { sqliteTraits } from '../../src/store/sqlite/sqlite-traits.ts';
import { eventLeaseSuite } from './event-lease-suite.ts';
import { forgetSuite } from './forget-suite.ts';
import { laterSchemaSuite } from './later-schema-suite.ts';
import { storeSuite } from './store-suite.ts';
import type { TestDatabase } from './store-suite.ts';
import { upgradeSuite } from './upgrade-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipay-store-'));
after(() => rmSync(folder, { recursive: true }));
let files = 0;

const newDatabase = (): Promise<TestDatabase> => {
  const file = join(folder, `${files++}.sqlite`);
  return Promise.resolve({
    open: () => openSqliteStore({ file }),
    // SQLite waits for a migration by blocking the thread; sqlite-store.test.ts does it in processes of their own.
    async openTogether(count) {
      const stores = [];
      for (let index = 0; index < count; index++) stores.push(await openSqliteStore({ file }));
      return stores;
    },
    connect: () =>
      new Kysely<Database>({
        dialect: new EmbeddedSqliteDialect({ database: nodeSqliteDatabase(new DatabaseSync(file)) }, 5000),
      }),
  });
};

storeSuite('node:sqlite', sqliteTraits, newDatabase);
eventLeaseSuite('node:sqlite', newDatabase);
forgetSuite('node:sqlite', newDatabase);
upgradeSuite('node:sqlite', sqliteTraits, newDatabase);
laterSchemaSuite('node:sqlite', newDatabase);
