import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { str } from '@lit/localize';
import { depositTexts as loaders } from '../../src/element/deposit-texts.ts';
import { Localizer } from '../../src/element/localizer.ts';
import { mistakesIn } from '../../src/element/texts/warn-of-texts.ts';
import { textIds } from '../../src/generated/text-ids.ts';

describe('a language that cannot be loaded', () => {
  it('is asked for once, until it is to be tried again', async () => {
    let tries = 0;
    const failing = (): Promise<never> => {
      tries += 1;
      return Promise.reject(new Error('No connection.'));
    };
    let changes = 0;
    const localizer = new Localizer(
      { ...loaders, bn: failing, si: failing, ta: failing },
      () => (changes += 1),
    );
    // As an element does, each time it renders.
    for (let renders = 0; renders < 3; renders++) await localizer.use('si');
    assert.deepEqual([localizer.language, tries, changes], ['en', 1, 1], 'told that it is not waited for');
    localizer.retry();
    await localizer.use('si');
    assert.deepEqual([tries, changes], [2, 3]);
    await localizer.use('en');
    localizer.retry();
    assert.equal(changes, 4, 'nothing is left to try');
  });
});

it('counts have the language’s digits, as `Intl` has them where it has the language', async () => {
  const localizer = new Localizer(loaders, () => undefined);
  for (const language of ['bn', 'si', 'ta', 'en'] as const) {
    await localizer.use(language);
    for (const count of [0, 1, 2, 8, 59, 345, 670]) {
      assert.equal(localizer.count(count), count.toLocaleString([language, 'en']));
    }
  }
});

describe('texts of the page’s own', () => {
  const said = (localizer: Localizer, count: number) =>
    localizer.msg(str`It must have 8 digits. You entered ${count}.`, { id: 'error.length' });

  it('go before ours, in their language alone, with the values in their places', async () => {
    const localizer = new Localizer(loaders, () => undefined);
    localizer.own = { en: { 'error.length': '{0} is not 8.', retry: 'Once more' } };
    assert.equal(said(localizer, 5), '5 is not 8.');
    assert.equal(localizer.msg('Try again', { id: 'retry' }), 'Once more');
    assert.equal(localizer.msg('Done', { id: 'done' }), 'Done');
    await localizer.use('bn');
    assert.match(said(localizer, 5), /^নম্বরটি ৮ সংখ্যার/);
    localizer.own = null;
    await localizer.use('en');
    assert.equal(said(localizer, 5), 'It must have 8 digits. You entered 5.');
  });

  it('that lack a value, or are no text, stay ours; a place for nothing stays as it is', () => {
    for (const own of [
      { en: { 'error.length': 'Not 8.' } },
      { en: { 'error.length': 8 } },
      { en: 'x' },
      'en',
      [],
    ]) {
      const localizer = new Localizer(loaders, () => undefined);
      localizer.own = own as never; // what an attribute may hold
      assert.equal(said(localizer, 5), 'It must have 8 digits. You entered 5.');
    }
    const localizer = new Localizer(loaders, () => undefined);
    localizer.own = { en: { 'error.length': '{0} {1}' } };
    assert.equal(said(localizer, 5), '5 {1}');
  });

  it('that cannot be used are told of, each by its id', () => {
    assert.deepEqual(mistakesIn({ en: { 'error.length': '{0}', 'pay.done': 'Paid' }, bn: {} }, textIds), []);
    const own = { en: { 'error.length': 'Not 8.', 'pay.doen': 'Paid', toString: 'x', retry: 1 }, fr: {} };
    assert.deepEqual(
      mistakesIn(own, textIds).map((mistake) => /"([^"]+)"/.exec(mistake)?.[1]),
      ['error.length', 'pay.doen', 'toString', 'retry', 'fr'],
    );
    assert.equal(mistakesIn('{', textIds).length, 1);
  });
});
