import { pause } from './pause.ts';

const firstDelayMs = 1000;
/** A connection that comes back unannounced is found within ten seconds. */
const longestDelayMs = 8000;
/**
 * The proxy may ask for more, but not for longer than anybody waits. After 24 days a browser's timer goes off at once.
 */
const longestWaitMs = 600_000;

export interface LiveViewSource {
  /** One (long) poll; whether it brought news. */
  readonly poll: (signal: AbortSignal) => Promise<boolean>;
  /**
   * Called after each failure that was not our own abort. Gives the least wait in milliseconds, or ends the polling.
   */
  readonly failed: (error: unknown) => number | 'end';
  /** `false` ends the polling: nothing can change any more. */
  readonly goesOn: () => boolean;
}

/**
 * How long to wait after that many failures in a row: exponential, with jitter, so that payers do not come back in
 * step.
 */
export function backoffMs(failures: number, random: number): number {
  return Math.min(longestDelayMs, firstDelayMs * 2 ** (failures - 1)) * (0.5 + random / 2);
}

/** Keeps the view fresh: one long poll after the other, until there is nothing left to learn. */
export class LiveView {
  readonly #source: LiveViewSource;
  #run: AbortController | undefined;

  constructor(source: LiveViewSource) {
    this.#source = source;
  }

  /** Starts over at once, whatever was going on: a poll, a wait, or nothing. */
  start(): void {
    this.stop();
    this.#run = new AbortController();
    void this.#loop(this.#run.signal);
  }

  stop(): void {
    this.#run?.abort();
    this.#run = undefined;
  }

  async #loop(signal: AbortSignal): Promise<void> {
    let failures = 0;
    const ended = () => signal.aborted;
    const { poll, failed, goesOn } = this.#source;
    while (!ended() && goesOn()) {
      // A proxy that does not hold the request open must not be asked in a tight loop.
      const pace = pause(firstDelayMs, signal);
      try {
        if (!(await poll(signal))) await pace;
        failures = 0;
      } catch (error) {
        if (ended()) return;
        const leastMs = failed(error);
        if (leastMs === 'end') return;
        failures += 1;
        const waitMs = Math.max(backoffMs(failures, Math.random()), leastMs);
        await pause(Math.min(waitMs, longestWaitMs), signal);
      }
    }
  }
}
