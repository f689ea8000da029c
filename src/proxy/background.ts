import type { ProxyContext } from './context.ts';
import type { Deliver } from './outbox/deliver-by-webhook.ts';
import { deliverDueEvents } from './outbox/deliver-due-events.ts';
import { sweepWithdrawals } from './use-cases/sweep-withdrawals.ts';
import { sweep } from './use-cases/sweep.ts';

/** How often the store is asked for due work that nobody announced. */
const intervalMs = 1_000;
const sweepEveryMs = 5_000;

/** The proxy's own work between requests: delivering events and sweeping. */
export interface Background {
  /** Does all work that is due now. */
  runDue(): Promise<void>;
  start(): void;
  /** Says that new events may be waiting. */
  wake(): void;
  /** Ends after the work in hand. */
  stop(): Promise<void>;
}

/** @param deliver absent when the merchant reads events by `GET /events` alone */
export function createBackground(context: ProxyContext, deliver: Deliver | undefined): Background {
  const { clock, log } = context;
  const stopping = new AbortController();
  let waiting = new AbortController();
  let running: Promise<void> | undefined;
  let sweptAtMs = Number.NEGATIVE_INFINITY;

  const sweepIfDue = async (): Promise<void> => {
    // In both directions: after the clock was put back, the next one would else wait until the old time has come again.
    if (Math.abs(clock.now() - sweptAtMs) < sweepEveryMs) return;
    sweptAtMs = clock.now();
    try {
      await sweep(context);
    } finally {
      await sweepWithdrawals(context);
    }
  };

  const deliverAllDue = async (): Promise<void> => {
    // There may be no end of events for a slow shop, so the sweep has its turn between them.
    while (deliver && (await deliverDueEvents(context, deliver)) > 0 && !stopping.signal.aborted) {
      await sweepIfDue();
    }
  };

  const runDue = async (): Promise<void> => {
    try {
      await sweepIfDue();
    } finally {
      // Also when the sweep failed: the merchant must be told of money.
      await deliverAllDue();
    }
  };

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      waiting = new AbortController();
      try {
        await runDue();
      } catch (error) {
        log.error(
          { error: error instanceof Error ? error.message : String(error) },
          'background work failed',
        );
      }
      await clock.sleep(intervalMs, AbortSignal.any([waiting.signal, stopping.signal]));
    }
  };

  return {
    runDue,
    start() {
      running ??= loop();
    },
    wake() {
      // Under load it is awake already; an abort that nobody waits for still makes an error with its stack.
      if (!waiting.signal.aborted) waiting.abort();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
