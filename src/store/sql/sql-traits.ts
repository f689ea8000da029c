import type { ColumnDataType, ColumnDefinitionBuilder, Kysely, RawBuilder } from 'kysely';
import type { EventOrder } from './event-order.ts';
import type { Database } from './tables.ts';

/** What differs between the databases, by name, so that no query asks which one it runs on. */
export interface SqlTraits {
  /** The type of a column whose values the database counts up by itself. */
  readonly sequenceType: ColumnDataType;
  /** Makes such a column the primary key, with whatever else the database needs to count it up. */
  readonly sequenceKey: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** Several transactions write at once, so a query can lock the rows it finds, and pass over those of others. */
  readonly locksRows: boolean;
  /** A table gives up a constraint as it stands; else it is made anew. */
  readonly dropsConstraints: boolean;
  /** Empties a text in the rows that a condition finds, so that its room is used again. */
  readonly emptyText: (
    table: keyof Database,
    column: string,
    where: RawBuilder<unknown>,
  ) => RawBuilder<unknown>;
  /** Where the tables are, or will be made; `undefined` for a database that has one place. */
  readonly schemaOf: (db: Kysely<Database>) => Promise<string | undefined>;
  /** How a reader of events knows that nothing will appear before what it sees. */
  readonly eventOrder: EventOrder;
}
