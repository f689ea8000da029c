/** What a command has opened so far, to be closed in reverse: when it stops, and when a later part cannot start. */
export interface Closers {
  add(close: () => unknown): void;
  /** Closes everything, also what comes after one that fails. Rejects with the first failure. */
  close(): Promise<void>;
}

export function createClosers(): Closers {
  const open: (() => unknown)[] = [];
  return {
    add: (close) => void open.push(close),
    async close() {
      const failures: unknown[] = [];
      for (let close = open.pop(); close; close = open.pop()) {
        try {
          await close();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/**
 * Starts something of several parts.
 *
 * @param start opens the parts and adds to `closers` what closes each
 * @throws what `start` throws, once everything that was open is closed
 */
export async function startOrClose<Started>(
  closers: Closers,
  start: (closers: Closers) => Promise<Started>,
): Promise<Started> {
  try {
    return await start(closers);
  } catch (error) {
    // A part that does not close either says less than why the start failed.
    await closers.close().catch(() => undefined);
    throw error;
  }
}
