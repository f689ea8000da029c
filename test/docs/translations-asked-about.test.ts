import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { translationsIn } from '../element/translations.ts';
import type { Locale } from '../element/translations.ts';
import { pages } from './pages.ts';

const locales: Readonly<Record<string, Locale>> = { Bengali: 'bn', Sinhala: 'si', Tamil: 'ta' };

const parts = (pages.get('CONTRIBUTING.md') ?? '').split(/^\| \*\*(\w+)\*\* .*$/m).slice(1);
const asked = Object.keys(locales).map((language) => ({
  language,
  rows: [...(parts[parts.indexOf(language) + 1] ?? '').matchAll(/^\| `([\w.]+)`[^|]*\| (?:"([^"]+)")?/gm)],
}));

describe('what CONTRIBUTING asks of those who read the translations', () => {
  for (const { language, rows } of asked) {
    it(`is of words that are in the texts in ${language}`, async () => {
      assert.ok(rows.length > 0, 'when all are answered, this test has nothing to do any more');
      const texts = new Map(
        (await translationsIn(locales[language] ?? 'bn')).map(({ id, text }) => [id, text]),
      );
      for (const [, id = '', words = ''] of rows) {
        const text = texts.get(id)?.replace('{0}', '1').replace('{1}', '2');
        assert.ok(text?.includes(words.normalize('NFC')), `${id}: ${words}`);
      }
    });
  }
});
