import { sql } from 'kysely';
import type { SqlTraits } from '../sql/sql-traits.ts';
import { manyWritersAtATime } from './many-writers-event-order.ts';

export const postgresTraits: SqlTraits = {
  sequenceType: 'bigserial',
  sequenceKey: (column) => column.primaryKey(),
  locksRows: true,
  dropsConstraints: true,
  emptyText: (table, column, where) =>
    sql`update ${sql.table(table)} set ${sql.ref(column)} = '' where ${where}`,
  async schemaOf(db) {
    // First where they are found: a schema of the user's own name may be made later, before the one that has them.
    const { rows } = await sql<{ name: string | null }>`
      select coalesce(
        (select nspname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
          where pg_class.oid = to_regclass('gateway_transaction')),
        current_schema()) as name`.execute(db);
    return rows[0]?.name ?? undefined;
  },
  eventOrder: manyWritersAtATime,
};
