import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SandboxOptionsError, createSandbox } from '../../src/sandbox/index.ts';
import { activation, baseUrl, failMessage, keyPair, secret, startSandbox } from './sandbox-harness.ts';

const activatePath = `/api/v1/transaction/activate?secret=${secret}`;
const createPath = `/api/v1/transaction/create/ipay?secret=${secret}`;
const long = (length: number): string => 'x'.repeat(length);

describe('sandbox: create', () => {
  it('names the wallet', async () => {
    const { post } = startSandbox();
    const response = await post(createPath, { currency: 'LKR', label: 'eligendi' });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'ok', params: { identifier: '0734234201' } });
  });

  const refused: readonly [string, unknown, RegExp][] = [
    ['no currency', { label: 'a' }, /currency field is required/],
    ['the name activate uses', { currency_code: 'LKR', label: 'a' }, /currency field is required/],
    ['another currency', { currency: 'BDT', label: 'a' }, /currency is not available/],
    ['no label', { currency: 'LKR' }, /label field is required/],
    ['an empty label', { currency: 'LKR', label: '' }, /label field is required/],
    ['a numeric label', { currency: 'LKR', label: 7 }, /label must be of type string/],
    ['a long label', { currency: 'LKR', label: long(191) }, /label may not be greater than 190 characters/],
    ['a list', [], /must be a JSON object/],
    ['broken JSON', '{"currency":"LKR",', /not valid JSON/],
    ['a key given twice', '{"currency":"LKR","label":"a","label":"b"}', /not valid JSON/],
  ];
  for (const [name, body, message] of refused) {
    it(`refuses ${name}`, async () => {
      const response = await startSandbox().post(createPath, body);
      assert.equal(response.status, 200);
      assert.match(String(await failMessage(response)), message);
    });
  }

  it('refuses a wallet it does not have', async () => {
    const path = createPath.replace('ipay', 'bkash');
    const response = await startSandbox().post(path, { currency: 'LKR', label: 'a' });
    assert.equal(await failMessage(response), 'Unknown wallet type');
  });
});

describe('sandbox: the secret', () => {
  for (const [name, query] of [
    ['missing', ''],
    ['empty', '?secret='],
    ['wrong', `?secret=${secret}x`],
    ['in another case', `?secret=${secret.toUpperCase()}`],
  ] as const) {
    it(`answers 404 "Not found" when it is ${name}`, async () => {
      const { post, sandbox } = startSandbox();
      for (const path of ['create/ipay', 'activate']) {
        const response = await post(`/api/v1/transaction/${path}${query}`, activation);
        assert.equal(response.status, 404);
        assert.equal(await response.text(), 'Not found');
        const get = await sandbox.fetch(new Request(`${baseUrl}/api/v1/transaction/${path}${query}`));
        assert.equal(get.status, 404);
      }
    });
  }
});

describe('sandbox: activate', () => {
  const refused: readonly [string, Record<string, unknown>, RegExp][] = [
    ['no currency_code', { currency_code: undefined }, /currency_code field is required/],
    ['another currency', { currency_code: 'USD' }, /currency_code is not available/],
    ['a long currency', { currency_code: 'LKRX' }, /currency_code may not be greater than 3/],
    ['no wallet_type', { wallet_type: undefined }, /wallet_type field is required/],
    ['another wallet', { wallet_type: 'bkash_api' }, /Unknown wallet type/],
    ['no label', { label: null }, /label field is required/],
    ['no key1', { key1: undefined }, /key1 field is required/],
    ['7 digits', { key1: '2393678' }, /key1 format is invalid/],
    ['9 digits', { key1: '239367850' }, /key1 format is invalid/],
    ['Bengali digits', { key1: '২৩৯৩৬৭৮৫' }, /key1 format is invalid/],
    ['a newline after the digits', { key1: '23936785\n' }, /key1 format is invalid/],
    ['a number for key1', { key1: 23936785 }, /key1 must be of type string/],
    ['no amount', { amount: undefined }, /amount field is required/],
    ['an amount in quotes', { amount: '1000' }, /amount must be of type number/],
    ['an amount of 0', { amount: 0 }, /amount must be greater than 0/],
    ['a negative amount', { amount: -1 }, /amount must be greater than 0/],
    ['a third decimal', { amount: 10.001 }, /amount has too many digits/],
    ['an amount beyond counting', { amount: 1e21 }, /amount has too many digits/],
    ['no custom_transaction_id', { custom_transaction_id: undefined }, /custom_transaction_id field is req/],
    ['a long one', { custom_transaction_id: long(191) }, /custom_transaction_id may not be greater than 190/],
  ];
  for (const [name, fields, message] of refused) {
    it(`refuses ${name}`, async () => {
      const harness = startSandbox();
      const response = await harness.activate(fields);
      assert.equal(response.status, 200);
      assert.match(String(await failMessage(response)), message);
      assert.equal(harness.clock.pending, 0, 'a refused request schedules nothing');
      const retry = await harness.activate();
      assert.match(await retry.text(), /^\{"status":"ok"/, 'nor does it use up the order or the number');
      await harness.sandbox.stop();
    });
  }

  it('refuses other methods, other content types and bodies that are too large', async () => {
    const { sandbox, post, activate } = startSandbox();
    const get = await sandbox.fetch(new Request(`${baseUrl}${activatePath}`));
    assert.equal(get.status, 405);
    assert.equal(await failMessage(get), 'The method must be POST.');
    const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    assert.match(String(await failMessage(await activate({}, form))), /must be JSON/);
    const large = await post(activatePath, { ...activation, extra: long(70_000) });
    assert.equal(large.status, 413);
    await sandbox.stop();
  });

  it('takes unknown fields, and texts of 190 characters', async () => {
    const { activate, sandbox } = startSandbox();
    const response = await activate({ extra: 1, label: long(190), custom_transaction_id: long(190) });
    assert.match(await response.text(), /^\{"status":"ok"/);
    await sandbox.stop();
  });

  for (const [name, first] of [
    ['an ok', '23936785'],
    ['a fail', '23936705'],
    ['a lost answer', '23936707'],
  ] as const) {
    it(`refuses a custom_transaction_id that ${name} has used`, async () => {
      const { activate, sandbox } = startSandbox();
      await activate({ key1: first });
      const again = await activate({ key1: '55555555' });
      assert.equal(await failMessage(again), 'The custom_transaction_id has already been taken.');
      await sandbox.stop();
    });
  }

  it('refuses a number another order has used, and that order is used up too', async () => {
    const { activate, sandbox } = startSandbox();
    await activate();
    const other = await activate({ custom_transaction_id: 'other' });
    assert.equal(await failMessage(other), 'Transaction already used');
    const corrected = await activate({ custom_transaction_id: 'other', key1: '55555555' });
    assert.match(String(await failMessage(corrected)), /already been taken/);
    const fresh = await activate({ custom_transaction_id: 'fresh', key1: '55555555' });
    assert.match(await fresh.text(), /^\{"status":"ok"/);
    await sandbox.stop();
  });

  it('lets one of many callers with the same number win', async () => {
    const { activate, sandbox } = startSandbox();
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) =>
        (await activate({ custom_transaction_id: `order-${index}` })).text(),
      ),
    );
    assert.equal(answers.filter((answer) => answer.startsWith('{"status":"ok"')).length, 1);
    await sandbox.stop();
  });
});

describe('sandbox: everything else', () => {
  it('answers 404 for unknown paths, and for the controls when they are off', async () => {
    const { sandbox } = startSandbox({ controls: false });
    for (const path of ['/nowhere', '/sandbox/state', '/api/v1/transaction/create']) {
      assert.equal((await sandbox.fetch(new Request(baseUrl + path))).status, 404, path);
    }
  });

  for (const [option, value] of [
    ['secret', ' '],
    ['postbackUrl', 'ftp://shop.test/'],
    ['retryDelaysMs', []],
    ['keyPair.privateKey', undefined],
  ] as const) {
    it(`refuses to start with a bad ${option}`, () => {
      const pair = option === 'keyPair.privateKey' ? { ...keyPair, privateKey: '' } : keyPair;
      const good = { secret, keyPair: pair, postbackUrl: 'https://shop.test/' };
      assert.throws(
        () => createSandbox({ ...good, ...(value === undefined ? {} : { [option]: value }) }),
        (error) => error instanceof SandboxOptionsError && error.option === option,
      );
    });
  }
});
