import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openPostgresStore } from '../../src/store/postgres/index.ts';
import { postgresTraits } from '../../src/store/postgres/postgres-traits.ts';
import type { Database } from '../../src/store/sql/tables.ts';
import { newsSuite } from './postgres/news-suite.ts';
import { openingSuite } from './postgres/opening-suite.ts';
import { raceSuite } from './postgres/race-suite.ts';
import { postgresServer } from './postgres-server.ts';
import { storeSuite } from './store-suite.ts';
import type { TestDatabase } from './store-suite.ts';
import { upgradeSuite } from './upgrade-suite.ts';

// One server for all of them: starting it takes longer than most of the tests.
const server = postgresServer();

const newDatabase = async (): Promise<TestDatabase> => {
  const connectionString = await server.newDatabase();
  return {
    open: () => openPostgresStore({ connectionString }),
    openTogether: (count) =>
      Promise.all(Array.from({ length: count }, () => openPostgresStore({ connectionString }))),
    connect: () =>
      new Kysely<Database>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString }) }) }),
  };
};

storeSuite('PostgreSQL', postgresTraits, newDatabase);
upgradeSuite('PostgreSQL', postgresTraits, newDatabase);
openingSuite(server);
raceSuite(server);
newsSuite(server);
