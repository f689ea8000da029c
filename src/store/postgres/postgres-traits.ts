import type { SqlTraits } from '../sql/sql-traits.ts';
import { manyWritersAtATime } from './many-writers-event-order.ts';

export const postgresTraits: SqlTraits = {
  sequenceType: 'bigserial',
  sequenceKey: (column) => column.primaryKey(),
  locksRows: true,
  eventOrder: manyWritersAtATime,
};
