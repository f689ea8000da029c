import type { Kysely } from 'kysely';
import type { Database } from './tables.ts';

/** How a change reaches those who watch the deposit or withdrawal in other instances. */
export interface NewsChannel {
  /** Part of the transaction: others hear of the change when it is committed, and only then. */
  readonly announce: (transaction: Kysely<Database>, ids: ReadonlySet<string>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where the database has no way to tell: only this instance's watchers hear of its changes at once. */
export const noNewsChannel: NewsChannel = {
  announce: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
