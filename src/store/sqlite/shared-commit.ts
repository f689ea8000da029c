import { setImmediate } from 'node:timers/promises';
import { StoreError } from '../store-error.ts';

/** What sharing commits asks of a database connection. */
export interface CommitConnection {
  /** Begins a transaction with the write lock in hand. Rejects when it is not to be had. */
  begin(): Promise<void>;
  execute(sql: 'savepoint work' | 'release work' | 'rollback to work' | 'commit' | 'rollback'): void;
}

export interface SharedCommit {
  /**
   * Runs `work` alone on the connection, and resolves with its result once it is on disk. `work` awaits nothing
   * but this connection: everybody else's work waits behind it.
   *
   * @throws what `work` throws, with nothing of it left behind; or what the connection throws when it cannot begin
   *   or commit, with nothing of anybody left behind
   */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when no work is waiting or under way. */
  idle(): Promise<void>;
}

interface Waiting {
  /** Runs the work and keeps what came of it until it is told. */
  readonly run: () => Promise<void>;
  readonly tellResult: () => void;
  readonly fail: (error: unknown) => void;
}

/** Bounds how long the first of a group waits for the last, and the process for all. */
const maxGroup = 128;

function waitingFor<Result>(
  work: () => Promise<Result>,
  connection: CommitConnection,
  resolve: (result: Result) => void,
  reject: (error: unknown) => void,
): Waiting {
  let tell = (): void => undefined;
  return {
    async run() {
      connection.execute('savepoint work');
      try {
        const result = await work();
        tell = () => resolve(result);
      } catch (error) {
        undoWork(connection, error);
        tell = () => reject(error);
      }
      connection.execute('release work');
    },
    tellResult: () => tell(),
    fail: reject,
  };
}

/**
 * Lets all who wait to write at the same time share one commit, because waiting for the disk is what a commit
 * costs. Each work runs in a savepoint of its own, one after the other, so that one that fails takes nobody along;
 * nobody hears of a result before it is on disk.
 */
export function createSharedCommit(connection: CommitConnection): SharedCommit {
  let waiting: Waiting[] = [];
  let draining: Promise<void> | undefined;

  const commitTogether = async (): Promise<void> => {
    let group = waiting;
    try {
      await connection.begin();
      group = waiting.splice(0, maxGroup);
      for (const { run } of group) await run();
      connection.execute('commit');
    } catch (error) {
      // Who came while the lock was awaited in vain would not get it either.
      if (group === waiting) waiting = [];
      else rollBack(connection);
      for (const { fail } of group) fail(error);
      return;
    }
    for (const { tellResult } of group) tellResult();
  };

  const drain = async (): Promise<void> => {
    for (;;) {
      // Whatever this turn of the event loop has read from its connections comes along.
      await setImmediate();
      if (waiting.length === 0) break;
      await commitTogether();
    }
    draining = undefined;
  };

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        waiting.push(waitingFor(work, connection, resolve, reject));
        draining ??= drain();
      }),
    idle: async () => draining,
  };
}

/** SQLite gives up the whole transaction at some errors, such as a full disk: then everybody's work is undone. */
function undoWork(connection: CommitConnection, cause: unknown): void {
  try {
    connection.execute('rollback to work');
  } catch (error) {
    // What the database said first tells more than that the savepoint is gone.
    throw cause instanceof StoreError ? cause : error;
  }
}

/** After a failed commit the transaction may still be open, or already rolled back by SQLite itself. */
function rollBack(connection: CommitConnection): void {
  try {
    connection.execute('rollback');
  } catch {
    // There was no transaction any more.
  }
}
