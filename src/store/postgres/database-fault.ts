import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../sql/tables.ts';
import { postgresTraits } from './postgres-traits.ts';

/** Why the store cannot live in a database, and the way out. */
export interface DatabaseFault {
  readonly problem: string;
  readonly remedy: string;
}

type Right = 'insert' | 'update' | 'delete';

/** What is done to each table, besides reading it. */
const uses: Readonly<Record<keyof Database, readonly Right[]>> = {
  session: ['insert', 'update'],
  deposit: ['insert', 'update'],
  attempt: ['insert', 'update'],
  inbox: ['insert'],
  gateway_transaction: ['insert', 'update'],
  outbox: ['insert', 'update'],
  transition: ['insert'],
  counter: ['insert', 'update', 'delete'],
  identity: ['insert'],
  withdrawal: ['insert', 'update'],
  withdrawal_session: ['insert', 'update'],
  withdrawal_transition: ['insert'],
};

const needs = Object.entries(uses).flatMap(([table, rights]) =>
  ['select', ...rights].map((right) => ({ table, right })),
);

/** `SQL_ASCII` keeps whatever bytes it is given, and ours are UTF-8. */
const ableToKeepAnyText: ReadonlySet<string> = new Set(['UTF8', 'SQL_ASCII']);

interface Facts {
  readonly isReadOnly: boolean;
  readonly encoding: string;
  /** Both as a statement names them. */
  readonly schema: string | null;
  readonly user: string;
  readonly searchPath: string;
  /** Of the tables that are there already, and of the sequence that numbers events. */
  readonly closed: readonly string[] | null;
}

async function factsOf(db: Kysely<Database>): Promise<Facts | undefined> {
  // Looked for nowhere else: a schema further on may have a table of somebody else's by such a name.
  const schema = (await postgresTraits.schemaOf(db)) ?? null;
  const { rows } = await sql<Facts>`
    select current_setting('transaction_read_only') = 'on' as "isReadOnly",
      current_setting('server_encoding') as encoding,
      quote_ident(${schema}::text) as schema,
      quote_ident(current_user) as "user",
      current_setting('search_path') as "searchPath",
      (select array_agg(distinct relname::text) from pg_class
        left join unnest(${needs.map(({ table }) => table)}::text[], ${needs.map(({ right }) => right)}::text[])
          as need (name, privilege) on name = relname
        where relnamespace = (select oid from pg_namespace where nspname = ${schema}::text) and case
          when relkind = 'S' then relname = 'outbox_sequence_seq' and not
            (has_sequence_privilege(pg_class.oid, 'select') and has_sequence_privilege(pg_class.oid, 'usage'))
          when privilege is null then false
          else not has_table_privilege(pg_class.oid, privilege)
        end) as closed`.execute(db);
  return rows[0];
}

/**
 * What would else come to light with a payment, when the gateway's postback can never be written down: a database that
 * is only read, that has no letters for what people are called or no place for tables, or whose owner gave its user
 * less than it takes.
 */
export async function findDatabaseFault(db: Kysely<Database>): Promise<DatabaseFault | undefined> {
  const facts = await factsOf(db);
  if (!facts) return undefined;
  const { isReadOnly, encoding, schema, user, searchPath, closed } = facts;
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
  if (schema === null) {
    return {
      problem: `There is no schema that the user of the database may use: the search path is ${searchPath}.`,
      remedy: `Run as the owner: create schema <one of these> authorization ${user}.`,
    };
  }
  if (closed !== null) {
    return {
      problem: `The user of the database may not use ${closed.join(', ')}.`,
      remedy:
        `Run as the owner: grant select, insert, update, delete on all tables in schema ${schema} to ${user}; ` +
        `grant usage, select, update on all sequences in schema ${schema} to ${user}.`,
    };
  }
  return undefined;
}
