import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMetrics } from '../../src/cli/serve/create-metrics.ts';
import { holdLockOn } from '../store/hold-lock-on.ts';
import { secretsIn } from './canaries.ts';
import { faults, startLoopbackGateway } from './loopback-gateway.ts';
import type { GatewayCallName } from './loopback-gateway.ts';
import { canaries, everySecret, goodOptions, startProxy } from './proxy-fixture.ts';
import { signedPostback } from './signed-postback.ts';
import { Withdrawals, limits, resultEntry } from './withdrawal-fixture.ts';

/** A gateway that repeats the very address it was asked by, in its answers and in its errors. */
const echo = (call: GatewayCallName) =>
  call === 'create'
    ? {
        status: 'ok',
        params: { identifier: canaries.gatewaySecret, note: `?secret=${canaries.gatewaySecret}` },
      }
    : { status: 'fail', message: `${canaries.gatewaySecret} ${encodeURIComponent(canaries.gatewaySecret)}` };

/** A proxy that holds every secret there is, over real sockets, and a webhook that nobody answers. */
async function startWithAll() {
  const gateway = await startLoopbackGateway();
  const metrics = createMetrics('0.0.0');
  const fixture = await startProxy(
    {
      gateway: {
        ...goodOptions.gateway,
        apiUrl: gateway.url,
        responseTimeoutMs: 300,
        totalTimeoutMs: 400,
      },
      ...everySecret,
      webhook: { ...everySecret.webhook, url: `${gateway.url}/webhook` },
      withdrawals: limits,
      meter: metrics.meter,
      fetch,
    },
    150,
  );
  return { gateway, metrics, shop: new Withdrawals(fixture) };
}

/** Everything payer, merchant and gateway ask of the proxy, whatever it answers. */
async function askForEverything(shop: Withdrawals, label: string): Promise<void> {
  const { fixture } = shop;
  const { token } = await fixture.session({ label });
  await fixture.call('/deposit', { token });
  await fixture.submit(token, '23936785', 1);
  const returnUrls = { success: 'https://shop.example/thanks' };
  const { token: inWindow } = await fixture.session({ label, flow: 'window', returnUrls });
  await fixture.call('/deposit/window', { token: inWindow, json: { lang: 'en' } });
  const { token: ofWithdrawal } = await shop.session({ reference: label });
  await shop.give(ofWithdrawal);
  await settleEverything(shop);
}

/** Posts the results of all there is, and lets the proxy tell its merchant. */
async function settleEverything(shop: Withdrawals): Promise<void> {
  const { fixture } = shop;
  for (const { id } of fixture.rows('select id from attempt')) {
    await fixture.pay(String(id), { transaction_id: String(id) });
  }
  for (const { id } of fixture.rows('select id from withdrawal')) {
    await fixture.postback(signedPostback([resultEntry(String(id), 1)]));
  }
  await fixture.proxy.runDue();
  for (const path of ['/events', '/review']) await fixture.call(path, { token: canaries.apiKey });
}

// That no secret is in a log line, an answer with its headers, or a byte of the database is asked when the fixture
// closes.
describe('a proxy that holds every secret', () => {
  it('tells none of them, whatever the gateway does', async (t) => {
    const { gateway, metrics, shop } = await startWithAll();
    t.after(() => gateway.close());
    const behaviours = Object.keys(faults('create', ''));
    for (const name of [...behaviours, 'an echo']) {
      for (const call of ['create', 'activate', 'withdraw'] as const) {
        gateway.behave[call] =
          faults(call, `${gateway.url}/elsewhere`)[name] ??
          ((response) => response.end(JSON.stringify(echo(call))));
      }
      await askForEverything(shop, name);
    }
    assert.equal(shop.fixture.rows('select id from withdrawal').length, behaviours.length + 1);
    assert(gateway.strays.includes('/webhook'), 'the webhook was never called');
    assert.deepEqual(secretsIn(await metrics.registry.metrics(), canaries), []);
  });

  it('tells none of them while another process holds the lock on its database', async (t) => {
    const { gateway, metrics, shop } = await startWithAll();
    t.after(() => gateway.close());
    const { fixture } = shop;
    await askForEverything(shop, 'before');
    const { token } = await fixture.session();
    const letGo = await holdLockOn(fixture.file);
    const answers = [
      await fixture.submit(token, '23936785', 1),
      await shop.ask(),
      await shop.askSession({ reference: 'meanwhile' }),
      await fixture.pay('order', { transaction_id: 'meanwhile' }),
    ];
    for (const { status } of answers) assert.equal(status, 503);
    await letGo();
    await askForEverything(shop, 'afterwards');
    assert.deepEqual(secretsIn(await metrics.registry.metrics(), canaries), []);
  });
});
