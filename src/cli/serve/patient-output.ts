import { fstatSync, write, writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/** What is kept, in characters, while it cannot be written; what comes on top is lost. */
const most = 1024 ** 2;
const tryAgainAfterMs = 100;

/** How long a process that ends waits, all in all, for a reader to take the rest; and how long between two looks. */
const lastPatienceMs = 500;
const lookAgainAfterMs = 5;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** How many of the bytes are taken at once: none by a pipe that is full. */
function writeNow(descriptor: number, bytes: Buffer): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
    throw error;
  }
}

type OnWritten = (error: NodeJS.ErrnoException | null, count: number) => void;

/** As `write` of Node, but done when it returns. */
function writeAtOnce(descriptor: number, bytes: Buffer, onWritten: OnWritten): void {
  let count = 0;
  let failure = null;
  try {
    count = writeSync(descriptor, bytes);
  } catch (error) {
    failure = error as NodeJS.ErrnoException;
  }
  onWritten(failure, count);
}

/**
 * A file or a terminal may hold up who writes to it, and takes all or nothing. A pipe or a socket that Node has opened holds
 * nobody up, but takes a part of what does not fit: how much would be known to nobody any more if the process ended before
 * it is told, and a line would be cut.
 */
function writerFor(descriptor: number) {
  const stats = fstatSync(descriptor);
  return stats.isFIFO() || stats.isSocket() ? writeAtOnce : write;
}

export interface PatientOutput extends DestinationStream {
  /** Writes what waits, and lets its reader take it for half a second; for when the process ends. */
  flush(): void;
}

export interface PatientOutputOptions {
  /** A line about lines that are lost, to be written as soon as anything can be. */
  readonly lineOfLost: (count: number) => string;
  /** The first time that something cannot be written, for another reason than that nobody reads. */
  readonly onFailure: (code: string) => void;
}

/**
 * Writes lines to a file or pipe as soon as it takes them, and lets nobody wait for that. Writing at once would hold up
 * the whole process while whoever reads the other end does not, or the disk is full.
 */
export function createPatientOutput(
  descriptor: number,
  { lineOfLost, onFailure }: PatientOutputOptions,
): PatientOutput {
  let waiting: string[] = [];
  let waitingLength = 0;
  let lost = 0;
  /** What is being written, and was not taken yet. */
  let inHand = Buffer.alloc(0);
  let state: 'idle' | 'writing' | 'held up' = 'idle';
  let hasFailed = false;

  const begin = writerFor(descriptor);

  const take = (): Buffer<ArrayBuffer> => {
    const text = waiting.join('');
    waiting = [];
    waitingLength = 0;
    return Buffer.from(text);
  };

  function onWritten(error: NodeJS.ErrnoException | null, count: number): void {
    if (!error) {
      inHand = inHand.subarray(count);
      if (lost > 0) {
        waiting.push(lineOfLost(lost));
        lost = 0;
      }
      state = 'idle';
      next();
      return;
    }
    state = 'held up';
    setTimeout(() => {
      state = 'idle';
      next();
    }, tryAgainAfterMs).unref();
    if (error.code === 'EAGAIN' || hasFailed) return;
    hasFailed = true;
    onFailure(error.code ?? 'unknown');
  }

  function next(): void {
    if (state !== 'idle') return;
    if (inHand.length === 0) inHand = take();
    if (inHand.length === 0) return;
    state = 'writing';
    begin(descriptor, inHand, onWritten);
  }

  return {
    write(line) {
      if (waitingLength + inHand.length + line.length > most) {
        lost += 1;
        return;
      }
      waiting.push(line);
      waitingLength += line.length;
      next();
    },
    flush() {
      if (lost > 0) waiting.push(lineOfLost(lost));
      // What is being written is written to its end while the process ends.
      let rest = state === 'writing' ? take() : Buffer.concat([inHand, take()]);
      try {
        for (let waitedMs = 0; rest.length > 0 && waitedMs < lastPatienceMs;) {
          const count = writeNow(descriptor, rest);
          rest = rest.subarray(count);
          if (count > 0) continue;
          // The only way to wait here: nothing that comes later is run any more.
          Atomics.wait(sleeper, 0, 0, lookAgainAfterMs);
          waitedMs += lookAgainAfterMs;
        }
      } catch {
        // Nobody reads it, or there is no room: nothing is left to be done about it.
      }
    },
  };
}
