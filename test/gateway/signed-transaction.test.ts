import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { signPostback } from '../../src/gateway/index.ts';
import type { SignedTransaction } from '../../src/gateway/index.ts';
import { accepted, keys, signedBody } from './postback-assertions.ts';

function onlyTransaction(entry: string): SignedTransaction {
  const [transaction, ...more] = accepted(signedBody(`[${entry}]`)).transactions;
  assert.ok(transaction);
  assert.equal(more.length, 0);
  return transaction;
}

describe('a signed transaction', () => {
  it('is a withdrawal by any one sign of it, also beside an order id', () => {
    const signs = [
      '"withdrawal_id":"w"',
      '"withdrawal_id":7',
      '"withdrawal_status":5',
      '"withdrawal_status":"?"',
    ];
    // Unreadable signs are signs all the same.
    signs.push('"withdrawal_id":{}', '"withdrawal_id":false', '"withdrawal_status":[]');
    for (const sign of signs) {
      assert.equal(onlyTransaction(`{"plugin_custom_order_id":"o",${sign}}`).kind, 'withdrawal', sign);
    }
  });

  it('is a deposit by its order id alone, and unclassified without one', () => {
    assert.equal(onlyTransaction('{"plugin_custom_order_id":"o"}').kind, 'deposit');
    const empty = '"withdrawal_id":"","withdrawal_status":null';
    assert.equal(onlyTransaction(`{"plugin_custom_order_id":"o",${empty}}`).kind, 'deposit');
    for (const orderId of ['""', 'null', '{}', '["o"]', 'true']) {
      const transaction = onlyTransaction(`{"plugin_custom_order_id":${orderId}}`);
      assert.equal(transaction.kind, 'unclassified');
      assert.equal(transaction.orderId, '');
    }
  });

  it('keeps the text of numbers as written', () => {
    const transaction = onlyTransaction(
      '{"amount":1000.50,"transaction_id":9007199254740993,"plugin_custom_order_id":12,"withdrawal_status":"1"}',
    );
    assert.equal(transaction.amount, '1000.50');
    assert.equal(transaction.transactionId, '9007199254740993');
    assert.equal(transaction.orderId, '12');
    assert.equal(transaction.withdrawalStatus, 1);
  });

  it('has one number, however it is composed and wherever marks that nobody sees stand in it', () => {
    const unseen = fc.constantFrom('', '', ' ', '\0', '\n', '\u00a0', '\u00ad', '\u200b', '\u202a', '\ufeff');
    const part = fc.constantFrom(
      '1',
      'a',
      'e',
      '\u0301',
      '\u0323',
      '\u1100',
      '\u1161',
      '가',
      'ﬁ',
      '１',
      '¨',
      '-',
      ':',
    );
    const number = (text: string) => onlyTransaction(JSON.stringify({ transaction_id: text })).transactionId;
    fc.assert(
      fc.property(fc.array(fc.tuple(part, unseen)), (parts) => {
        const plain = parts.map(([seen]) => seen).join('');
        assert.equal(number(parts.flat().join('')), number(plain));
        assert.equal(number(number(plain)), number(plain));
      }),
    );
  });

  it('has no status where none can be read', () => {
    for (const status of ['1.5', '-1', '"5 "', '"ok"', 'true', '99999999999', '{}']) {
      const transaction = onlyTransaction(`{"withdrawal_status":${status}}`);
      assert.equal(transaction.withdrawalStatus, null);
      assert.equal(transaction.kind, 'withdrawal');
    }
  });

  it('has its own digest and encoding, unescaped even when the signature was not', () => {
    const data = String.raw`[{"comment":"a\/b \u00e9"}]`;
    const signature = signPostback(data, keys, 'escaped');
    const body = `{"signature":"${signature}","access_key":"${keys.accessKey}","additional_data":${data}}`;
    const [transaction] = accepted(body).transactions;
    assert.equal(transaction?.json, '{"comment":"a/b é"}');
    assert.equal(transaction.digest, createHash('sha256').update('{"comment":"a/b é"}').digest('hex'));
  });
});
