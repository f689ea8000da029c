import { StoreError } from '../store/store-error.ts';
import { CommandError } from './command-error.ts';

/** What the store says of itself as a sentence for people; any other error as it is. */
export function storeSentence(error: unknown): unknown {
  if (!(error instanceof StoreError)) return error;
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return new CommandError(`${error.message}${cause}`);
}
