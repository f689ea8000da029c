import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { Kysely } from 'kysely';
import type { CompiledQuery } from 'kysely';
import { depositQueries } from '../../src/store/sql/deposit-queries.ts';
import { outboxQueries } from '../../src/store/sql/outbox-queries.ts';
import { reviewQueries } from '../../src/store/sql/review-queries.ts';
import type { Database } from '../../src/store/sql/tables.ts';
import { withdrawalQueries } from '../../src/store/sql/withdrawal-queries.ts';
import { EmbeddedSqliteDialect } from '../../src/store/sqlite/embedded-sqlite-dialect.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { nodeSqliteDatabase } from '../../src/store/sqlite/node-sqlite-database.ts';
import { sqliteTraits } from '../../src/store/sqlite/sqlite-traits.ts';

describe('what is asked every few seconds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-plans-'));
  after(() => rmSync(folder, { recursive: true }));

  it('is answered from an index, and costs no more when a million deposits are done', async () => {
    const file = join(folder, 'store.db');
    await (await openSqliteStore({ file })).close();
    const database = new DatabaseSync(file);
    const asked: CompiledQuery[] = [];
    const db = new Kysely<Database>({
      dialect: new EmbeddedSqliteDialect({ database: nodeSqliteDatabase(database) }, 100),
      log: ({ query }) => {
        asked.push(query);
      },
    });
    const deposits = depositQueries(db, () => undefined, false);
    await deposits.listDepositsSince('unknown', { beforeMs: 1, orAfterMs: 2 }, 100);
    await deposits.listOverdueDeposits(1, 100);
    const review = reviewQueries(db, false);
    await review.readBacklog({ events: true });
    await review.listTransactionsInReview(100);
    await review.listTransactionWords('1');
    await review.listWithdrawalWords('1');
    await review.listDeadEvents(100);

    const withdrawals = withdrawalQueries(db, sqliteTraits, () => undefined);
    await withdrawals.listWithdrawalsSince('sending', { beforeMs: 1, orAfterMs: 2 }, 100);
    await withdrawals.listOverdueWithdrawals(1, 100);
    await withdrawals.listWithdrawalsToReview(1, 100);
    await withdrawals.listWithdrawalsInReview(1, 100);

    const outbox = outboxQueries(db, sqliteTraits);
    await outbox.leaseDueEvents(1, 2, 20);
    await outbox.listEvents(0, 100);

    assert.equal(asked.length, 18);
    for (const { sql, parameters } of asked) {
      // What Kysely bound for this very database.
      const plan = database.prepare(`explain query plan ${sql}`).all(...(parameters as SQLInputValue[]));
      const steps = plan.map((row) => String(row['detail']));
      // Payers who went away wait for ever, ever more of them: what goes through them all must not leave the index.
      // Those that were found are a list of their own, with no index and no more entries than are leased at once.
      const scans = steps.filter(
        (step) => /^SCAN (?!due_event$)/.test(step) && !step.includes(' COVERING INDEX '),
      );
      assert.deepEqual(scans, [], sql);
    }
    await db.destroy();
  });
});
