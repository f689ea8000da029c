import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { Registry } from 'prom-client';
import { createBacklogMetrics } from '../../src/cli/serve/backlog-metrics.ts';
import { createMetrics } from '../../src/cli/serve/create-metrics.ts';
import { maxPostbackBytes } from '../../src/gateway/postback.ts';
import { silentMeter } from '../../src/proxy/telemetry/meter.ts';
import type { GatewayObservation } from '../../src/proxy/telemetry/meter.ts';
import { dismissibleStates } from '../../src/store/records.ts';
import { startProxy } from '../proxy/proxy-fixture.ts';
import { answer, connectionFailure } from '../proxy/scripted-gateway.ts';
import { entry, keyPair, signedPostback } from '../proxy/signed-postback.ts';
import { Withdrawals, limits } from '../proxy/withdrawal-fixture.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');

/** Every metric there is, by its name. */
async function metricNames(): Promise<Set<string>> {
  const { registry } = createMetrics('1.0.0');
  const backlogRegistry = new Registry();
  createBacklogMetrics(backlogRegistry, () => Promise.reject(new Error('nobody asks')), true);
  const all = [...(await registry.getMetricsAsJSON()), ...(await backlogRegistry.getMetricsAsJSON())];
  return new Set(all.map(({ name }) => name).filter((name) => name.startsWith('ipay_')));
}

type Labels = Readonly<Record<string, string>>;

/** Tells whether one of the page's alarms on the metric looks at what has these labels. */
function alarmsOf(metric: string): (labels: Labels) => boolean {
  const alarms = [...page.matchAll(new RegExp(`${metric}(?:\\{(\\w+)=~?"([^"]+)"\\})?\\[`, 'g'))];
  return (labels) =>
    alarms.some(
      ([, label, values = '']) =>
        // A table divides its columns by what PromQL divides alternatives by.
        label === undefined || values.split('\\|').includes(labels[label] ?? ''),
    );
}

describe('the page for operators', () => {
  it('tells of every metric, and of none that there is not', async () => {
    const told = [...page.matchAll(/\bipay_[a-z_]+/g)].map(([name]) => name.replace(/_count$/, ''));
    assert.deepEqual(new Set(told), await metricNames());
  });

  it('looks for a rise only of what is there from the start: Prometheus sees none where a series begins', async () => {
    const atStart = await createMetrics('1.0.0').registry.getMetricsAsJSON();
    const looksAt = [...page.matchAll(/\b(?:increase|rate)\((\w+)\{(\w+)=~?"([^"]+)"\}/g)];
    assert(looksAt.length > 0);
    for (const [alarm, metric = '', label = '', values = ''] of looksAt) {
      const series = atStart.find(({ name }) => name === metric)?.values ?? [];
      const there = new Set(
        series.filter(({ value }) => value === 0).map(({ labels }) => String(labels[label])),
      );
      assert.deepEqual(
        values.split('\\|').filter((value) => !there.has(value)),
        [],
        alarm,
      );
    }
  });

  for (const state of dismissibleStates) {
    it(`has an alarm for deposits that stay ${state}, and \`review\` says what to do with them`, () => {
      const alarms = new RegExp(`\\bipay_deposit(?:s|_oldest_seconds)\\{state="${state}"\\}`);
      assert.match(page, alarms);
      const deposits = /^## Deposits$([^]*?)^## /m.exec(page)?.[1] ?? '';
      assert.match(deposits, new RegExp(`\`${state}\``));
    });
  }

  const withKey = (changed: Partial<typeof keyPair>) =>
    signedPostback([entry('any')], {}, { ...keyPair, ...changed });
  for (const [what, body, code] of [
    [
      'a pair was changed at the gateway and not here',
      withKey({ accessKey: 'another-access-key', privateKey: 'another-private-key' }),
      'access_key_unknown',
    ],
    [
      'the private key of a pair was changed at the gateway and not here',
      withKey({ privateKey: 'another-private-key' }),
      'signature_mismatch',
    ],
    ['the gateway sends something else now, or it is changed on its way', '<html>', 'body_invalid'],
    ['the gateway sends more than is taken', ' '.repeat(maxPostbackBytes + 1), 'body_too_large'],
    ['the gateway calls from an address that is not listed', undefined, 'address_not_allowed'],
  ] as const) {
    it(`wakes somebody when ${what}`, async () => {
      const codes: string[] = [];
      const fixture = await startProxy({
        meter: { ...silentMeter, postbackRefused: (refused: string) => void codes.push(refused) },
        postbackAddresses: ['203.0.113.0/24'],
        clientAddress: () => (body === undefined ? '198.51.100.1' : '203.0.113.9'),
      });
      await fixture.postback(body ?? withKey({}));
      assert.deepEqual(codes, [code]);
      assert(alarmsOf('ipay_postbacks_refused_total')({ code }));
    });
  }

  it('wakes somebody when the database is read and cannot be written, as on a full disk', async () => {
    const statuses: number[] = [];
    const meter = {
      ...silentMeter,
      requestAnswered: ({ status }: { status: number }) => void statuses.push(status),
    };
    const fixture = await startProxy({ meter });
    const full = new DatabaseSync(fixture.file);
    full.exec("create trigger full before insert on inbox begin select raise(abort, 'disk is full'); end");
    full.close();
    await fixture.postback(signedPostback([entry('any')]));
    // What the gauge of the store asks for.
    await fixture.store.read.readBacklog({ events: true });
    const isWoken = alarmsOf('ipay_http_turned_away_total');
    assert.deepEqual(
      statuses.map((status) => isWoken({ status: String(status) })),
      [true],
    );
  });

  for (const [what, gatewayAnswers] of [
    ['does not know our secret or address', () => new Response('Not found', { status: 404 })],
    ['cannot be reached', connectionFailure('ECONNREFUSED', 'https://api')],
    ['answers nothing that can be read', () => new Response('<html>', { status: 502 })],
  ] as const) {
    it(`wakes somebody when the gateway ${what}, whatever it is asked for`, async () => {
      const called: GatewayObservation[] = [];
      const meter = { ...silentMeter, gatewayCalled: (one: GatewayObservation) => void called.push(one) };
      const shop = new Withdrawals(await startProxy({ meter, withdrawals: limits }));
      const { fixture } = shop;
      const { token } = await fixture.session();
      await fixture.view(token);
      called.length = 0;
      fixture.gateway.create = gatewayAnswers;
      fixture.gateway.activate = gatewayAnswers;
      fixture.gateway.withdraw = gatewayAnswers;
      await fixture.call('/deposit', { token: (await fixture.session()).token });
      await fixture.submit(token, '23936785');
      await shop.ask();
      const isWoken = alarmsOf('ipay_gateway_calls_total');
      assert.deepEqual(
        called.map(({ endpoint, outcome, reason }) => [endpoint, isWoken({ outcome, reason })]),
        [
          ['create', true],
          ['activate', true],
          ['withdrawal', true],
        ],
      );
    });
  }

  for (const [what, message] of [
    ['our balance at the gateway is too small', { withdrawals_sum_amount: ['Insufficient balance'] }],
    ['the gateway refuses payouts, as with a wrong key', 'Invalid signature'],
  ] as const) {
    it(`wakes somebody when ${what}`, async () => {
      const called: Labels[] = [];
      const meter = {
        ...silentMeter,
        gatewayCalled: ({ outcome, reason }: GatewayObservation) => void called.push({ outcome, reason }),
      };
      const shop = new Withdrawals(await startProxy({ meter, withdrawals: limits }));
      shop.fixture.gateway.withdraw = answer({ status: 'fail', message });
      await shop.asked();
      const isWoken = alarmsOf('ipay_gateway_calls_total');
      assert.deepEqual(called.map(isWoken), [true]);
      // The first tells more than that it was refused.
      const [{ reason = '' } = {}] = called;
      assert.equal(isWoken({ reason }), typeof message === 'object', reason);
    });
  }
});
