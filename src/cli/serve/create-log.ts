import process from 'node:process';
import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import type { Log } from '../../proxy/index.ts';
import { createPatientOutput } from './patient-output.ts';

export interface LogOptions {
  readonly level: 'info' | 'warn' | 'error' | 'silent';
  /** The id of the request under way, if any: every line written meanwhile carries it. */
  readonly requestId: () => string | undefined;
  /** Blanks secrets out of a finished line. */
  readonly redact: (line: string) => string;
  /** Default: standard output. */
  readonly destination?: DestinationStream;
}

/**
 * Standard output. Where it cannot be written, as on a full disk, or nobody reads it, payments go on all the same. What
 * happened just before a crash is written while the process ends.
 */
function standardOutput(): DestinationStream {
  // To be asked for its number opens it: from then on a pipe or socket refuses what it has no room for, and holds nobody up.
  const output = createPatientOutput(process.stdout.fd, {
    lineOfLost: (lost) => {
      const time = new Date().toISOString();
      return `${JSON.stringify({ level: 'warn', time, lost, msg: 'lines of the log were lost, as nobody took them' })}\n`;
    },
    onFailure: (code) => console.error(`The log cannot be written (${code}).`),
  });
  process.once('exit', () => output.flush());
  return output;
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
