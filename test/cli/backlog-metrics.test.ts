import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Registry } from 'prom-client';
import { createBacklogMetrics } from '../../src/cli/serve/backlog-metrics.ts';
import type { Backlog } from '../../src/store/records.ts';

const empty: Backlog = { deposits: [], withdrawals: [], events: [], transactions: [] };

/** What Prometheus waits for a scrape at most, unless it is told otherwise. */
const scrapeTimeoutMs = 10_000;

describe('the metrics of what waits', () => {
  it('say that a database which hangs does not answer, and do not hang with it', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const registry = new Registry();
    let answer = (): void => undefined;
    let asked = 0;
    const { update } = createBacklogMetrics(
      registry,
      () => {
        asked += 1;
        return new Promise((resolve) => (answer = () => resolve(empty)));
      },
      true,
    );
    const said = async (): Promise<string> => {
      const [line = ''] = /^ipay_store_up \d$/m.exec(await registry.metrics()) ?? [];
      return line;
    };

    for (let scrape = 1; scrape <= 3; scrape++) {
      const updated = update();
      t.mock.timers.tick(scrapeTimeoutMs / 2);
      await updated;
      assert.equal(await said(), 'ipay_store_up 0');
    }
    // Each would take one more of the connections that the payers' requests wait for.
    assert.equal(asked, 1);

    answer();
    const updated = update();
    answer();
    await updated;
    assert.equal(await said(), 'ipay_store_up 1');
  });

  for (const delivers of [true, false]) {
    const where = delivers ? 'are sent' : 'are read by the merchant, every one of them waiting for ever';
    it(`${delivers ? 'count' : 'do not count'} the events where they ${where}`, async () => {
      const registry = new Registry();
      const asked: unknown[] = [];
      const { update } = createBacklogMetrics(
        registry,
        (of) => {
          asked.push(of);
          return Promise.resolve({ ...empty, events: [{ state: 'pending', count: 7, oldestMs: 0 }] });
        },
        delivers,
      );
      await update();
      assert.deepEqual(asked, [{ events: delivers }]);
      const lines = (await registry.metrics()).match(/^ipay_outbox_events\{.*$/gm);
      assert.deepEqual(
        lines,
        delivers ? ['ipay_outbox_events{state="pending"} 7', 'ipay_outbox_events{state="dead"} 0'] : null,
      );
    });
  }
});
