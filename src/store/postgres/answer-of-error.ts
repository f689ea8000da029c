import { ConcurrentChangeError } from '../concurrent-change-error.ts';
import { StoreError } from '../store-error.ts';

const serializationFailure = '40001';
const deadlockDetected = '40P01';
const uniqueViolation = '23505';

/** Unique indexes that two transactions can only meet at when they raced; run again, the later one sees the earlier. */
const racedIndexes: ReadonlySet<unknown> = new Set([
  'one_credit_per_deposit',
  'one_credit_per_transaction',
  // Events that money depends on have the id of what they are about.
  'outbox_of_deposit',
  'outbox_of_withdrawal',
]);

/** PostgreSQL's own code of the error; none when the connection was lost, refused or too slow. */
export function sqlStateOf(error: unknown): string | undefined {
  const isAnswer = error instanceof Error && 'severity' in error && 'code' in error;
  return isAnswer && typeof error.code === 'string' ? error.code : undefined;
}

/** What an error of the driver means to the store: work that must be run again, or a database that does not work. */
export function answerOfError(error: unknown): ConcurrentChangeError | StoreError {
  const sqlState = sqlStateOf(error);
  const isLostRace =
    sqlState === serializationFailure ||
    sqlState === deadlockDetected ||
    (sqlState === uniqueViolation &&
      error instanceof Error &&
      'constraint' in error &&
      racedIndexes.has(error.constraint));
  return isLostRace
    ? new ConcurrentChangeError('Another transaction was first.', { cause: error })
    : new StoreError('store_unavailable', 'The database did not do what it was asked.', { cause: error });
}
