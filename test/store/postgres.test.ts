import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openPostgresStore } from '../../src/store/postgres/index.ts';
import type { PostgresStoreOptions } from '../../src/store/postgres/index.ts';
import { postgresTraits } from '../../src/store/postgres/postgres-traits.ts';
import type { Database } from '../../src/store/sql/tables.ts';
import { eventLeaseSuite } from './event-lease-suite.ts';
import { forgetSuite } from './forget-suite.ts';
import { laterSchemaSuite } from './later-schema-suite.ts';
import { changedTableSuite } from './postgres/changed-table-suite.ts';
import { forgetPlanSuite } from './postgres/forget-plan-suite.ts';
import { habitsSuite } from './postgres/habits-suite.ts';
import { newsSuite } from './postgres/news-suite.ts';
import { openingSuite } from './postgres/opening-suite.ts';
import { raceSuite } from './postgres/race-suite.ts';
import { requestStoreSuite } from './postgres/request-store-suite.ts';
import { takenNameSuite } from './postgres/taken-name-suite.ts';
import { unfitSuite } from './postgres/unfit-suite.ts';
import { postgresServer } from './postgres-server.ts';
import { storeSuite } from './store-suite.ts';
import type { TestDatabase } from './store-suite.ts';
import { upgradeSuite } from './upgrade-suite.ts';

// One server for all of them: starting it takes longer than most of the tests.
const server = postgresServer();

/** @param more how its stores are opened */
const databases =
  (more: Omit<PostgresStoreOptions, 'connectionString'> = {}) =>
  async (): Promise<TestDatabase> => {
    const connectionString = await server.newDatabase();
    const open = () => openPostgresStore({ connectionString, ...more });
    return {
      open,
      openTogether: (count) => Promise.all(Array.from({ length: count }, open)),
      connect: () =>
        new Kysely<Database>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString }) }) }),
    };
  };

const forOneRequest = 'PostgreSQL, for one request';

storeSuite('PostgreSQL', postgresTraits, databases());
storeSuite(forOneRequest, postgresTraits, databases({ perRequest: true }));
eventLeaseSuite('PostgreSQL', databases());
forgetSuite('PostgreSQL', databases());
upgradeSuite('PostgreSQL', postgresTraits, databases());
upgradeSuite(forOneRequest, postgresTraits, databases({ perRequest: true }));
laterSchemaSuite('PostgreSQL', databases());
openingSuite(server);
takenNameSuite(server);
requestStoreSuite(server);
raceSuite(server);
changedTableSuite(server);
newsSuite(server);
forgetPlanSuite(server);
unfitSuite(server);
habitsSuite(server);
