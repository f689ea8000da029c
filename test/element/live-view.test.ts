import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import fc from 'fast-check';
import { backoffMs, LiveView } from '../../src/element/live-view.ts';
import { settle } from './settle.ts';

describe('backoff', () => {
  it('grows, has jitter, and stays between half a second and eight', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const ms = backoffMs(failures, random);
          assert.ok(ms >= 500 && ms <= 8000);
          assert.ok(ms <= backoffMs(failures + 1, random));
        },
      ),
    );
    assert.ok(backoffMs(3, 0) < backoffMs(3, 1));
  });
});

describe('live view', () => {
  beforeEach((context) => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    if ('after' in context) context.after(() => mock.timers.reset());
  });

  /** A live view whose polls end as told, counted. */
  function begin(poll: (signal: AbortSignal) => Promise<boolean>, leastMs: number | 'end' = 0) {
    const seen = { polls: 0, failures: 0, signals: [] as AbortSignal[] };
    const live = new LiveView({
      poll: (signal) => {
        seen.polls += 1;
        seen.signals.push(signal);
        return poll(signal);
      },
      failed: () => {
        seen.failures += 1;
        return leastMs;
      },
      goesOn: () => true,
    });
    live.start();
    return { live, seen };
  }

  async function asksAnewAfter(ms: number, seen: { readonly polls: number }): Promise<void> {
    await settle();
    mock.timers.tick(ms - 1);
    await settle();
    assert.equal(seen.polls, 1);
    mock.timers.tick(1);
    await settle();
    assert.equal(seen.polls, 2);
  }

  for (const askedMs of [31_536_000_000, Infinity]) {
    it(`asked to wait ${askedMs} ms, neither hurries nor waits for longer than anybody would`, async () => {
      const { live, seen } = begin(() => Promise.reject(new Error('down')), askedMs);
      await asksAnewAfter(600_000, seen);
      live.stop();
    });
  }

  it('waits longer after a failure than the proxy asked for, not less', async () => {
    const { live, seen } = begin(() => Promise.reject(new Error('down')), 20_000);
    await asksAnewAfter(20_000, seen);
    live.stop();
  });

  it('ends when told that the failure is final', async () => {
    const { seen } = begin(() => Promise.reject(new Error('gone')), 'end');
    await settle();
    mock.timers.tick(120_000);
    await settle();
    assert.equal(seen.polls, 1);
  });

  it('does not ask in a tight loop when the proxy answers at once with nothing new', async () => {
    const { live, seen } = begin(() => Promise.resolve(false));
    await asksAnewAfter(1_000, seen);
    live.stop();
  });

  it('stopped: aborts the poll, and is silent about it', async () => {
    const { live, seen } = begin(
      (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    live.stop();
    await settle();
    mock.timers.tick(120_000);
    await settle();
    assert.equal(seen.signals[0]?.aborted, true);
    assert.deepEqual([seen.polls, seen.failures], [1, 0]);
  });

  it('stopped while waiting: the wait is over too', async () => {
    const { live, seen } = begin(() => Promise.reject(new Error('down')));
    await settle();
    live.stop();
    mock.timers.tick(120_000);
    await settle();
    assert.equal(seen.polls, 1);
  });

  it('started again: only the newest run goes on', async () => {
    const { live, seen } = begin((signal) => {
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(true)));
    });
    live.start();
    await settle();
    mock.timers.tick(120_000);
    await settle();
    assert.equal(seen.polls, 2);
    assert.deepEqual(
      seen.signals.map(({ aborted }) => aborted),
      [true, false],
    );
    live.stop();
  });

  it('does not care what the clock says', async () => {
    const { live, seen } = begin(() => {
      mock.timers.setTime(Date.now() + 3_600_000);
      return Promise.resolve(false);
    });
    await settle();
    assert.equal(seen.polls, 1);
    live.stop();
  });
});
