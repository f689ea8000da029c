import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../sql/tables.ts';

/** Why the store cannot live in a database, and the way out. */
export interface DatabaseFault {
  readonly problem: string;
  readonly remedy: string;
}

/** Keys of an object, so that the compiler misses none. */
const tables = Object.keys({
  session: true,
  deposit: true,
  attempt: true,
  inbox: true,
  gateway_transaction: true,
  outbox: true,
  transition: true,
  counter: true,
  identity: true,
  withdrawal: true,
  withdrawal_session: true,
  withdrawal_transition: true,
} satisfies Record<keyof Database, true>);

/** `SQL_ASCII` keeps whatever bytes it is given, and ours are UTF-8. */
const ableToKeepAnyText: ReadonlySet<string> = new Set(['UTF8', 'SQL_ASCII']);

interface Facts {
  readonly isReadOnly: boolean;
  readonly encoding: string;
  readonly schema: string | null;
  readonly user: string;
  /** Of the tables that are there already, and of the sequence that numbers events. */
  readonly closed: readonly string[] | null;
}

async function factsOf(db: Kysely<Database>): Promise<Facts | undefined> {
  const { rows } = await sql<Facts>`
    select current_setting('transaction_read_only') = 'on' as "isReadOnly",
      current_setting('server_encoding') as encoding,
      current_schema() as schema,
      current_user as "user",
      (select array_agg(name) from (
        select name from unnest(${tables}::text[]) as name where to_regclass(name) is not null
          and not (has_table_privilege(to_regclass(name), 'select') and has_table_privilege(to_regclass(name), 'insert'))
        union all
        select name from (values ('outbox_sequence_seq')) as sequence (name) where to_regclass(name) is not null
          and not (has_sequence_privilege(to_regclass(name), 'select') and has_sequence_privilege(to_regclass(name), 'usage'))
      ) as closed) as closed`.execute(db);
  return rows[0];
}

/**
 * What would else come to light with a payment, when the gateway's postback can never be written down: a database that
 * is only read, that has no letters for what people are called, or whose owner gave its user less than it takes.
 */
export async function findDatabaseFault(db: Kysely<Database>): Promise<DatabaseFault | undefined> {
  const facts = await factsOf(db);
  if (!facts) return undefined;
  const { isReadOnly, encoding, schema, user, closed } = facts;
  if (isReadOnly) {
    return {
      problem: 'The database can be read, and not written.',
      remedy: 'Name the server that takes writes, and not one that stands by.',
    };
  }
  if (!ableToKeepAnyText.has(encoding)) {
    return {
      problem: `The database is in ${encoding}, which has no letters for most of what people write.`,
      remedy: "Make another: create database <name> encoding 'UTF8' template template0.",
    };
  }
  if (closed !== null) {
    return {
      problem: `The user of the database may not use ${closed.join(', ')}.`,
      remedy:
        `Run as the owner: grant select, insert, update, delete on all tables in schema ${schema ?? 'public'} to ${user}; ` +
        `grant usage, select, update on all sequences in schema ${schema ?? 'public'} to ${user}.`,
    };
  }
  return undefined;
}
