import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Registry } from 'prom-client';
import { createBacklogMetrics } from '../../src/cli/serve/backlog-metrics.ts';
import { createMetrics } from '../../src/cli/serve/create-metrics.ts';
import { silentMeter } from '../../src/proxy/meter.ts';
import { startProxy } from '../proxy/proxy-fixture.ts';
import { entry, keyPair, signedPostback } from '../proxy/signed-postback.ts';

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

  for (const [what, changed] of [
    ['a pair', { accessKey: 'another-access-key', privateKey: 'another-private-key' }],
    ['the private key of a pair', { privateKey: 'another-private-key' }],
  ] as const) {
    it(`wakes somebody when ${what} was changed at the gateway and not here`, async () => {
      const codes: string[] = [];
      const meter = { ...silentMeter, postbackRefused: (code: string) => void codes.push(code) };
      const fixture = await startProxy({ meter });
      await fixture.postback(signedPostback([entry('any')], {}, { ...keyPair, ...changed }));
      const [, alarm = ''] = /ipay_postbacks_refused_total\{code=~?"([^"]+)"\}/.exec(page) ?? [];
      // A table divides its columns by what PromQL divides alternatives by.
      const isWoken = new RegExp(`^(?:${alarm.replaceAll('\\|', '|')})$`);
      assert.deepEqual(
        codes.map((code) => isWoken.test(code)),
        [true],
      );
    });
  }
});
