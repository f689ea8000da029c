import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { pages, proseOf, root } from './pages.ts';

/** As GitHub makes them: lower case, no punctuation, hyphens for spaces. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const anchors = new Map(
  [...pages].map(([page, text]) => [
    page,
    new Set([...proseOf(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))),
  ]),
);

const links = [...pages].flatMap(([page, text]) =>
  [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ page, target })),
);

describe('links of the pages', () => {
  it('lead to files and headings that there are', () => {
    const inside = links.filter(({ target }) => !/^https?:/.test(target));
    assert(inside.length > 10, 'no links are found any more');
    for (const { page, target } of inside) {
      const [file = '', anchor] = target.split('#');
      const path = file === '' ? page : normalize(join(dirname(page), file));
      assert(existsSync(join(root, path)), `${page} leads to ${target}`);
      if (anchor !== undefined) assert(anchors.get(path)?.has(anchor), `${page} leads to ${target}`);
    }
  });

  it('lead out over https alone', () => {
    for (const { page, target } of links) assert.doesNotMatch(target, /^http:/, page);
  });

  it('show pictures that are small, with words for who does not see them', () => {
    const pictures = [...pages].flatMap(([page, text]) =>
      [...proseOf(text).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, words = '', target = '']) => ({
        words,
        file: join(root, dirname(page), target),
      })),
    );
    assert(pictures.length > 0, 'no picture is found any more');
    for (const { words, file } of pictures) {
      assert(words.length > 20, file);
      assert(statSync(file).size < 120_000, file);
    }
  });

  it('reach every page from the README', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) {
      for (const link of links.filter((one) => one.page === page)) {
        const path = normalize(join(dirname(page), link.target.split('#')[0] ?? ''));
        if (pages.has(path)) reached.add(path);
      }
    }
    assert.deepEqual(
      [...pages.keys()].filter((page) => !reached.has(page)),
      [],
    );
  });
});
