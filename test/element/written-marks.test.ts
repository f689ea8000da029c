import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import depositConfig from '../../lit-localize.json' with { type: 'json' };
import { locales, translationsIn } from './translations.ts';
import type { Locale } from './translations.ts';

const fullStops: Readonly<Record<Locale, string>> = { bn: '।', si: '.', ta: '.' };
/** Counts are in the digits people read; amounts and numbers to type are placeholders, and Latin. */
const otherDigits: Readonly<Record<Locale, RegExp>> = {
  bn: /(?![০-৯])\p{Nd}/u,
  si: /(?![0-9])\p{Nd}/u,
  ta: /(?![0-9])\p{Nd}/u,
};
/** What is on the phone, the receipt and the bank's leaflet in these letters too. */
const names = /iPay|PIN|OTP|QR/g;

const endOf = (text: string): string => /[.।?…]$/u.exec(text)?.[0] ?? '';

it('no language is left out here', () => assert.deepEqual(locales, depositConfig.targetLocales));

for (const locale of locales) {
  describe(`what is written in ${locale}`, () => {
    it('ends as the English does, with the full stop of the script', async () => {
      for (const { id, english, text } of await translationsIn(locale)) {
        const end = endOf(english);
        assert.equal(endOf(text), end === '.' ? fullStops[locale] : end, id);
        if (locale === 'bn') assert.doesNotMatch(text, /\./, id);
        else assert.doesNotMatch(text, /।/, id);
      }
    });

    it('has its digits, and no Latin letter outside of a name', async () => {
      for (const { id, text } of await translationsIn(locale)) {
        const words = text.replaceAll(/\{\d\}/g, '');
        assert.doesNotMatch(words, otherDigits[locale], id);
        assert.doesNotMatch(words.replaceAll(names, ''), /\p{Script=Latin}/u, id);
      }
    });

    it('has no sign that is read out as an English word', async () => {
      for (const { id, text } of await translationsIn(locale)) {
        assert.doesNotMatch(text.replaceAll(/\{\d\}/g, ''), /[^\p{L}\p{M}\p{N}\p{Cf} .,:?()…।-]/u, id);
      }
    });

    it('has one space between words, and none at the ends', async () => {
      for (const { id, text } of await translationsIn(locale)) {
        assert.equal(text, text.trim().replaceAll(/\s+/g, ' '), id);
      }
    });
  });
}

it('Sinhala ya and ra are joined to the consonant before them, and the joiner joins nothing else', async () => {
  for (const { id, text } of await translationsIn('si')) {
    assert.doesNotMatch(text, /\u0dca[\u0dba\u0dbb]/, id);
    assert.doesNotMatch(text, /(?<!\u0dca)\u200d|\u200d(?![\u0dba\u0dbb])/, id);
  }
});
