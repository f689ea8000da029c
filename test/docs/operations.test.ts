import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Registry } from 'prom-client';
import { createBacklogMetrics } from '../../src/cli/serve/backlog-metrics.ts';
import { createMetrics } from '../../src/cli/serve/create-metrics.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');

/** Every metric there is, by its name. */
async function metricNames(): Promise<Set<string>> {
  const { registry } = createMetrics('1.0.0');
  const backlogRegistry = new Registry();
  createBacklogMetrics(backlogRegistry, () => Promise.reject(new Error('nobody asks')), true);
  const all = [...(await registry.getMetricsAsJSON()), ...(await backlogRegistry.getMetricsAsJSON())];
  return new Set(all.map(({ name }) => name).filter((name) => name.startsWith('ipay_')));
}

describe('the page for operators', () => {
  it('tells of every metric, and of none that there is not', async () => {
    const told = [...page.matchAll(/\bipay_[a-z_]+/g)].map(([name]) => name.replace(/_count$/, ''));
    assert.deepEqual(new Set(told), await metricNames());
  });
});
