/** What is read within one turn of the event loop, from one snapshot of the database. */
export interface TurnSnapshot {
  /** Called before each read. */
  readonly enter: () => void;
  /** Called when its connection is about to close. */
  readonly end: () => void;
}

/** Those that are open in this process, by what ends each. */
const open = new Set<() => void>();

/**
 * Called when something was committed: who reads next must see it. Also who asks another store on the same file, which
 * one process may have open twice: an answer can be told and followed by the next question within a turn.
 */
export function endSnapshots(): void {
  for (const end of open) end();
}

/**
 * Lets all reads of a turn share one read transaction: taking and giving back its locks costs more than a read.
 * Nobody sees older data for it: the snapshot is not older than the turn, in which every request it answers came, and
 * what is committed in this process ends it.
 *
 * @param execute runs one statement on the connection that reads
 */
export function createTurnSnapshot(execute: (sql: 'begin' | 'commit') => void): TurnSnapshot {
  const end = (): void => {
    if (open.delete(end)) execute('commit');
  };
  return {
    enter() {
      if (open.has(end)) return;
      execute('begin');
      open.add(end);
      setImmediate(end);
    },
    end,
  };
}
