import { oneWriterAtATime } from '../sql/event-order.ts';
import type { SqlTraits } from '../sql/sql-traits.ts';

export const sqliteTraits: SqlTraits = {
  sequenceType: 'integer',
  sequenceKey: (column) => column.primaryKey().autoIncrement(),
  locksRows: false,
  eventOrder: oneWriterAtATime,
};
