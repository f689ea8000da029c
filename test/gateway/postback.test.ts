import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { maxPostbackBytes, readPostback, signPostback } from '../../src/gateway/index.ts';
import vectors from '../vectors/postbacks.json' with { type: 'json' };
import { accepted, bytes, keys, otherKeys as other, refused, signedBody } from './postback-assertions.ts';

function rawBodyOf(name: string): string {
  const vector = vectors.find((candidate) => candidate.name === name);
  assert.ok(vector, `no vector ${name}`);
  return vector.raw_body;
}

describe('readPostback on the vectors made with PHP', () => {
  for (const { name, access_key, private_key, raw_body, valid } of vectors) {
    it(`${valid ? 'accepts' : 'refuses'} ${name}`, () => {
      const pairs = [other, { accessKey: access_key, privateKey: private_key, account: 'main' }];
      if (valid) {
        assert.equal(accepted(raw_body, pairs).accessKey, access_key);
      } else {
        refused(raw_body, name === 'wrong_access_key' ? 'access_key_unknown' : 'signature_mismatch', pairs);
      }
    });
  }

  it('reads the deposit', () => {
    const [transaction] = accepted(rawBodyOf('deposit')).transactions;
    assert.ok(transaction);
    const { digest, json, ...fields } = transaction;
    assert.deepEqual(fields, {
      kind: 'deposit',
      walletType: 'ipay',
      transactionId: '23936218009',
      amount: '1000',
      currencyCode: 'LKR',
      orderId: '5586199250',
      withdrawalId: '',
      accountNumber: '',
      withdrawalStatus: null,
    });
    assert.equal(digest, createHash('sha256').update(json).digest('hex'));
    assert.ok(rawBodyOf('deposit').endsWith(`[${json}]}`));
  });

  it('reads the withdrawal', () => {
    const [transaction] = accepted(rawBodyOf('withdrawal')).transactions;
    assert.equal(transaction?.kind, 'withdrawal');
    assert.equal(transaction.withdrawalId, '1234567test565856');
    assert.equal(transaction.withdrawalStatus, 5);
    assert.equal(transaction.orderId, '');
  });

  it('reads every transaction of the list', () => {
    const ids = accepted(rawBodyOf('two_entries')).transactions.map(({ transactionId }) => transactionId);
    assert.deepEqual(ids, ['23936218009', '23936218010']);
  });

  it('gives a transaction the same digest however the body was written', () => {
    const digests = ['deposit', 'pretty_printed', 'replay'].map(
      (name) => accepted(rawBodyOf(name)).transactions[0]?.digest,
    );
    assert.equal(new Set(digests).size, 1);
  });

  it('refuses each signed character changed', () => {
    const body = rawBodyOf('deposit');
    const start = body.indexOf('"additional_data"') + '"additional_data":'.length;
    for (let index = start; index < body.length - 1; index++) {
      const changed = body[index] === '7' ? '8' : '7';
      const result = readPostback(bytes(body.slice(0, index) + changed + body.slice(index + 1)), [keys]);
      assert.equal(result.ok, false, `changed at ${index}: ${body.slice(index - 20, index + 20)}`);
    }
  });

  it('refuses each character of the signature changed', () => {
    const body = rawBodyOf('deposit');
    const start = body.indexOf(':"') + 2;
    for (let index = start; index < start + 40; index++) {
      const changed = body[index] === '0' ? '1' : '0';
      refused(body.slice(0, index) + changed + body.slice(index + 1), 'signature_mismatch');
    }
  });
});

describe('readPostback and what is signed', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  const entry = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant(null), fc.boolean()));

  it('accepts what was signed, in either encoding and whatever the spacing', () => {
    const list = fc.array(entry, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(list, fc.constantFrom('unescaped', 'escaped'), fc.nat(4), (entries, encoding, indent) => {
        const signature = signPostback(JSON.stringify(entries), keys, encoding);
        const body = { signature, access_key: keys.accessKey, additional_data: entries };
        assert.equal(accepted(JSON.stringify(body, null, indent)).transactions.length, entries.length);
      }),
    );
  });

  it('refuses an entry added, taken away, moved or reordered', () => {
    const a = '{"amount":"1","plugin_custom_order_id":"a"}';
    const b = '{"amount":"2","plugin_custom_order_id":"b"}';
    const body = signedBody(`[${a},${b}]`);
    refused(body.replace(`${a},${b}`, `${b},${a}`), 'signature_mismatch');
    refused(body.replace(`${a},${b}`, a), 'signature_mismatch');
    refused(body.replace(`${a},${b}`, `${a},${b},${b}`), 'signature_mismatch');
    refused(body.replace(a, '{"plugin_custom_order_id":"a","amount":"1"}'), 'signature_mismatch');
  });

  it('tells 1 from "1", 1.0 from 1, {} from [] and null from ""', () => {
    const pairs: [string, string][] = [
      ['1', '"1"'],
      ['1.0', '1'],
      ['{}', '[]'],
      ['null', '""'],
      ['9007199254740993', '9007199254740992'],
    ];
    for (const [signed, sent] of pairs) {
      refused(
        signedBody(`[{"a":${signed}}]`).replace(`{"a":${signed}}`, `{"a":${sent}}`),
        'signature_mismatch',
      );
    }
  });

  it('never takes an outer field for a signed one', () => {
    const outer =
      '"amount":999999,"currency_code":"USD","label":"mallory","direction":"ingoing","wallet_type":"x","plugin_custom_order_id":"evil",';
    const postback = accepted(signedBody('[{"amount":"5"}]', keys, outer));
    assert.equal(postback.transactions[0]?.amount, '5');
    assert.equal(postback.transactions[0].kind, 'unclassified');
    assert.equal(postback.transactions[0].currencyCode, '');
    assert.deepEqual(postback.unsigned, {
      amount: '999999',
      currencyCode: 'USD',
      label: 'mallory',
      direction: 'ingoing',
      walletType: 'x',
    });
  });

  it('gives null for outer fields that are absent or no text', () => {
    const { unsigned } = accepted(signedBody('[{}]', keys, '"label":{"a":1},"amount":null,'));
    assert.deepEqual(Object.values(unsigned), [null, null, null, null, null]);
  });
});

describe('readPostback and key pairs', () => {
  const data = '[{"amount":"5"}]';

  it('finds the pair among several, and names its account', () => {
    assert.equal(accepted(signedBody(data, other), [keys, other]).account, 'second');
  });

  it('tries every pair of the same access key, for a private key that was replaced', () => {
    const replaced = { ...keys, privateKey: 'the-new-private-key' };
    assert.equal(accepted(signedBody(data, replaced), [keys, replaced]).accessKey, keys.accessKey);
    assert.equal(accepted(signedBody(data, keys), [replaced, keys]).accessKey, keys.accessKey);
  });

  it('refuses one access key with the private key of another', () => {
    const mixed = { ...keys, privateKey: other.privateKey };
    refused(signedBody(data, mixed), 'signature_mismatch', [keys, other]);
  });

  it('refuses without any key pair', () => refused(signedBody(data), 'access_key_unknown', []));

  it('refuses upper-case, empty, shorter and longer signatures', () => {
    const signature = signPostback(data, keys);
    for (const wrong of [signature.toUpperCase(), '', signature.slice(1), `${signature}0`, `${signature} `]) {
      refused(signedBody(data).replace(signature, wrong), 'signature_mismatch');
    }
  });

  it('says nothing of the keys or the data in a refusal', () => {
    const result = readPostback(bytes(signedBody('[{"label":"canary"}]', other)), [
      { ...other, privateKey: 'canary-key' },
    ]);
    assert.ok(!result.ok);
    assert.ok(!result.detail.includes('canary'));
    assert.ok(!result.detail.includes(other.accessKey));
  });
});

describe('readPostback and bodies that are none', () => {
  const signature = '"signature":"x"';
  const accessKey = `"access_key":"${keys.accessKey}"`;
  const invalid: [string, string][] = [
    ['nothing', ''],
    ['a form', 'signature=x&access_key=y'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no signature', `{${accessKey},"additional_data":[{}]}`],
    ['a signature that is a number', `{"signature":1,${accessKey},"additional_data":[{}]}`],
    ['no access key', `{${signature},"additional_data":[{}]}`],
    [
      'an access key that is a list',
      `{${signature},"access_key":["${keys.accessKey}"],"additional_data":[{}]}`,
    ],
    ['no list', `{${signature},${accessKey}}`],
    ['an object for a list', `{${signature},${accessKey},"additional_data":{"0":{}}}`],
    ['an empty list', `{${signature},${accessKey},"additional_data":[]}`],
    ['a list of text', `{${signature},${accessKey},"additional_data":[{},"x"]}`],
    ['a list of lists', `{${signature},${accessKey},"additional_data":[[]]}`],
    ['1001 entries', `{${signature},${accessKey},"additional_data":[${'{},'.repeat(1000)}{}]}`],
    ['a byte order mark', `\ufeff${signedBody('[{}]')}`],
    ['two lists', signedBody('[{}]').replace('{', '{"additional_data":[{}],')],
    ['a depth bomb', `${signedBody('[{}]').slice(0, -1)},"x":${'['.repeat(200_000)}`],
  ];
  for (const [what, body] of invalid) {
    it(`refuses ${what}`, () => refused(body, 'body_invalid'));
  }

  it('refuses bytes that are not UTF-8', () => {
    const body = bytes(signedBody('[{"a":"x"}]'));
    body[body.indexOf(0x78)] = 0xff;
    refused(body, 'body_invalid');
  });

  it('refuses a body that was parsed already, and says what to pass', () => {
    const parsed = JSON.parse(signedBody('[{}]')) as Uint8Array;
    const result = readPostback(parsed, [keys]);
    assert.ok(!result.ok);
    assert.match(result.detail, /raw request body/);
  });

  it('takes 1000 entries and 256 KiB, and not a byte more', () => {
    assert.equal(accepted(signedBody(`[${'{},'.repeat(999)}{}]`)).transactions.length, 1000);
    const body = signedBody('[{}]');
    const full = body + ' '.repeat(maxPostbackBytes - body.length);
    assert.equal(accepted(full).transactions.length, 1);
    refused(`${full} `, 'body_too_large');
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (garbage) => {
        assert.equal(readPostback(garbage, [keys]).ok, false);
      }),
    );
  });
});
