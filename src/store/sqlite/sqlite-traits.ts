import type { SqlTraits } from '../sql/sql-traits.ts';
import { oneWriterAtATime } from './one-writer-event-order.ts';

export const sqliteTraits: SqlTraits = {
  sequenceType: 'integer',
  sequenceKey: (column) => column.primaryKey().autoIncrement(),
  locksRows: false,
  dropsConstraints: false,
  schemaOf: () => Promise.resolve(undefined),
  eventOrder: oneWriterAtATime,
};
