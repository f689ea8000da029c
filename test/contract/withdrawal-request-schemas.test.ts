import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sessionRequestSchema } from '../../src/contract/request-schemas.ts';
import {
  withdrawalDetailsSchema,
  withdrawalOrderSchema,
  withdrawalSessionRequestSchema,
} from '../../src/contract/withdrawal-request-schemas.ts';
import { refuses, takes } from './takes.ts';

const details = { accountNumber: '03405138', accountName: 'Test Name Acc', bank: 'Bank Of Ceylon' };
const order = { label: '125199', amount: '10000', ...details };
const session = { kind: 'withdrawal', label: '125199', amount: '10000', reference: 'payout-1' };

describe('withdrawalOrderSchema', () => {
  it('fills in the currency alone', () =>
    assert.deepEqual(withdrawalOrderSchema.parse(order), { ...order, currency: 'LKR' }));

  const bad: Record<string, object> = {
    'no label': { ...order, label: undefined },
    'an empty label': { ...order, label: '' },
    'a label longer than the gateway takes': { ...order, label: 'x'.repeat(37) },
    'a label with a line break': { ...order, label: 'a\nb' },
    'an amount as a number': { ...order, amount: 10000 },
    'an account number as a number': { ...order, accountNumber: 3405138 },
    'no account name': { ...order, accountName: undefined },
    'no bank': { ...order, bank: undefined },
    'a test flag that is text': { ...order, isTest: 'false' },
    'a currency in small letters': { ...order, currency: 'lkr' },
    'a long reference': { ...order, reference: 'x'.repeat(191) },
  };
  for (const [what, value] of Object.entries(bad)) {
    it(`refuses ${what}`, () => refuses(withdrawalOrderSchema, value));
  }
  it('takes a label of 36 characters', () =>
    takes(withdrawalOrderSchema, { ...order, label: 'x'.repeat(36) }));
});

describe('withdrawalSessionRequestSchema', () => {
  it('needs a reference: what makes a page loaded twice the same withdrawal', () => {
    takes(withdrawalSessionRequestSchema, session);
    refuses(withdrawalSessionRequestSchema, { ...session, reference: undefined });
    // PostgreSQL has no NUL, and no UTF-8 half of a pair.
    for (const reference of ['a\0', '\ud800', 'a\udc00b']) {
      refuses(withdrawalSessionRequestSchema, { ...session, reference });
      refuses(withdrawalOrderSchema, { ...order, reference });
      refuses(sessionRequestSchema, { label: 'a', amount: '1', reference });
    }
    takes(withdrawalSessionRequestSchema, { ...session, reference: 'ශ්‍රී 🛒 "7"\n' });
  });
  it('is told from a deposit’s by its kind', () => {
    refuses(withdrawalSessionRequestSchema, { ...session, kind: 'deposit' });
    refuses(sessionRequestSchema, session);
    refuses(sessionRequestSchema, { ...session, kind: 'refund' });
    takes(sessionRequestSchema, { ...session, kind: 'deposit' });
  });
});

describe('withdrawalDetailsSchema', () => {
  it('takes what may be typed, right or wrong, but no megabytes', () => {
    takes(withdrawalDetailsSchema, { ...details, accountNumber: 'abc' });
    refuses(withdrawalDetailsSchema, { ...details, bank: 'x'.repeat(501) });
    refuses(withdrawalDetailsSchema, { ...details, accountNumber: 3405138 });
  });
});
