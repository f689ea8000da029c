import { StoreError } from '../store/store-error.ts';
import { CommandError } from './command-error.ts';

/** Node tries every address of a name, and says nothing of its own when none of them answers. */
const saidBy = (error: Error): string =>
  error instanceof AggregateError
    ? error.errors.map((each) => (each instanceof Error ? each.message : String(each))).join(', ')
    : error.message;

/** What the store says of itself as a sentence for people, with the database's own reason; any other error as it is. */
export function storeSentence(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error;
  let reason = error.cause;
  // What the store said of it on the way, as that it did not do what it was asked, says no more.
  while (reason instanceof StoreError && reason.cause instanceof Error) reason = reason.cause;
  return new CommandError(reason instanceof Error ? `${error.message} (${saidBy(reason)})` : error.message);
}
