import type { ColumnDataType, ColumnDefinitionBuilder } from 'kysely';
import type { EventOrder } from './event-order.ts';

/** What differs between the databases, by name, so that no query asks which one it runs on. */
export interface SqlTraits {
  /** The type of a column that the database counts up by itself, */
  readonly sequenceType: ColumnDataType;
  /** and what else makes it a primary key that does so. */
  readonly sequenceKey: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** Several transactions write at once, so a query can lock the rows it finds, and pass over those of others. */
  readonly locksRows: boolean;
  /** How a reader of events knows that nothing will appear before what it sees. */
  readonly eventOrder: EventOrder;
}
