import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signWithdrawal, withdrawalStringToSign } from '../../src/gateway/index.ts';
import { withdrawalRequestSchema } from '../../src/gateway/schemas.ts';
import vectors from '../vectors/withdrawals.json' with { type: 'json' };
import { pageWithdrawal } from './page-withdrawal.ts';

describe('signWithdrawal', () => {
  for (const { name, private_key, request, string_to_hash, signature } of vectors) {
    it(`agrees with PHP: ${name}`, () => {
      assert.equal(withdrawalStringToSign(request), string_to_hash);
      assert.equal(signWithdrawal(request, private_key), signature);
    });
  }

  it('agrees with the regression vector of the page’s request', () => {
    assert.equal(
      signWithdrawal(pageWithdrawal, 'example_private_key'),
      '819c9b134c9ad67f21885415948d3dda9daa7937',
    );
  });

  it('does not sign the signature, whatever the order of the fields', () => {
    const { account_name, ...rest } = pageWithdrawal;
    const shuffled = { signature: 'f'.repeat(40), ...rest, account_name };
    assert.equal(signWithdrawal(shuffled, 'k'), signWithdrawal(pageWithdrawal, 'k'));
  });

  it('leaves no trace of an absent key, and keeps the place of an empty one', () => {
    assert.equal(withdrawalStringToSign({ a: 'x', b: undefined, c: 'z' }), 'x:z');
    assert.equal(withdrawalStringToSign({ a: 'x', b: {}, c: 'z' }), 'x::z');
    assert.equal(withdrawalStringToSign({ a: false, b: null, c: true }), '::1');
  });

  it('signs a nested field called signature: only the outer one is left out', () => {
    assert.equal(withdrawalStringToSign({ a: { signature: 's' }, signature: 't' }), 's');
  });

  for (const value of [0.5, 2 ** 53, Number.NaN, Infinity, 10n, () => 1, Symbol('s')]) {
    it(`refuses ${String(value)} instead of guessing how PHP writes it`, () => {
      assert.throws(() => signWithdrawal({ bank_details: { fee: value } }, 'k'), {
        name: 'WithdrawalSignatureError',
        code: 'value_not_signable',
        message: /fee/,
      });
    });
  }

  it('signs a request the gateway’s page allows', () => {
    const signed = { ...pageWithdrawal, signature: signWithdrawal(pageWithdrawal, 'k') };
    assert.equal(withdrawalRequestSchema.safeParse(signed).success, true);
    const wrong = [
      { ...signed, amount: 10.5 },
      { ...signed, amount: '10000' },
      { ...signed, account_number: '07-1' },
      { ...signed, withdrawal_id: 'w'.repeat(37) },
      { ...signed, bank_details: {} },
      { ...signed, is_test: 'true' },
      { ...signed, signature: 'ABC' },
    ];
    for (const request of wrong) assert.equal(withdrawalRequestSchema.safeParse(request).success, false);
  });
});
