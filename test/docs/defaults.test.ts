import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settingsTable } from '../../src/cli/serve/settings-table.ts';
import { pages } from './pages.ts';

// That the table's defaults are those of the code is held by test/cli/settings.test.ts.
const defaults = new Map(settingsTable.map(({ path, fallback }) => [path, fallback]));

/** What the page says of each setting, by its path. */
function told(page: string): Map<string, string> {
  const rows = [...(pages.get(page) ?? '').matchAll(/^\| `([\w.]+)`[^|]*\|(.*)\|$/gm)];
  return new Map(rows.map(([, path = '', row = '']) => [path, row]));
}

/** As people write it: `15,000`, `120 in 600 s`. */
function ways(value: string): string[] {
  if (value.includes(',') && !value.startsWith('{')) {
    return [
      value,
      `[${value
        .split(',')
        .map((one) => `'${one}'`)
        .join(', ')}]`,
    ];
  }
  const limit = /^\{"max":(\d+),"windowSeconds":(\d+)\}$/.exec(value);
  if (!limit) return [value, Number(value).toLocaleString('en')];
  const [, max = '', seconds = ''] = limit;
  return [`${max} in ${seconds} s`, `{ max: ${max}, windowSeconds: ${seconds} }`];
}

describe('the defaults that the pages tell', () => {
  for (const [page, pattern] of [
    ['docs/reference/proxy-options.md', /Default: ([^|]+?)\. *$/],
    // A figure, a limit or a name before what it means.
    ['docs/proxy.md', /^ (`\{ max[^`]*`|\d[\d,]*(?: in \d+ s)?)(?= ?[:a]| and)/],
  ] as const) {
    it(`of ${page} are those of the code`, () => {
      let compared = 0;
      for (const [path, row] of told(page)) {
        const [, value] = pattern.exec(row) ?? [];
        const fallback = defaults.get(path);
        if (value === undefined || fallback === undefined) continue;
        assert(ways(fallback).includes(value.replaceAll('`', '')), `${path}: ${value}, not ${fallback}`);
        compared += 1;
      }
      assert(compared >= 5, 'no defaults are found any more');
    });
  }
});
