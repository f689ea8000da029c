import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeBlocks, pages, proseOf } from './pages.ts';

const english = pages.get('README.md') ?? '';
const bengali = pages.get('README.bn.md') ?? '';

const codeOf = (page: string): string[] =>
  codeBlocks.filter((block) => block.page === page).map(({ language, code }) => `${language}\n${code}`);

/** What of a page is no words: it must be the same in every language. */
const shapeOf = (text: string) => ({
  headings: [...proseOf(text).matchAll(/^#+(?= )/gm)].map(([level]) => level),
  rows: [...proseOf(text).matchAll(/^\|(.*)\|$/gm)].map(([, row = '']) => row.split('|').length),
  items: [...proseOf(text).matchAll(/^- /gm)].length,
  links: [...proseOf(text).matchAll(/\]\(([^)#]+\.[a-z]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !target.startsWith('README')),
});

/** What is code in the prose, however often: names that no language translates. */
const namesIn = (text: string): string[] =>
  [...new Set([...proseOf(text).matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name))].sort();

const figuresIn = (text: string): string[] =>
  [...proseOf(text).matchAll(/\d{1,3},\d{3}/g)].map(([figure]) => figure);

describe('the README in Bengali', () => {
  it('has the code of the English one', () => {
    assert(codeOf('README.md').length > 5, 'no code is found any more');
    assert.deepEqual(codeOf('README.bn.md'), codeOf('README.md'));
  });

  it('has its headings, tables, lists and links, in their order', () => {
    assert.deepEqual(shapeOf(bengali), shapeOf(english));
  });

  it('names what it names, and the same figures', () => {
    assert.deepEqual(namesIn(bengali), namesIn(english));
    assert.deepEqual(figuresIn(bengali), figuresIn(english));
  });

  it('is led to, and leads back', () => {
    assert.match(english, /\]\(README\.bn\.md\)/);
    assert.match(bengali, /\]\(README\.md\)/);
  });
});
