import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { GatewayConfigurationError, createWithdrawalClient } from '../../src/gateway/index.ts';
import type { WithdrawalInstruction } from '../../src/gateway/index.ts';
import { withdrawalRequestSchema } from '../../src/gateway/schemas.ts';
import { canarySecret } from './activate-against.ts';
import { startHttpServer } from './http-server.ts';
import { pageWithdrawal } from './page-withdrawal.ts';
import { privateKey, withdrawAgainst, withdrawAt } from './withdraw-against.ts';

const secret = 'c+n/ry?&=%secret';

describe('createWithdrawalClient', () => {
  it('refuses an address that is not https', () =>
    assert.throws(
      () => createWithdrawalClient({ apiUrl: 'http://api.example.com', secret, privateKey }),
      (error) => error instanceof GatewayConfigurationError && error.code === 'api_url_invalid',
    ));
});

describe('a request that the page does not allow is not sent', () => {
  const bad: readonly (readonly [string, Partial<WithdrawalInstruction>])[] = [
    ['withdrawal_id', { withdrawalId: '' }],
    ['withdrawal_id', { withdrawalId: 'x'.repeat(37) }],
    ['amount', { amount: { amountMinor: 1_000_050, currency: 'LKR' } }],
    ['amount', { amount: { amountMinor: 0, currency: 'LKR' } }],
    ['amount', { amount: { amountMinor: -100, currency: 'LKR' } }],
    ['currency_code', { amount: { amountMinor: 100, currency: 'LKRX' } }],
    ['label', { label: '' }],
    ['label', { label: 'x'.repeat(37) }],
    ['account_number', { accountNumber: '0340 5138' }],
    ['account_number', { accountNumber: '' }],
    ['account_name', { accountName: '' }],
    ['bank_details.bank_code', { bank: '' }],
    ['bank_details.bank_code', { bank: 'x'.repeat(191) }],
  ];
  for (const [field, instruction] of bad) {
    it(`${field}: ${JSON.stringify(instruction)}`, async (t) => {
      const server = await startHttpServer(t, (response) => response.end('{"status":"ok"}'));
      const outcome = await withdrawAt(server.url, { instruction });
      assert.ok(outcome.kind === 'unsent' && outcome.reason === 'misconfigured', outcome.kind);
      assert.match(outcome.detail, new RegExp(`Check: ${field.replaceAll('.', String.raw`\.`)}\\.$`));
      assert.equal(server.requests.length, 0);
    });
  }
});

describe('the signature', () => {
  const broken: readonly (readonly [string, () => string | Promise<string>])[] = [
    ['throws', () => assert.fail(privateKey)],
    ['rejects', () => Promise.reject(new Error(privateKey))],
    ['gives nothing', () => ''],
    ['gives a line break', () => 'abc\n'],
    // What JavaScript lets happen though the type does not.
    ['gives no text', () => undefined as unknown as string],
  ];
  for (const [what, sign] of broken) {
    it(`that ${what} sends nothing, and tells nothing of the key`, async (t) => {
      const server = await startHttpServer(t, (response) => response.end('{"status":"ok"}'));
      const outcome = await withdrawAt(server.url, { options: { sign } });
      assert.ok(outcome.kind === 'unsent' && outcome.reason === 'misconfigured');
      assert.equal(server.requests.length, 0);
    });
  }

  it(
    'that does not come in 5 seconds sends nothing, also when it comes later',
    { timeout: 10_000 },
    async (t) => {
      const server = await startHttpServer(t, (response) => response.end('{"status":"ok"}'));
      let give: (signature: string) => void = () => undefined;
      const sign = () => new Promise<string>((resolve) => (give = resolve));
      const clock = {
        startTimer: (callback: () => void, delayMs: number) => {
          if (delayMs === 5_000) queueMicrotask(callback);
          return () => undefined;
        },
      };
      const outcome = await withdrawAt(server.url, { options: { sign, clock } });
      assert.ok(outcome.kind === 'unsent' && outcome.reason === 'misconfigured');
      give('Signed+By/An-HSM==');
      await setImmediate();
      assert.equal(server.requests.length, 0);
    },
  );

  it('is all that the function which makes it changes: what is paid stays as it was asked', async (t) => {
    const server = await startHttpServer(t, (response) => response.end('{"status":"ok"}'));
    // As a function does that turns values into PHP's text where they stand.
    const sign = (request: object) => {
      const { bank_details: bank } = request as { bank_details: object };
      Object.assign(bank, { bank_code: '' });
      Object.assign(request, { is_test: '1', amount: 1, account_number: '99999999' });
      return 'own';
    };
    assert.equal((await withdrawAt(server.url, { options: { sign } })).kind, 'accepted');
    const sent = JSON.parse(server.requests[0]?.body ?? '') as Record<string, unknown>;
    assert.deepEqual(sent, { ...pageWithdrawal, signature: 'own' });
  });

  it('can be of another form, made elsewhere', async (t) => {
    const server = await startHttpServer(t, (response) => response.end('{"status":"ok"}'));
    const seen: unknown[] = [];
    const sign = (request: Readonly<Record<string, unknown>>) => {
      seen.push(request);
      return Promise.resolve('Signed+By/An-HSM==');
    };
    assert.deepEqual(await withdrawAt(server.url, { options: { sign } }), { kind: 'accepted' });
    const { signature, ...fields } = JSON.parse(server.requests[0]?.body ?? '') as Record<string, unknown>;
    assert.equal(signature, 'Signed+By/An-HSM==');
    assert.deepEqual(seen, [fields]);
  });
});

describe('requestWithdrawal', () => {
  it('sends what the page shows, signed, without the secret', async (t) => {
    const server = await startHttpServer(t, (response) => response.end('{"status":"ok"}'));
    assert.deepEqual(await withdrawAt(server.url), { kind: 'accepted' });
    const [request] = server.requests;
    assert.equal(request?.method, 'POST');
    assert.equal(request.url, '/v2/withdrawal/create');
    assert.equal(request.headers['content-type'], 'application/json');
    const body: unknown = JSON.parse(request.body);
    assert.ok(withdrawalRequestSchema.safeParse(body).success);
    assert.deepEqual(body, {
      ...pageWithdrawal,
      // The vector of protocol/facts.
      signature: '819c9b134c9ad67f21885415948d3dda9daa7937',
    });
  });

  const refusals: readonly (readonly [string, unknown, number, object])[] = [
    ['a sentence', 'Not available', 200, { code: 'refused', message: 'Not available' }],
    ['a sentence with 422', 'Not available', 422, { code: 'refused', message: 'Not available' }],
    ['no message', undefined, 200, { code: 'refused', message: '' }],
    [
      'the page’s object of arrays',
      { withdrawals_sum_amount: ['Insufficient balance'] },
      200,
      { code: 'insufficient_balance', message: 'Insufficient balance' },
    ],
    [
      'other words about the same field',
      { withdrawals_sum_amount: ['Too much for this account'] },
      422,
      { code: 'insufficient_balance', message: 'Too much for this account' },
    ],
    [
      'the same in a sentence',
      'Insufficient balance',
      200,
      { code: 'insufficient_balance', message: 'Insufficient balance' },
    ],
    [
      'a sentence that names the id, and minds something else',
      'Withdrawal ID 1234567test565856: the account does not exist',
      200,
      { code: 'refused', message: 'Withdrawal ID 1234567test565856: the account does not exist' },
    ],
    [
      'an object about another field',
      { account_number: ['The account number is invalid.'] },
      422,
      { code: 'refused', message: 'The account number is invalid.' },
    ],
  ];
  for (const [what, message, status, expected] of refusals) {
    it(`is refused with ${what}`, async (t) => {
      const body = JSON.stringify({ status: 'fail', message });
      const outcome = await withdrawAgainst(t, (response) => response.writeHead(status).end(body));
      assert.deepEqual(outcome, { kind: 'refused', ...expected });
    });
  }

  // An id is sent once. That the gateway has it means that our request came there twice, or before a backup came back.
  const taken: readonly (readonly [string, unknown, number])[] = [
    ['by its field', { withdrawal_id: ['The id has been taken.'] }, 422],
    ['beside other fields', { account_name: ['Too long.'], withdrawal_id: 'taken' }, 200],
    ['in a sentence', 'The withdrawal_id has been taken.', 200],
    ['in other words', 'Withdrawal ID is not unique', 200],
    ['as one in use', 'This withdrawal id is in use', 200],
    ['as a duplicate', 'Duplicate request', 200],
    ['as one that exists', ['Such a withdrawal already exists'], 200],
    ['by its HTTP status', 'Conflict', 409],
  ];
  for (const [what, message, status] of taken) {
    it(`is unknown, and not refused, where the gateway minds the id: ${what}`, async (t) => {
      const body = JSON.stringify({ status: 'fail', message });
      const outcome = await withdrawAgainst(t, (response) => response.writeHead(status).end(body));
      assert(outcome.kind === 'unknown', outcome.kind);
      assert.equal(outcome.reason, 'unexpected_reply');
      // For the person who asks the gateway's support.
      assert.match(outcome.detail, /taken|unique|in use|Duplicate|exists|Conflict/);
    });
  }

  it('blanks the keys out of what the gateway echoes', async (t) => {
    for (const key of [privateKey, canarySecret, encodeURIComponent(canarySecret)]) {
      const body = JSON.stringify({ status: 'fail', message: `signed with ${key}` });
      const outcome = await withdrawAgainst(t, (response) => response.end(body));
      assert.deepEqual(outcome, { kind: 'refused', code: 'refused', message: 'signed with [secret]' });
    }
  });

  it('takes the ok of the page, trailing fields included', async (t) => {
    const body = '{"status":"ok","id":123456789012345678901}';
    assert.deepEqual(await withdrawAgainst(t, (response) => response.end(body)), { kind: 'accepted' });
  });
});
