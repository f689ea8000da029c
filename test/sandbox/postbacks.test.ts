import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPostback } from '../../src/gateway/index.ts';
import { memoryJournal } from '../../src/sandbox/index.ts';
import { acceptPostback, keyPair, startSandbox } from './sandbox-harness.ts';
import type { MerchantAnswer } from './sandbox-harness.ts';

function object(value: unknown): Record<string, unknown> {
  assert(typeof value === 'object' && value !== null);
  return { ...value };
}

describe('sandbox: the postback', () => {
  it('has the fields of the page, in its order, with its types', async () => {
    const harness = startSandbox();
    await harness.activate({ amount: 1000.5 });
    harness.clock.advance(1500);
    await harness.reported(1);
    const body = object(JSON.parse(harness.bodies[0] ?? ''));
    assert.deepEqual(Object.keys(body), [
      'signature',
      'wallet_type',
      'amount',
      'currency_code',
      'label',
      'converted_amount',
      'direction',
      'created_datetime',
      'access_key',
      'additional_data',
    ]);
    const { signature, converted_amount: converted, additional_data: list, ...outer } = body;
    assert.match(String(signature), /^[0-9a-f]{40}$/);
    assert.deepEqual(outer, {
      wallet_type: 'ipay',
      amount: 1000.5,
      currency_code: 'LKR',
      label: '786442',
      direction: 'ingoing',
      created_datetime: '2026-11-22 20:00:01',
      access_key: keyPair.accessKey,
    });
    assert(Object.values(object(converted)).every((amount) => typeof amount === 'number'));
    assert(Array.isArray(list) && list.length === 1);
    const { transaction_id: transactionId, stockpiling_id: stockpilingId, ...rest } = object(list[0]);
    assert.match(String(transactionId), /^[1-9][0-9]{10}$/);
    assert.equal(typeof transactionId, 'string');
    assert.equal(typeof stockpilingId, 'number');
    assert.deepEqual(Object.entries(rest), [
      ['activated_datetime', '2026-11-22 20:00:00'],
      ['exchanger_identifier', '0734234201'],
      ['comment', ''],
      ['amount', '1000.50'],
      ['currency_code', 'LKR'],
      ['wallet_type', 'ipay'],
      ['transaction_type', 0],
      ['plugin_custom_order_id', '3158538'],
      ['withdrawal_id', null],
      ['withdrawal_status', null],
      ['account_number', ''],
      ['account_name', ''],
      ['account_email', ''],
      ['bank_details', { bank_code: '', branch_code: '' }],
    ]);
    const request = harness.received[0];
    assert.equal(request?.method, 'POST');
    assert.equal(request.headers.get('content-type'), 'application/json');
    assert.equal(request.redirect, 'manual');
    await harness.sandbox.stop();
  });

  it('escapes the body as PHP does, and signs the unescaped form', async () => {
    const harness = startSandbox();
    const id = 'a/b?টাকা\u2028👍';
    await harness.activate({ custom_transaction_id: id, label: 'এক/দুই' });
    harness.clock.advance(1500);
    await harness.reported(1);
    const [body = ''] = harness.bodies;
    // eslint-disable-next-line no-control-regex -- ASCII is what is asked
    assert.match(body, /^[\x00-\x7f]+$/);
    assert(body.includes(String.raw`"a\/b?\u099f\u09be\u0995\u09be\u2028\ud83d\udc4d"`));
    const result = readPostback(new TextEncoder().encode(body), [keyPair]);
    assert(result.ok);
    assert.equal(result.postback.transactions[0]?.orderId, id);
    assert.equal(result.postback.unsigned.label, 'এক/দুই');
    const stranger = { ...keyPair, privateKey: 'another' };
    assert(!readPostback(new TextEncoder().encode(body), [stranger]).ok);
    await harness.sandbox.stop();
  });
});

describe('sandbox: delivery', () => {
  const json =
    (body: string, status = 200): MerchantAnswer =>
    () =>
      new Response(body, { status });
  const endless: MerchantAnswer = () =>
    new Response(new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(512).fill(32)) }));

  for (const [name, answer, accepted] of [
    ['200 ok', json('{"status":"ok"}'), true],
    ['200 ok with a blank', json('{"status": "ok"}\n'), true],
    ['201 ok', json('{"status":"ok"}', 201), false],
    ['204', () => new Response(null, { status: 204 }), false],
    ['500 ok', json('{"status":"ok"}', 500), false],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: '/x' } }), false],
    ['ok as text', json('ok'), false],
    ['an empty body', json(''), false],
    ['another status', json('{"status":"OK"}'), false],
    ['ok and more', json('{"status":"ok","error":"db"}'), false],
    ['ok after a warning', json('<br>Warning{"status":"ok"}'), false],
    ['an endless body', endless, false],
    ['no answer', () => Promise.reject(new TypeError('connection refused')), false],
  ] as const) {
    it(`${accepted ? 'is done' : 'goes on'} after ${name}`, async () => {
      const harness = startSandbox();
      harness.merchant = answer;
      await harness.activate();
      harness.clock.advance(1500);
      await harness.reported(1);
      assert.equal(harness.reports[0]?.result === 'accepted', accepted);
      assert.equal(harness.reports[0]?.retryInMs, accepted ? null : 1000);
      assert.equal(harness.clock.pending, accepted ? 0 : 1);
      await harness.sandbox.stop();
    });
  }

  it('retries after 1, 2, 5, 10, 30, 60, 60 … seconds with the same bytes until it is taken', async () => {
    const harness = startSandbox();
    harness.merchant = () => new Response('later', { status: 503 });
    await harness.activate();
    harness.clock.advance(1500);
    for (const [index, delayMs] of [1000, 2000, 5000, 10_000, 30_000, 60_000, 60_000].entries()) {
      await harness.reported(index + 1);
      assert.equal(harness.reports.at(-1)?.retryInMs, delayMs);
      harness.clock.advance(delayMs - 1);
      assert.equal(harness.received.length, index + 1);
      if (index === 6) harness.merchant = acceptPostback;
      harness.clock.advance(1);
    }
    await harness.reported(8);
    assert.deepEqual(
      harness.reports.map(({ attempt }) => attempt),
      [1, 2, 3, 4, 5, 6, 7, 8],
    );
    assert.equal(new Set(harness.bodies).size, 1);
    assert.equal(harness.clock.pending, 0);
    await harness.sandbox.stop();
  });

  it('gives up on an answer after 5 seconds and tries again', async () => {
    const hanging: AbortSignal[] = [];
    const held = startSandbox({
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          assert(init?.signal);
          hanging.push(init.signal);
          init.signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    });
    await held.activate();
    held.clock.advance(1500 + 4999);
    assert.equal(hanging[0]?.aborted, false);
    held.clock.advance(1);
    assert.equal(hanging[0].aborted, true);
    await held.reported(1);
    assert.equal(held.reports[0]?.result, 'no_answer');
    await held.sandbox.stop();
  });

  it('delivers no more than 8 at once, and all in the end', async () => {
    let underWay = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const harness = startSandbox({
      fetch: async () => {
        most = Math.max(most, ++underWay);
        await new Promise<void>((resolve) => release.push(resolve));
        underWay--;
        return Response.json({ status: 'ok' });
      },
    });
    for (let index = 0; index < 20; index++) {
      await harness.activate({ custom_transaction_id: `order-${index}`, key1: `1234${index + 20}99` });
    }
    harness.clock.advance(1500);
    for (let done = 1; done <= 20; done++) {
      release.shift()?.();
      await harness.reported(done);
    }
    assert.equal(most, 8);
    assert.equal(new Set(harness.reports.map(({ orderId }) => orderId)).size, 20);
    await harness.sandbox.stop();
  });

  it('stop ends everything under way, and a new sandbox over the journal goes on', async () => {
    const journal = memoryJournal();
    const first = startSandbox({
      journal,
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    });
    await first.activate();
    await first.activate({ custom_transaction_id: 'second', key1: '23936702' });
    const hanging = first.activate({ custom_transaction_id: 'third', key1: '23936706' });
    while (journal.transactions().length < 3) await first.control('state');
    first.clock.advance(1500);
    await first.sandbox.stop();
    await hanging;
    assert.equal(first.clock.pending, 0, 'no timer outlives the sandbox');
    assert.equal(first.reports.length, 0, 'an interrupted attempt is no attempt');

    const second = startSandbox({ journal, clock: first.clock });
    first.clock.advance(10_000);
    await second.reported(3);
    assert(second.reports.every(({ result, attempt }) => result === 'accepted' && attempt === 1));
    await second.sandbox.stop();
  });
});
