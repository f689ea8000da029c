import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { StoreTransaction } from '../deposit-store.ts';
import type { Database } from './tables.ts';

type CounterQueries = Pick<StoreTransaction, 'findCounter' | 'countUp' | 'forgetCounters'>;

/**
 * Whether the window is over. One that begins a whole window ahead was begun by a clock that was wrong; it must
 * not lock anybody out until that time comes.
 */
const isOver = (
  expression: ExpressionBuilder<Database, 'counter'>,
  nowMs: number,
  windowMs: number,
): Expression<SqlBool> =>
  expression.or([
    expression('counter.window_start', '<=', nowMs - windowMs),
    expression('counter.window_start', '>', nowMs + windowMs),
  ]);

export const counterQueries = (db: Kysely<Database>): CounterQueries => ({
  async findCounter(name) {
    const row = await db.selectFrom('counter').selectAll().where('name', '=', name).executeTakeFirst();
    return row && { windowStartMs: row.window_start, count: row.count };
  },

  async countUp(name, { max, windowMs }, nowMs) {
    const row = await db
      .insertInto('counter')
      .values({ name, window_start: nowMs, count: 1 })
      // Looked at and counted in one statement: however many count at once, and from however many processes, no
      // more than `max` come through.
      .onConflict((conflict) =>
        conflict
          .column('name')
          .doUpdateSet((set) => ({
            window_start: set
              .case()
              .when(isOver(set, nowMs, windowMs))
              .then(set.ref('excluded.window_start'))
              .else(set.ref('counter.window_start'))
              .end(),
            count: set
              .case()
              .when(isOver(set, nowMs, windowMs))
              .then(set.ref('excluded.count'))
              .else(sql<number>`${set.ref('counter.count')} + 1`)
              .end(),
          }))
          .where((where) => where.or([isOver(where, nowMs, windowMs), where('counter.count', '<', max)])),
      )
      .returning('count')
      .executeTakeFirst();
    return row?.count;
  },

  async forgetCounters(beforeMs, limit) {
    await db
      .deleteFrom('counter')
      .where('name', 'in', (query) =>
        query
          .selectFrom('counter as old')
          .select('old.name')
          .where('old.window_start', '<', beforeMs)
          .limit(limit),
      )
      .execute();
  },
});
