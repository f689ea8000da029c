import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createProxy } from '../../src/proxy/index.ts';
import type { ProxyOptions } from '../../src/proxy/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { apiKey, assertProblem, goodOptions, startDeposit, startProxy, viewIn } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer, walletAnswer } from './scripted-gateway.ts';

const fail = answer({ status: 'fail', message: 'Transaction not found' });
const clientAddress = (request: Request): string | undefined => request.headers.get('x-from') ?? undefined;

let numbers = 10_000_000;

/** Hands in a number nobody handed in before, on a deposit of its own. */
async function submitOnce(fixture: ProxyFixture, label: string, from?: string): Promise<Response> {
  const { token } = await fixture.session({ label });
  return fixture.call('/deposit/activation', {
    token,
    json: { transactionNumber: String(numbers++) },
    ...(from !== undefined && { headers: { 'x-from': from } }),
  });
}

async function assertLimited(response: Response, retryAfterSeconds: number): Promise<void> {
  assert.equal(response.headers.get('retry-after'), String(retryAfterSeconds));
  await assertProblem(response, 429, 'rate_limited');
}

const limited = (limits: ProxyOptions['limits'], more: Partial<ProxyOptions> = {}) =>
  startProxy({ limits, ...more });

describe('the limit per label', () => {
  it('holds over all deposits of the payer, names the time to wait, and ends', async () => {
    const fixture = await limited({ perLabel: { max: 3, windowSeconds: 60 } });
    for (let time = 0; time < 3; time++) assert.equal((await submitOnce(fixture, 'eve')).status, 200);
    fixture.clock.advance(20_500);
    await assertLimited(await submitOnce(fixture, 'eve'), 40);
    assert.equal(fixture.gateway.activations.length, 3);
    assert.equal((await submitOnce(fixture, 'payer-1')).status, 200);
    fixture.clock.advance(39_500);
    assert.equal((await submitOnce(fixture, 'eve')).status, 200);
  });

  it('leaves the deposit as it was, for the same number later', async () => {
    const fixture = await limited({ perLabel: { max: 1, windowSeconds: 60 } });
    await submitOnce(fixture, 'payer-1');
    const { token } = await fixture.session();
    const before = await fixture.view(token);
    await assertLimited(await fixture.submit(token, '23936785', 1), 60);
    assert.deepEqual(await fixture.view(token), before);
    fixture.clock.advance(60_000);
    assert.equal((await viewIn(await fixture.submit(token, '23936785', 1))).state, 'accepted');
  });

  it('counts no number that was handed in before', async () => {
    const fixture = await limited({ perLabel: { max: 1, windowSeconds: 60 } });
    const { token } = await fixture.session();
    for (let time = 0; time < 5; time++) {
      assert.equal((await fixture.submit(token, '23936785', 1)).status, 200);
    }
  });

  it('counts every call to the gateway, also one that came to nothing', async () => {
    const fixture = await limited({ perLabel: { max: 2, windowSeconds: 60 } });
    fixture.gateway.activate = connectionFailure('ECONNREFUSED', 'gateway');
    const { token } = await fixture.session();
    for (let time = 0; time < 2; time++) {
      await assertProblem(await fixture.submit(token, '23936785', 1), 503, 'gateway_unavailable');
    }
    await assertLimited(await fixture.submit(token, '23936785', 1), 60);
    assert.equal(fixture.gateway.activations.length, 2);
  });

  it('lets no more through when all come at once, on two proxies', async () => {
    const fixture = await limited({ perLabel: { max: 4, windowSeconds: 60 } });
    const sessions = [];
    for (let time = 0; time < 12; time++) sessions.push(await fixture.session());
    const second = await openSqliteStore({ file: fixture.file });
    const other = createProxy({
      ...goodOptions,
      limits: { perLabel: { max: 4, windowSeconds: 60 } },
      store: second,
      clock: fixture.clock,
      fetch: fixture.gateway.fetch,
    });
    const answers = await Promise.all(
      sessions.map(({ token }, index) => {
        const request = new Request('https://proxy.example/deposit/activation', {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ transactionNumber: String(30_000_000 + index) }),
        });
        return (index % 2 ? other : fixture.proxy).fetch(request);
      }),
    );
    assert.deepEqual(answers.map(({ status }) => status).sort(), [
      200,
      200,
      200,
      200,
      ...Array.from({ length: 8 }, () => 429),
    ]);
    assert.equal(fixture.gateway.activations.length, 4);
    await second.close();
  });

  it('outlives a restart', async () => {
    const limits = { perLabel: { max: 1, windowSeconds: 60 } };
    const fixture = await limited(limits);
    await submitOnce(fixture, 'eve');
    await fixture.open({ limits });
    await assertLimited(await submitOnce(fixture, 'eve'), 60);
  });
});

describe('the limit per client address', () => {
  const limits = { perAddress: { max: 2, windowSeconds: 60 } };

  it('holds over all payers of the address, an IPv6 network being one', async () => {
    const fixture = await limited(limits, { clientAddress });
    for (const from of ['203.0.113.7', '::ffff:203.0.113.7']) {
      assert.equal((await submitOnce(fixture, from, from)).status, 200);
    }
    await assertLimited(await submitOnce(fixture, 'c', '203.0.113.7'), 60);
    assert.equal((await submitOnce(fixture, 'c', '203.0.113.8')).status, 200);
    for (const from of ['2001:db8::1', '2001:db8::2']) {
      assert.equal((await submitOnce(fixture, from, from)).status, 200);
    }
    await assertLimited(await submitOnce(fixture, 'd', '2001:db8::3'), 60);
    assert.equal((await submitOnce(fixture, 'd', '2001:db8:0:1::3')).status, 200);
  });

  it('costs the payer nothing where the address refuses', async () => {
    const fixture = await limited({ ...limits, perLabel: { max: 1, windowSeconds: 60 } }, { clientAddress });
    await submitOnce(fixture, 'a', '203.0.113.7');
    await submitOnce(fixture, 'b', '203.0.113.7');
    await assertLimited(await submitOnce(fixture, 'c', '203.0.113.7'), 60);
    assert.equal((await submitOnce(fixture, 'c', '203.0.113.8')).status, 200);
  });

  it('counts nothing where the address cannot be told, and says so in the log', async () => {
    const fixture = await limited(limits, { clientAddress });
    for (let time = 0; time < 4; time++) {
      assert.equal((await submitOnce(fixture, `payer-${time}`, 'unknown')).status, 200);
    }
    assert.match(fixture.logged.join('\n'), /a client address could not be told/);
  });

  it('is off where nobody tells addresses', async () => {
    const fixture = await limited(limits);
    for (let time = 0; time < 4; time++) {
      assert.equal((await submitOnce(fixture, `payer-${time}`, '203.0.113.7')).status, 200);
    }
    assert.doesNotMatch(fixture.logged.join('\n'), /address/);
  });
});

describe('the brake', () => {
  const limits = { rejectionBrake: { max: 3, windowSeconds: 60 } };

  async function surge(fixture: ProxyFixture): Promise<void> {
    const { activate } = fixture.gateway;
    fixture.gateway.activate = fail;
    for (let time = 0; time < 3; time++) {
      assert.equal((await viewIn(await submitOnce(fixture, `eve-${time}`))).state, 'rejected');
    }
    fixture.gateway.activate = activate;
  }

  it('makes strangers wait while refused numbers surge, and raises an alarm once', async () => {
    const fixture = await limited(limits);
    await surge(fixture);
    await assertLimited(await submitOnce(fixture, 'stranger'), 60);
    fixture.clock.advance(15_000);
    await assertLimited(await submitOnce(fixture, 'stranger'), 45);
    assert.equal(fixture.gateway.activations.length, 3);
    assert.equal(fixture.logged.filter((line) => line.includes('refused numbers surge')).length, 1);
    fixture.clock.advance(45_000);
    assert.equal((await submitOnce(fixture, 'stranger')).status, 200);
  });

  it('does not stop payers that were credited before', async () => {
    const fixture = await limited(limits);
    const { token } = await fixture.session({ label: 'regular' });
    await fixture.pay(await fixture.submittedOrder(token));
    await surge(fixture);
    assert.equal((await submitOnce(fixture, 'regular')).status, 200);
    await assertLimited(await submitOnce(fixture, 'stranger'), 60);
  });

  it('stops neither the view nor the money of anybody', async () => {
    const fixture = await limited(limits);
    const { token } = await fixture.session({ label: 'stranger' });
    const order = await fixture.submittedOrder(token);
    await surge(fixture);
    await fixture.pay(order);
    assert.equal((await fixture.view(token)).state, 'credited');
    assert.equal(
      (await fixture.call('/sessions', { token: apiKey, json: { label: 'x', amount: '1' } })).status,
      201,
    );
  });

  it('is not put on by accepted, checked or lost numbers', async () => {
    const fixture = await limited(limits);
    for (const said of [
      answer({ status: 'pending', message: '' }),
      () => new Response('<html>'),
      undefined,
    ]) {
      if (said) fixture.gateway.activate = said;
      for (let time = 0; time < 3; time++) {
        assert.equal((await submitOnce(fixture, `payer-${time}`)).status, 200);
      }
    }
    assert.equal(await fixture.store.read.findCounter('rejections'), undefined);
  });
});

describe('the limit of sessions per label', () => {
  it('holds for the API and in the process, and makes no deposit', async () => {
    const fixture = await limited({ sessionsPerLabel: { max: 2, windowSeconds: 60 } });
    const json = { label: 'payer-1', amount: '1000' };
    await fixture.session();
    await fixture.proxy.createSession(json);
    await assertLimited(await fixture.call('/sessions', { token: apiKey, json }), 60);
    await assert.rejects(fixture.proxy.createSession(json), { code: 'rate_limited', retryAfterSeconds: 60 });
    assert.equal(fixture.rows('select * from deposit').length, 2);
    await fixture.session({ label: 'payer-2' });
  });
});

describe('asking the gateway for a wallet', () => {
  it('is done a few times at once for a deposit, and none the more for a flood', async () => {
    const { fixture, token } = await startDeposit();
    const other = await fixture.session();
    const held = heldAnswer();
    fixture.gateway.create = held.answer;
    const flood = Array.from({ length: 30 }, () => fixture.call('/deposit', { token }));
    // All but four are turned away while nobody has been answered.
    await new Promise<void>((resolve) => {
      let refused = 0;
      for (const answered of flood) {
        void answered.then(({ status }) => {
          refused += status === 429 ? 1 : 0;
          if (refused === 26) resolve();
        });
      }
    });
    const view = fixture.view(other.token);
    held.give(walletAnswer('0771234567'));
    const statuses = (await Promise.all(flood)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 4);
    assert.equal((await view).wallet?.identifier, '0771234567');
    assert.equal(fixture.gateway.creates.length, 5);
    assert.equal((await fixture.call('/deposit', { token })).status, 200);
    assert.equal(fixture.gateway.creates.length, 5);
  });

  it('is possible again after it failed', async () => {
    const { fixture, token } = await startDeposit();
    fixture.gateway.create = connectionFailure('ECONNREFUSED', 'gateway');
    for (let time = 0; time < 6; time++) {
      await assertProblem(await fixture.call('/deposit', { token }), 503, 'gateway_unavailable');
    }
  });
});

describe('counters', () => {
  it('are forgotten when their windows are long over, and not before', async () => {
    const fixture = await startProxy();
    await submitOnce(fixture, 'payer-1');
    const names = () => fixture.rows('select name from counter order by name').map(({ name }) => name);
    const both = ['attempts:label:payer-1', 'sessions:label:payer-1'];
    fixture.clock.advance(86_400_000);
    await fixture.proxy.runDue();
    assert.deepEqual(names(), both);
    fixture.clock.advance(86_400_001);
    await fixture.proxy.runDue();
    assert.deepEqual(names(), []);
  });
});
