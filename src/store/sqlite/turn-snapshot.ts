/** What is read within one turn of the event loop, from one snapshot of the database. */
export interface TurnSnapshot {
  /** Called before each read. */
  readonly enter: () => void;
  /** Called when something was committed here: who reads next must see it. */
  readonly end: () => void;
}

/**
 * Lets all reads of a turn share one read transaction: taking and giving back its locks costs more than a read.
 * Nobody sees older data for it: the snapshot is not older than the turn, in which every request it answers came.
 *
 * @param execute runs one statement on the connection that reads
 */
export function createTurnSnapshot(execute: (sql: 'begin' | 'commit') => void): TurnSnapshot {
  let isOpen = false;
  const end = (): void => {
    if (!isOpen) return;
    isOpen = false;
    execute('commit');
  };
  return {
    enter() {
      if (isOpen) return;
      execute('begin');
      isOpen = true;
      setImmediate(end);
    },
    end,
  };
}
