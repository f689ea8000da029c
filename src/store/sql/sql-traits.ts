import type { ColumnDataType } from 'kysely';
import type { EventOrder } from './event-order.ts';

/** What differs between the databases, by name, so that no query asks which one it runs on. */
export interface SqlTraits {
  /** The type of a column that the database counts up by itself. */
  readonly sequenceType: ColumnDataType;
  /** Several transactions write at once, and a query can lock the rows it finds and pass over those of others. */
  readonly skipsLockedRows: boolean;
  /** How a reader of events knows that nothing will appear before what it sees. */
  readonly eventOrder: EventOrder;
}
