import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import type { Log } from '../../proxy/index.ts';

export interface LogOptions {
  readonly level: 'info' | 'warn' | 'error' | 'silent';
  /** The id of the request under way, if any: every line written meanwhile carries it. */
  readonly requestId: () => string | undefined;
  /** Blanks secrets out of a finished line. */
  readonly redact: (line: string) => string;
  /** Default: standard output. */
  readonly destination?: DestinationStream;
}

/** What is kept of the log, in bytes, while it cannot be written; what comes on top is lost. */
const keptBytes = 1024 ** 2;

/**
 * Standard output, written at once: a line about what happened just before a crash is the one that is needed. Where it
 * cannot be written, as on a full disk, payments go on all the same, and standard error is told once.
 */
function standardOutput(): DestinationStream {
  const destination = pino.destination({ dest: 1, sync: true, maxLength: keptBytes });
  destination.once('error', ({ code }: NodeJS.ErrnoException) => {
    console.error(`The log cannot be written (${code ?? 'unknown'}).`);
  });
  destination.on('error', () => undefined);
  return destination;
}

/** Structured logs: one JSON object a line, with a time and the request's id, and no secret in any form. */
export function createLog({ level, requestId, redact, destination }: LogOptions): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const id = requestId();
        return id === undefined ? {} : { requestId: id };
      },
      hooks: { streamWrite: redact },
    },
    destination ?? standardOutput(),
  );
}
