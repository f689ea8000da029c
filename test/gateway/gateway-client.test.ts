import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { createGatewayClient } from '../../src/gateway/index.ts';
import type { Activation, ActivateOutcome, CreateOutcome } from '../../src/gateway/index.ts';
import { startHttpServer } from './http-server.ts';
import type { HttpServer } from './http-server.ts';

const secret = 'c+n/ry?&=%secret';
const activation: Activation = {
  label: '786442',
  transactionNumber: '03936785',
  amount: { amountMinor: 250_050, currency: 'LKR' },
  customTransactionId: '3158538',
};

async function answering(t: TestContext, body: string, status = 200, headers: Record<string, string> = {}) {
  const server = await startHttpServer(t, (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  return { server, client: createGatewayClient({ apiUrl: server.url, secret }) };
}

async function activate(t: TestContext, body: string, status = 200): Promise<ActivateOutcome> {
  const { client } = await answering(t, body, status);
  return await client.activate(activation);
}

async function create(t: TestContext, body: string, status = 200): Promise<CreateOutcome> {
  const { client } = await answering(t, body, status);
  return await client.createTransaction({ label: 'eligendi', currency: 'LKR' });
}

function onlyRequest(server: HttpServer) {
  const [request, ...more] = server.requests;
  assert.ok(request);
  assert.equal(more.length, 0);
  return request;
}

describe('createTransaction', () => {
  it('sends what the page shows, with the secret last and encoded', async (t) => {
    const { server, client } = await answering(t, '{"status":"ok","params":{"identifier":"6234234234"}}');
    const outcome = await client.createTransaction({ label: 'eligendi', currency: 'LKR' });
    assert.deepEqual(outcome, { kind: 'ok', wallet: { identifier: '6234234234', details: {} } });
    const request = onlyRequest(server);
    assert.equal(request.method, 'POST');
    assert.equal(request.url, `/api/v1/transaction/create/ipay?secret=${encodeURIComponent(secret)}`);
    assert.equal(new URL(request.url, server.url).searchParams.get('secret'), secret);
    assert.deepEqual(JSON.parse(request.body), { currency: 'LKR', label: 'eligendi' });
    assert.equal(request.headers['content-type'], 'application/json');
    // Without it a refusal by field comes as a redirect, as to a browser.
    assert.equal(request.headers.accept, 'application/json');
  });

  it('keeps a path of the API address, and names another wallet', async (t) => {
    const { server } = await answering(t, '{}');
    const client = createGatewayClient({ apiUrl: `${server.url}/gateway/`, secret, walletType: 'bkash_api' });
    await client.createTransaction({ label: 'x', currency: 'BDT' });
    assert.match(onlyRequest(server).url, /^\/gateway\/api\/v1\/transaction\/create\/bkash_api\?secret=/);
  });

  it('sends no cookie it was given', async (t) => {
    const { server, client } = await answering(t, '{}', 200, { 'set-cookie': 'session=1' });
    await client.createTransaction({ label: 'x', currency: 'LKR' });
    await client.createTransaction({ label: 'x', currency: 'LKR' });
    assert.equal(server.requests[1]?.headers.cookie, undefined);
  });

  it('keeps every other scalar of params as text, as the gateway wrote it', async (t) => {
    const params =
      '{"identifier":"0734234201","account_name":"Jane","is_check_amount":true,"limit":9007199254740993,"fee":1.50,"note":null,"list":[1],"__proto__":"p"}';
    const outcome = await create(t, `{"status":"ok","params":${params}}`);
    assert.ok(outcome.kind === 'ok');
    assert.equal(outcome.wallet.identifier, '0734234201');
    assert.deepEqual(Object.entries(outcome.wallet.details), [
      ['account_name', 'Jane'],
      ['is_check_amount', 'true'],
      ['limit', '9007199254740993'],
      ['fee', '1.50'],
      ['__proto__', 'p'],
    ]);
  });

  it('finds the number under "Account number", and takes one written as a JSON number', async (t) => {
    const named = await create(t, '{"status":"ok","params":{"Account number":"0171"}}');
    assert.deepEqual(named, { kind: 'ok', wallet: { identifier: '0171', details: {} } });
    const long = await create(t, '{"status":"ok","params":{"identifier":92233720368547758071}}');
    assert.ok(long.kind === 'ok');
    assert.equal(long.wallet.identifier, '92233720368547758071');
  });

  // What a phone's list of contacts puts around a number, and what turns it round on the screen.
  for (const written of [
    '\u202a0734234201\u202c',
    '\u202e0734234201',
    '0734\u200b234201',
    '\ufeff0734234201 ',
  ]) {
    it(`finds the number in ${JSON.stringify(written)}, without the marks that nobody sees`, async (t) => {
      const outcome = await create(t, JSON.stringify({ status: 'ok', params: { identifier: written } }));
      assert.deepEqual(outcome, { kind: 'ok', wallet: { identifier: '0734234201', details: {} } });
    });
  }

  for (const params of [
    '{"identifier":"\u200b"}',
    '{"identifier":"\u200d"}',
    '{"identifier":"-"}',
    '{}',
    '[]',
    'null',
    '"x"',
    '{"identifier":""}',
    '{"identifier":"  "}',
    '{"identifier":null,"Account number":"1"}',
    '{"identifier":1e9}',
    '{"identifier":{"a":1}}',
    '{"identifier":"07\\n1"}',
  ]) {
    it(`is unavailable when the wallet cannot be told: ${params}`, async (t) => {
      assert.equal((await create(t, `{"status":"ok","params":${params}}`)).kind, 'unavailable');
    });
  }

  it('is refused by fail, with the gateway’s sentence', async (t) => {
    for (const status of [200, 422]) {
      assert.deepEqual(await create(t, '{"status":"fail","message":"No wallet"}', status), {
        kind: 'refused',
        message: 'No wallet',
      });
    }
  });

  it('is misconfigured by 404, and unavailable by everything else', async (t) => {
    assert.equal((await create(t, 'Not found', 404)).kind, 'misconfigured');
    const ok = '{"status":"ok","params":{"identifier":"1"}}';
    for (const status of [301, 400, 401, 403, 429, 500, 503]) {
      assert.equal((await create(t, ok, status)).kind, 'unavailable', String(status));
    }
    for (const body of ['{"status":"maybe","params":{"identifier":"1"}}', '{}', '[]', 'null', '"ok"']) {
      assert.equal((await create(t, body)).kind, 'unavailable', body);
    }
  });

  it('does not send a request the page does not allow', async (t) => {
    const { server, client } = await answering(t, '{}');
    for (const request of [
      { label: '', currency: 'LKR' },
      { label: 'x'.repeat(191), currency: 'LKR' },
      { label: 'x', currency: 'LKRX' },
    ]) {
      assert.equal((await client.createTransaction(request)).kind, 'misconfigured');
    }
    assert.equal(server.requests.length, 0);
  });
});

describe('activate', () => {
  it('sends what the page shows, the amount as a number in the digits of its decimal', async (t) => {
    const { server, client } = await answering(t, '{"status":"ok","deposit":true,"deposit_amount":100}');
    assert.deepEqual(await client.activate(activation), { kind: 'accepted', depositAmount: '100' });
    const { url, body } = onlyRequest(server);
    assert.equal(url, `/api/v1/transaction/activate?secret=${encodeURIComponent(secret)}`);
    assert.match(body, /"amount":2500\.50[,}]/);
    assert.deepEqual(JSON.parse(body), {
      currency_code: 'LKR',
      label: '786442',
      wallet_type: 'ipay',
      key1: '03936785',
      amount: 2500.5,
      custom_transaction_id: '3158538',
    });
  });

  it('sends amounts no float holds exactly', async (t) => {
    const { server, client } = await answering(t, '{}');
    await client.activate({ ...activation, amount: { amountMinor: 9007199254740991, currency: 'LKR' } });
    assert.match(onlyRequest(server).body, /"amount":90071992547409\.91[,}]/);
  });

  const settled: [string, ActivateOutcome][] = [
    [
      '{"status":"ok","deposit":true,"deposit_amount":"99.90","currency":{}}',
      { kind: 'accepted', depositAmount: '99.90' },
    ],
    ['{"status":"ok","deposit_amount":1000.50}', { kind: 'accepted', depositAmount: '1000.50' }],
    ['{"status":"ok","deposit_amount":"lots"}', { kind: 'accepted', depositAmount: null }],
    ['{"status":"ok","deposit_amount":"100 lots"}', { kind: 'accepted', depositAmount: null }],
    ['{"status":"ok","deposit_amount":"lots 100"}', { kind: 'accepted', depositAmount: null }],
    ['{"status":"ok"}', { kind: 'accepted', depositAmount: null }],
    ['{"status":"pending","message":"Started"}', { kind: 'checking', message: 'Started' }],
    ['{"status":"possible_transaction_created","message":"Kept"}', { kind: 'possible', message: 'Kept' }],
    ['{"status":"fail","message":"Used"}', { kind: 'rejected', message: 'Used' }],
    ['{"status":"fail"}', { kind: 'rejected', message: '' }],
    [
      '{"status":"fail","message":{"key1":["Too short","Wrong"],"label":"Bad"}}',
      { kind: 'rejected', message: 'Too short Wrong Bad' },
    ],
    ['{"status":"fail","message":[]}', { kind: 'rejected', message: '' }],
    ['{"status":"fail","message":" a\\n\\u0000b "}', { kind: 'rejected', message: 'a b' }],
  ];
  for (const [body, outcome] of settled) {
    it(`reads ${body}`, async (t) => assert.deepEqual(await activate(t, body), outcome));
  }

  it('cuts a long message, and no character in two', async (t) => {
    const outcome = await activate(t, JSON.stringify({ status: 'fail', message: `x${'😀'.repeat(500)}` }));
    assert.ok(outcome.kind === 'rejected');
    assert.ok(outcome.message.length <= 300);
    assert.match(outcome.message, /^x(?:😀)+…$/u);
  });

  for (const body of [
    '{"status":"OK"}',
    '{"status":"processing"}',
    '{"status":null}',
    '{}',
    '[]',
    'null',
    '"ok"',
    '{"status":"ok","deposit":false}',
    '{"status":"fail","message":{"a":{"b":1}}}',
    '{"status":"fail","message":7}',
  ]) {
    it(`knows nothing from ${body}`, async (t) => {
      const outcome = await activate(t, body);
      assert.ok(outcome.kind === 'unknown');
      assert.equal(outcome.reason, 'unexpected_reply');
    });
  }

  for (const body of [
    '',
    '<html>ok</html>',
    "{'status':'ok'}",
    '{"status":"ok",}',
    '{"status":"ok"',
    '{"status":"fail","status":"ok"}',
    '\ufeff{"status":"ok"}',
    '{"status":"ok"}x',
  ]) {
    it(`knows nothing from what is no JSON: ${JSON.stringify(body)}`, async (t) => {
      const outcome = await activate(t, body);
      assert.ok(outcome.kind === 'unknown');
      assert.equal(outcome.reason, 'not_json');
    });
  }

  it('takes a clean fail with a 4xx for a refusal', async (t) => {
    for (const status of [400, 403, 409, 422]) {
      const outcome = await activate(t, '{"status":"fail","message":"Used"}', status);
      assert.deepEqual(outcome, { kind: 'rejected', message: 'Used' }, String(status));
    }
  });

  it('knows nothing from a 4xx that does not say fail, and from any 408, 425 or 429', async (t) => {
    const contradictions: [number, string][] = [
      [400, '{"status":"ok"}'],
      [422, '{"status":"pending"}'],
      [422, '{"message":"The given data was invalid."}'],
      [408, '{"status":"fail"}'],
      [425, '{"status":"fail"}'],
      [429, '{"status":"fail"}'],
      [429, 'Too Many Attempts.'],
    ];
    for (const [status, body] of contradictions) {
      const outcome = await activate(t, body, status);
      assert.ok(outcome.kind === 'unknown', `${status} ${body}`);
      assert.equal(outcome.reason, 'unexpected_status');
    }
  });

  it('knows nothing from any 5xx, whatever its body says', async (t) => {
    for (const body of ['<h1>Oops</h1>', '{"status":"ok"}', '{"status":"fail","message":"x"}']) {
      for (const status of [500, 502, 503, 504, 522]) {
        const outcome = await activate(t, body, status);
        assert.ok(outcome.kind === 'unknown');
        assert.equal(outcome.reason, 'server_error');
      }
    }
  });

  it('is certain that a 404 processed nothing, and says what to check', async (t) => {
    const outcome = await activate(t, 'Not found', 404);
    assert.ok(outcome.kind === 'unsent');
    assert.equal(outcome.reason, 'misconfigured');
    assert.match(outcome.detail, /secret.*registered/);
  });

  it('does not send what the page does not allow, and names the fields without their values', async (t) => {
    const { server, client } = await answering(t, '{}');
    const wrong: [Partial<Activation>, string][] = [
      [{ label: '' }, 'label'],
      [{ label: 'canary'.repeat(40) }, 'label'],
      [{ transactionNumber: '1234567' }, 'key1'],
      [{ transactionNumber: '1234canary' }, 'key1'],
      [{ customTransactionId: '' }, 'custom_transaction_id'],
      [{ amount: { amountMinor: 0, currency: 'LKR' } }, 'amount'],
      [{ amount: { amountMinor: -100, currency: 'LKR' } }, 'amount'],
      [{ amount: { amountMinor: 0.5, currency: 'LKR' } }, 'amount'],
      [{ amount: { amountMinor: Number.NaN, currency: 'LKR' } }, 'amount'],
      [{ amount: { amountMinor: 100, currency: '' } }, 'currency_code'],
    ];
    for (const [fields, name] of wrong) {
      const outcome = await client.activate({ ...activation, ...fields });
      assert.ok(outcome.kind === 'unsent');
      assert.equal(outcome.reason, 'misconfigured');
      assert.match(outcome.detail, new RegExp(`Check: ${name}\\.$`));
    }
    assert.equal(server.requests.length, 0);
  });
});
