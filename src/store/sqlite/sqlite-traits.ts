import { sql } from 'kysely';
import type { SqlTraits } from '../sql/sql-traits.ts';
import { oneWriterAtATime } from './one-writer-event-order.ts';

export const sqliteTraits: SqlTraits = {
  sequenceType: 'integer',
  sequenceKey: (column) => column.primaryKey().autoIncrement(),
  locksRows: false,
  dropsConstraints: false,
  // A row whose text gets shorter stays in its page, and nothing is ever written into the room beside it. So the rows
  // move together behind the last one, and the pages they leave are free.
  emptyText: (table, column, where) => sql`
    update ${sql.table(table)} set ${sql.ref(column)} = '', rowid = moved.place from (
      select rowid as was, (select max(rowid) from ${sql.table(table)}) + row_number() over (order by rowid) as place
      from ${sql.table(table)} where ${where}
    ) as moved where ${sql.table(table)}.rowid = moved.was`,
  schemaOf: () => Promise.resolve(undefined),
  eventOrder: oneWriterAtATime,
};
