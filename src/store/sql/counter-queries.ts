import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { StoreTransaction } from '../deposit-store.ts';
import { keptQuery } from './kept-query.ts';
import type { Database } from './tables.ts';

type CounterQueries = Pick<StoreTransaction, 'findCounter' | 'countUp' | 'forgetCounters'>;

interface Count {
  readonly name: string;
  readonly now: number;
  /** A window that began then or earlier is over. */
  readonly over_until: number;
  /** So is one that begins later than this: a clock was wrong, and nobody shall be locked out until that time comes. */
  readonly over_after: number;
  readonly max: number;
}

const isOver = (
  expression: ExpressionBuilder<Database, 'counter'>,
  { over_until, over_after }: Count,
): Expression<SqlBool> =>
  expression.or([
    expression('counter.window_start', '<=', over_until),
    expression('counter.window_start', '>', over_after),
  ]);

/**
 * Looked at and counted in one statement: however many count at once, and from however many processes, no more
 * than `max` come through.
 */
const countUp = keptQuery((db, count: Count) =>
  db
    .insertInto('counter')
    .values({ name: count.name, window_start: count.now, count: 1 })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((set) => ({
          window_start: set
            .case()
            .when(isOver(set, count))
            .then(set.ref('excluded.window_start'))
            .else(set.ref('counter.window_start'))
            .end(),
          count: set
            .case()
            .when(isOver(set, count))
            .then(set.ref('excluded.count'))
            .else(sql<number>`${set.ref('counter.count')} + 1`)
            .end(),
        }))
        .where((where) => where.or([isOver(where, count), where('counter.count', '<', count.max)])),
    )
    .returning('count'),
);

export const counterQueries = (db: Kysely<Database>): CounterQueries => ({
  async findCounter(name) {
    const row = await db.selectFrom('counter').selectAll().where('name', '=', name).executeTakeFirst();
    return row && { windowStartMs: row.window_start, count: row.count };
  },

  async countUp(name, { max, windowMs }, nowMs) {
    const { rows } = await countUp(db, {
      name,
      now: nowMs,
      over_until: nowMs - windowMs,
      over_after: nowMs + windowMs,
      max,
    });
    return rows[0]?.count;
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
