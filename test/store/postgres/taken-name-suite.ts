import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openPostgresStore } from '../../../src/store/postgres/index.ts';
import { postgresTraits } from '../../../src/store/postgres/postgres-traits.ts';
import { createMigrator } from '../../../src/store/sql/migrate.ts';
import type { Database } from '../../../src/store/sql/tables.ts';
import type { PostgresServer } from '../postgres-server.ts';

export function takenNameSuite(server: PostgresServer): void {
  describe('a rule of ours whose usual name is somebody else’s, in PostgreSQL', () => {
    it('is found by what it says: a table of the shop’s had been called outbox before ours', async () => {
      const url = await server.newDatabase();
      await server.rows(
        url,
        'create table outbox (id text unique); alter table outbox rename to shop_outbox',
      );
      const pool = new pg.Pool({ connectionString: url });
      const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
      const { error } = await (await createMigrator(db, postgresTraits)).migrateTo('007-identity');
      assert.equal(error, undefined);
      await server.rows(url, 'alter table outbox add constraint mine unique (sequence, id)');
      await db.destroy();

      await (await openPostgresStore({ connectionString: url })).close();
      const rules = await server.rows(
        url,
        `select conrelid::regclass || '.' || conname as name from pg_constraint where contype = 'u'
          and conrelid in ('outbox'::regclass, 'shop_outbox'::regclass) order by 1`,
      );
      assert.deepEqual(rules, [{ name: 'outbox.mine' }, { name: 'shop_outbox.outbox_id_key' }]);
    });
  });
}
