import type { ColumnDataType } from 'kysely';

/** What differs between the databases, by name, so that no query asks which one it runs on. */
export interface SqlTraits {
  /** The type of a column that the database counts up by itself. */
  readonly sequenceType: ColumnDataType;
}
