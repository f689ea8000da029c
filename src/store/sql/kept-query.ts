import type { Compilable, CompiledQuery, DialectAdapter, Kysely, QueryResult } from 'kysely';
import type { Database } from './tables.ts';

/** Stands where a value will stand. Kysely passes it through to the query's parameters untouched. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

const placeholdersFor = (names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, new Placeholder(name)]));

export type KeptQuery<Values extends object, Row> = (
  db: Kysely<Database>,
  values: Values,
) => Promise<QueryResult<Row>>;

/**
 * A query that is built and compiled once, and then only given its values: on the way of every postback, building
 * it anew costs more than the database takes to answer. Values of other names are another query, so that an
 * update may be of any columns.
 *
 * @param build makes the query from placeholders: each may stand where a value goes, and no part of the query may
 *   depend on what it holds
 */
export function keptQuery<Values extends object, Row>(
  build: (db: Kysely<Database>, values: Values) => Compilable<Row>,
): KeptQuery<Values, Row> {
  // Transactions and connections of one database share its adapter.
  const kept = new WeakMap<DialectAdapter, Map<string, CompiledQuery<Row>>>();

  const compiled = (db: Kysely<Database>, names: readonly string[]): CompiledQuery<Row> => {
    const { adapter } = db.getExecutor();
    const ofDialect = kept.get(adapter) ?? new Map<string, CompiledQuery<Row>>();
    kept.set(adapter, ofDialect);
    const key = names.join();
    let query = ofDialect.get(key);
    if (!query) {
      // Typed as the values, because a query is built from values; the builder may hand them on and nothing else.
      query = build(db, placeholdersFor(names) as Values).compile();
      ofDialect.set(key, query);
    }
    return query;
  };

  return (db, values) => {
    const query = compiled(db, Object.keys(values));
    const given = values as Readonly<Record<string, unknown>>;
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof Placeholder ? given[parameter.name] : parameter,
    );
    return db.getExecutor().executeQuery({ ...query, parameters });
  };
}
