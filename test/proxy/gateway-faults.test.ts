import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { faults, startLoopbackGateway } from './loopback-gateway.ts';
import type { LoopbackGateway } from './loopback-gateway.ts';
import { assertProblem, goodOptions, startProxy, viewIn } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';

// Over a real socket, with Node's own fetch. That no secret is logged, answered or stored is asked of every fixture when
// it closes.

let gateway: LoopbackGateway;
before(async () => (gateway = await startLoopbackGateway()));
after(() => gateway.close());

/** Long enough for a loaded machine to connect, short enough to be waited for. */
const timeouts = { responseTimeoutMs: 400, totalTimeoutMs: 500 };

const start = (): Promise<ProxyFixture> =>
  startProxy({ gateway: { ...goodOptions.gateway, apiUrl: gateway.url, ...timeouts }, fetch });

const names = Object.keys(faults('activate', ''));
const elsewhere = () => `${gateway.url}/elsewhere`;

const activations = () => gateway.requests.activate;
const orderOf = (body: string | undefined): string => {
  const { custom_transaction_id } = JSON.parse(body ?? '{}') as { custom_transaction_id: string };
  return custom_transaction_id;
};

describe('an activation', () => {
  for (const name of names) {
    it(`that ends in ${name} is unknown, asked once, and credited by its postback`, async () => {
      const fixture = await start();
      const { token, depositId } = await fixture.session();
      gateway.behave.activate = faults('activate', elsewhere())[name];
      const before = activations().length;
      assert.equal((await viewIn(await fixture.submit(token, '23936785', 1))).state, 'unknown');
      gateway.behave.activate = undefined;
      assert.equal((await viewIn(await fixture.submit(token, '23936785', 1))).state, 'unknown');
      await assertProblem(await fixture.submit(token, '22222222', 2), 409, 'submission_closed');
      assert.equal(activations().length, before + 1);
      assert.deepEqual(gateway.strays, [], 'a redirect was followed, with the secret');

      const response = await fixture.pay(orderOf(activations().at(-1)?.body), { transaction_id: depositId });
      assert.equal(await response.text(), '{"status":"ok"}');
      assert.equal((await fixture.view(token)).state, 'credited');
      assert.equal((await fixture.events()).length, 1);
    });
  }

  it('that ends in a 404 never reached the gateway, is sent again as the same, and is credited', async () => {
    const fixture = await start();
    const { token } = await fixture.session();
    gateway.behave.activate = (response) => response.writeHead(404).end('Not found');
    await assertProblem(await fixture.submit(token, '23936785', 1), 503, 'gateway_misconfigured');
    assert.equal((await fixture.view(token)).state, 'awaiting_payment');
    gateway.behave.activate = undefined;
    assert.equal((await viewIn(await fixture.submit(token, '23936785', 1))).state, 'accepted');
    const [first, second] = activations().slice(-2);
    assert.equal(orderOf(first?.body), orderOf(second?.body));
    await fixture.pay(orderOf(second?.body));
    assert.equal((await fixture.view(token)).state, 'credited');
  });
});

describe('the wallet of a deposit', () => {
  for (const name of [...names, 'a 404']) {
    it(`is not made up after ${name}, and is there once the gateway is well`, async () => {
      const fixture = await start();
      const { token, depositId } = await fixture.session();
      gateway.behave.create =
        faults('create', elsewhere())[name] ?? ((response) => response.writeHead(404).end('Not found'));
      const response = await fixture.call('/deposit', { token });
      if (name === 'a 404') {
        await assertProblem(response, 503, 'gateway_misconfigured');
      } else {
        assert.equal(response.headers.get('retry-after'), '5');
        await assertProblem(response, 503, 'gateway_unavailable');
      }
      assert.deepEqual(gateway.strays, [], 'a redirect was followed, with the secret');

      gateway.behave.create = undefined;
      const view = await fixture.view(token);
      assert.equal(view.wallet?.identifier, '0771234567');
      await fixture.submit(token, '23936785', 1);
      await fixture.pay(orderOf(activations().at(-1)?.body), { transaction_id: depositId });
      assert.equal((await fixture.view(token)).state, 'credited');
    });
  }
});

it('a time-out before the request could be written is unknown as well, because nobody can tell', async (t) => {
  // Takes the connection and never answers the TLS handshake.
  const mute = createServer(() => undefined);
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  t.after(() => mute.close());
  const apiUrl = `https://127.0.0.1:${(mute.address() as AddressInfo).port}`;
  const fixture = await startProxy({ gateway: { ...goodOptions.gateway, apiUrl, ...timeouts }, fetch });
  const { token, depositId } = await fixture.session();
  assert.equal((await viewIn(await fixture.submit(token, '23936785', 1))).state, 'unknown');
  const [attempt] = (await fixture.record(depositId)).attempts;
  await fixture.pay(attempt?.id ?? '');
  assert.equal((await fixture.view(token)).state, 'credited');
});

it('no connection to the gateway: nothing was sent, and the number may be handed in again', async () => {
  const gone = await startLoopbackGateway();
  gone.close();
  const fixture = await startProxy({ gateway: { ...goodOptions.gateway, apiUrl: gone.url }, fetch });
  const { token } = await fixture.session();
  await assertProblem(await fixture.submit(token, '23936785', 1), 503, 'gateway_unavailable');
  await assertProblem(await fixture.call('/deposit', { token }), 503, 'gateway_unavailable');
});
