import { DefaultQueryExecutor, DummyDriver, Kysely } from 'kysely';
import type { CompiledQuery, Dialect, QueryResult, SqliteDatabase } from 'kysely';
import type { Database } from '../sql/tables.ts';

/**
 * Runs each statement at once, on the one connection there is. Kysely's own executor borrows a connection for
 * every statement, in a chain of promises that costs more than the statement; here nobody has to wait for one:
 * what is read is read in one go, and who writes has waited for its turn before.
 */
class DirectSqliteExecutor extends DefaultQueryExecutor {
  readonly #database: SqliteDatabase;
  readonly #before: (() => void) | undefined;

  constructor(database: SqliteDatabase, dialect: Dialect, before?: () => void) {
    const provideConnection = () => Promise.reject(new Error('There is no connection to lend.'));
    super(dialect.createQueryCompiler(), dialect.createAdapter(), { provideConnection });
    this.#database = database;
    this.#before = before;
  }

  // An async function, so that what the database throws is a rejection.
  // eslint-disable-next-line @typescript-eslint/require-await -- see above
  override async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    this.#before?.();
    const statement = this.#database.prepare(sql);
    // Rows are what the tables' types say they are: the schema and the types are written side by side.
    if (statement.reader) return { rows: statement.all(parameters) as Row[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
  }
}

/**
 * Kysely over a database in this process, without transactions of Kysely's: whoever needs one asks for it in SQL.
 *
 * @param before called before each statement
 */
export function directSqlite(
  database: SqliteDatabase,
  dialect: Dialect,
  before?: () => void,
): Kysely<Database> {
  const executor = new DirectSqliteExecutor(database, dialect, before);
  return new Kysely<Database>({ config: { dialect }, dialect, driver: new DummyDriver(), executor });
}
