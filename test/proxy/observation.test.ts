import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createProxy } from '../../src/proxy/index.ts';
import type { Meter } from '../../src/proxy/index.ts';
import { apiKey, goodOptions, startDeposit, startProxy } from './proxy-fixture.ts';
import { answer } from './scripted-gateway.ts';
import { entry, signedPostback } from './signed-postback.ts';
import { Withdrawals, limits } from './withdrawal-fixture.ts';

/** Notes everything it is told, as one line each. */
function notingMeter() {
  const noted: string[] = [];
  let waiting = 0;
  const meter: Meter = {
    requestAnswered: ({ method, route, status }) => noted.push(`${method} ${route} ${status}`),
    gatewayCalled: ({ endpoint, outcome, reason }) =>
      noted.push(`gateway ${endpoint} ${outcome} ${reason}`.trim()),
    transactionReceived: ({ result, reason }) => noted.push(`transaction ${result} ${reason}`.trim()),
    postbackRefused: (code) => noted.push(`refused ${code}`),
    eventDelivery: (outcome) => noted.push(`event ${outcome}`),
    longPollStarted: () => void (waiting += 1),
    longPollEnded: () => void (waiting -= 1),
  };
  return { meter, noted, waiting: () => waiting };
}

/** A meter that does this, whatever it is told. */
const meterOf = <Told>(tell: () => Told) => ({
  requestAnswered: tell,
  gatewayCalled: tell,
  transactionReceived: tell,
  postbackRefused: tell,
  eventDelivery: tell,
  longPollStarted: tell,
  longPollEnded: tell,
});

describe('what the proxy tells of itself', () => {
  it('names each request by its route, never by what was asked', async () => {
    const { meter, noted } = notingMeter();
    const fixture = await startProxy({ meter, basePath: '/pay' });
    await fixture.call('/pay/healthz');
    await fixture.call('/pay/deposits/dep_some?secret=hush', { token: apiKey });
    await fixture.call('/pay/deposit?after=3', { token: 'nobody' });
    await fixture.call('/pay/deposit', { token: 'nobody' });
    await fixture.call('/pay/wp-login.php?secret=hush');
    await fixture.call('/elsewhere');
    await fixture.call('/pay/sessions/dep_some', { method: 'DELETE', token: apiKey });
    await fixture.call('/pay/sessions', { method: 'BREW' });
    assert.deepEqual(noted, [
      'GET /pay/healthz 200',
      'GET /pay/deposits/:id 404',
      'GET /pay/deposit?after 401',
      'GET /pay/deposit 401',
      'GET none 404',
      'GET none 404',
      'DELETE /pay/sessions/:id 404',
      'other none 401',
    ]);
    assert(!fixture.requestLines.join().includes('hush'));
    // The health check that went well is no news.
    assert.equal(fixture.requestLines.length, noted.length - 1);
  });

  it('gives each request an id of its own, and takes none from outside', async () => {
    const fixture = await startProxy();
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const response = await fixture.call('/deposit', { headers: { 'x-request-id': 'forged' } });
        return response.headers.get('x-request-id');
      }),
    );
    assert.equal(new Set(ids).size, 2);
    assert.deepEqual(
      fixture.requestLines.map((line) => (JSON.parse(line) as { requestId: string }).requestId).sort(),
      [...ids].sort(),
    );
    assert(!ids.includes('forged'));
  });

  it('counts calls to the gateway by outcome', async () => {
    const { meter, noted } = notingMeter();
    const { fixture, token } = await startDeposit({ meter });
    await fixture.view(token);
    fixture.gateway.activate = answer({ status: 'fail', message: 'hush' });
    await fixture.submit(token, '23936785');
    fixture.gateway.activate = () => new Response('<html>', { status: 500 });
    await fixture.submit(token, '23936786');
    assert.deepEqual(
      noted.filter((line) => line.startsWith('gateway')),
      ['gateway create ok', 'gateway activate rejected', 'gateway activate unknown server_error'],
    );
  });

  it('counts withdrawals and their long polls as it does those of deposits', async () => {
    const { meter, noted, waiting } = notingMeter();
    const shop = new Withdrawals(await startProxy({ meter, withdrawals: limits }));
    const { token } = await shop.session();
    const { version } = await shop.view(token);
    const poll = shop.view(token, `?after=${version}`);
    await shop.fixture.clock.whenSleeping(1);
    assert.equal(waiting(), 1);
    await shop.give(token);
    await poll;
    assert.equal(waiting(), 0);
    await shop.fixture.call('/withdrawal?after=1', { token: 'nobody' });
    // The poll and the request that ends it answer in no order.
    assert.deepEqual(noted.toSorted(), [
      'GET /withdrawal 200',
      'GET /withdrawal?after 200',
      'GET /withdrawal?after 401',
      'POST /sessions 201',
      'POST /withdrawal 200',
      'gateway withdrawal accepted',
    ]);
  });

  it('counts transactions and refusals by result', async () => {
    const { meter, noted } = notingMeter();
    const { fixture, token } = await startDeposit({ meter });
    const body = signedPostback([
      entry(await fixture.submittedOrder(token)),
      entry('nobody', { transaction_id: '2' }),
    ]);
    await fixture.postback(body);
    await fixture.postback(body);
    await fixture.pay('nobody', { transaction_id: '2', amount: '7' });
    await fixture.postback(body.replace('"amount":"1000"', '"amount":"9000"'));
    await fixture.postback('{');
    assert.deepEqual(
      noted.filter((line) => /^(?:transaction|refused)/.test(line)),
      [
        'transaction credited',
        'transaction suspended order_unknown',
        'transaction repeated',
        'transaction conflict contradicts_earlier',
        'refused signature_mismatch',
        'refused body_invalid',
      ],
    );
  });

  it('counts long polls while they wait, and deliveries by what came of them', async () => {
    const { meter, noted, waiting } = notingMeter();
    let open = false;
    const fixture = await startProxy({
      meter,
      onEvent: () => {
        if (!open) throw new Error('closed');
      },
    });
    const { token } = await fixture.session();
    const view = await fixture.view(token);
    const poll = fixture.view(token, `?after=${view.version}`);
    await fixture.clock.whenSleeping(1);
    assert.equal(waiting(), 1);
    await fixture.pay(await fixture.submittedOrder(token));
    await poll;
    assert.equal(waiting(), 0);

    await fixture.proxy.runDue();
    open = true;
    fixture.clock.advance(3_600_000);
    await fixture.proxy.runDue();
    assert.deepEqual(
      noted.filter((line) => line.startsWith('event')),
      ['event postponed', 'event delivered'],
    );
  });
});

describe('a log and a meter that fail, as one does whose worker has ended', () => {
  it('take no answer of the gateway, no postback, no payout and no event along', async () => {
    let isBroken = false;
    const fail = () => {
      if (isBroken) throw new Error('the worker has exited');
    };
    const told: string[] = [];
    const fixture = await startProxy({
      withdrawals: limits,
      onEvent: ({ type }) => void told.push(type),
      meter: meterOf(fail),
    });
    for (const lines of [fixture.logged, fixture.requestLines]) {
      lines.push = () => {
        fail();
        return 0;
      };
    }
    isBroken = true;
    const { token, depositId } = await fixture.session();
    const order = await fixture.submittedOrder(token);
    assert.equal((await fixture.view(token)).state, 'accepted');
    const forged = await fixture.postback(signedPostback([entry(order)], { signature: '0'.repeat(40) }));
    assert.equal(forged.status, 401);
    assert.equal(await (await fixture.pay(order)).text(), '{"status":"ok"}');
    assert.equal((await fixture.record(depositId)).state, 'credited');
    assert.equal((await new Withdrawals(fixture).asked()).state, 'accepted');
    for (let round = 0; round < 3; round++) {
      await fixture.proxy.runDue();
      fixture.clock.advance(60_000);
    }
    assert.deepEqual(told, ['deposit.credited']);
  });

  it('do not end the process, where they fail later than they answer', async () => {
    // Of no type that says so, as in JavaScript.
    const fail = (): unknown => Promise.reject(new Error('the worker has exited'));
    const meter = meterOf(fail);
    const { store } = await startProxy();
    const proxy = createProxy({ ...goodOptions, store, meter, log: { info: fail, warn: fail, error: fail } });
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    assert.equal((await proxy.fetch(new Request('https://proxy.example/deposit'))).status, 401);
    await proxy.revokeSessions((await proxy.createSession({ label: 'payer-1', amount: '5' })).depositId);
    await setImmediate();
    process.off('unhandledRejection', note);
    assert.deepEqual(unhandled, []);
  });
});

describe('a function that names requests, and fails', () => {
  const fails: Readonly<Record<string, () => unknown>> = {
    throws: () => assert.fail('the worker has exited'),
    'gives nothing': () => undefined,
    'gives what no header takes': () => 'ගෙවීම',
    'gives a second line': () => 'a\r\nset-cookie: b',
    'gives something endless': () => 'x'.repeat(100_000),
  };
  for (const [how, name] of Object.entries(fails)) {
    it(`${how}: takes no payment along`, async () => {
      // Of no type that says so, as in JavaScript.
      const { fixture, token, depositId } = await startDeposit({ requestIdOf: name as () => string });
      const response = await fixture.pay(await fixture.submittedOrder(token));
      assert.equal(await response.text(), '{"status":"ok"}');
      assert.match(response.headers.get('x-request-id') ?? '', /^req_[0-9a-f-]{36}$/);
      assert.equal((await fixture.record(depositId)).state, 'credited');
    });
  }
});

describe('GET /readyz', () => {
  it('is 200 while the store answers and 503 when it is stopping or the store is gone', async () => {
    const fixture = await startProxy();
    const ready = await fixture.call('/readyz');
    assert.deepEqual([ready.status, await ready.json()], [200, { status: 'ready' }]);

    const gone = await startProxy();
    await gone.store.close();
    const unready = await gone.call('/readyz');
    assert.deepEqual([unready.status, await unready.json()], [503, { status: 'store_unavailable' }]);

    await fixture.proxy.stop();
    const stopping = await fixture.call('/readyz');
    assert.deepEqual([stopping.status, await stopping.json()], [503, { status: 'stopping' }]);
    assert.equal((await fixture.call('/healthz')).status, 200);
  });
});
