import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openPostgresStore } from '../../../src/store/postgres/index.ts';
import { postgresTraits } from '../../../src/store/postgres/postgres-traits.ts';
import { forgetQueries } from '../../../src/store/sql/forget-queries.ts';
import type { Database } from '../../../src/store/sql/tables.ts';
import type { PostgresServer } from '../postgres-server.ts';

const count = 5000;

export function forgetPlanSuite(server: PostgresServer): void {
  describe('forgetting in PostgreSQL', () => {
    it('compares no postback with each of those in review, when they are more than fit into memory', async () => {
      const url = await server.newDatabase();
      await (await openPostgresStore({ connectionString: url })).close();
      await server.rows(
        url,
        `insert into inbox select md5(i::text), 'key', 'text', 1 from generate_series(1, ${count}) i;
        insert into gateway_transaction (account, wallet_type, transaction_id, variant, digest, status, order_id, amount,
            currency, entry, inbox_digest, received_at)
          select 'main', 'ipay', digest, '', digest, 'suspense', '', '1', 'LKR', '{}', digest, 1 from inbox;
        analyze`,
      );
      const asked: CompiledQuery[] = [];
      // So little memory that few will do.
      const pool = new pg.Pool({ connectionString: url, options: '-c work_mem=64kB', max: 1 });
      const db = new Kysely<Database>({
        dialect: new PostgresDialect({ pool }),
        log: ({ query }) => void asked.push(query),
      });
      const { last } = await forgetQueries(db, postgresTraits).forgetOld('postbacks', 10, undefined, 100);
      assert(last !== undefined);
      const update = asked.find(({ sql }) => sql.includes('update'));
      assert(update);
      const { rows } = await db.executeQuery<Record<string, string>>(
        CompiledQuery.raw(`explain ${update.sql}`, [...update.parameters]),
      );
      await db.destroy();
      const plan = rows.flatMap((row) => Object.values(row)).join('\n');
      assert.match(plan, /hashed SubPlan/);
      assert.doesNotMatch(plan, /Materialize/);
    });
  });
}
