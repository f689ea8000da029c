import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  activationRequestSchema,
  sessionRequestSchema,
  windowRequestSchema,
} from '../../src/contract/request-schemas.ts';
import { refuses, takes } from './takes.ts';

const least = { label: '786442', amount: '2500' };

describe('sessionRequestSchema', () => {
  it('fills in the defaults', () =>
    assert.deepEqual(sessionRequestSchema.parse(least), {
      ...least,
      currency: 'LKR',
      flow: 'number',
      returnUrls: {},
      expiresInSeconds: 1800,
    }));

  it('refuses fields it does not know, which may be misspelt ones', () =>
    refuses(sessionRequestSchema, { ...least, expiresInSecond: 60 }));

  for (const label of ['7', 'user@example.com', 'රුවන් පෙරේරා', 'a b', '💳', 'x'.repeat(190)]) {
    it(`takes the label ${label.slice(0, 20)}`, () => takes(sessionRequestSchema, { ...least, label }));
  }

  const badLabels: Record<string, unknown> = {
    missing: undefined,
    null: null,
    number: 786442,
    empty: '',
    blank: ' ',
    'blank before': ' 7',
    'blank after': '7 ',
    'line break inside': '7\n8',
    'line break after': '7\n',
    'line separator': '7\u20288',
    'NUL inside': '7\u00008',
    'escape inside': '7\u001b8',
    'delete after': '7\u007f',
    'half of a surrogate pair': '7\ud83d8',
    'longer than the gateway takes': 'x'.repeat(191),
  };
  for (const [what, label] of Object.entries(badLabels)) {
    it(`refuses a label: ${what}`, () => refuses(sessionRequestSchema, { ...least, label }));
  }

  for (const amount of [2500, null, undefined, '1'.repeat(21)]) {
    it(`refuses the amount ${String(amount)} (${typeof amount})`, () =>
      refuses(sessionRequestSchema, { ...least, amount }));
  }

  for (const currency of ['lkr', 'LK', 'LKRR', '', 'LKR\n', null]) {
    it(`refuses the currency ${JSON.stringify(currency)}`, () =>
      refuses(sessionRequestSchema, { ...least, currency }));
  }

  for (const outcome of ['success', 'fail', 'pending']) {
    for (const url of ['https://shop.example/done?id=1#top', 'http://localhost:3000/done']) {
      it(`takes ${url} for ${outcome}`, () =>
        takes(sessionRequestSchema, { ...least, returnUrls: { [outcome]: url } }));
    }
    for (const url of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'JAVASCRIPT://https://x',
      'ftp://shop.example/',
      'data:text/html,x',
      'file:///etc/passwd',
      '//shop.example',
      '/done',
      'shop.example',
      '',
      `https://shop.example/${'x'.repeat(2000)}`,
    ]) {
      it(`refuses ${JSON.stringify(url.slice(0, 40))} for ${outcome}`, () =>
        refuses(sessionRequestSchema, { ...least, returnUrls: { [outcome]: url } }));
    }
  }

  for (const expiresInSeconds of [60, 604_800]) {
    it(`takes ${expiresInSeconds} s to pay`, () =>
      takes(sessionRequestSchema, { ...least, expiresInSeconds }));
  }
  for (const expiresInSeconds of [59, 604_801, 90.5, -1, '1800', Infinity]) {
    it(`refuses ${JSON.stringify(expiresInSeconds)} s to pay`, () =>
      refuses(sessionRequestSchema, { ...least, expiresInSeconds }));
  }

  it('refuses an unknown flow', () => refuses(sessionRequestSchema, { ...least, flow: 'card' }));
  it('refuses an empty reference', () => refuses(sessionRequestSchema, { ...least, reference: '' }));
});

describe("the payer's requests", () => {
  it('activation takes what was typed, up to 200 characters', () => {
    takes(activationRequestSchema, { transactionNumber: ' 2393-6785 ' });
    takes(activationRequestSchema, { transactionNumber: '23936785', attempt: 1 });
    refuses(activationRequestSchema, { transactionNumber: '2'.repeat(201) });
    refuses(activationRequestSchema, { transactionNumber: 23936785 });
    refuses(activationRequestSchema, {});
  });
  for (const attempt of [0, -1, 1.5, '1', null]) {
    it(`activation refuses attempt ${JSON.stringify(attempt)}`, () =>
      refuses(activationRequestSchema, { transactionNumber: '23936785', attempt }));
  }
  it('window speaks English by default and takes two letters', () => {
    assert.deepEqual(windowRequestSchema.parse({}), { lang: 'en' });
    takes(windowRequestSchema, { lang: 'bn' });
    for (const lang of ['EN', 'eng', 'e', 'e&', '', 1]) refuses(windowRequestSchema, { lang });
  });
});
