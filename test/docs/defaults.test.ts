import assert from 'node:assert/strict';
import { it } from 'node:test';
import { settingsTable } from '../../src/cli/serve/settings-table.ts';
import { pages } from './pages.ts';

// That the table's defaults are those of the code is held by test/cli/settings.test.ts.
const defaults = new Map(
  settingsTable.flatMap(({ path, kind, fallback }) =>
    fallback === undefined ? [] : [[path, written(kind, fallback)]],
  ),
);

/** What the page says of each option, by its path. */
const rows = (pages.get('docs/reference/proxy-options.md') ?? '').matchAll(/^\| `([\w.]+)`[^|]*\|(.*)\|$/gm);
const told = new Map([...rows].map(([, path = '', row = '']) => [path, row]));

/** As people write it. */
function written(kind: string, value: string): string {
  if (kind === 'list') return `[${value.replace(/[^,]+/g, "'$&'").replaceAll(',', ', ')}]`;
  return value.replace(/^\{"max":(\d+),"windowSeconds":(\d+)\}$/, '$1 in $2 s');
}

it('the defaults that the reference tells of options are those of serve', () => {
  let compared = 0;
  for (const [path, row] of told) {
    const [, value] = /Default: ([^|]+?)\. *$/.exec(row) ?? [];
    const fallback = defaults.get(path);
    if (value === undefined || fallback === undefined) continue;
    assert.equal(value.replaceAll('`', ''), fallback, path);
    compared += 1;
  }
  assert(compared >= 5, 'no defaults are found any more');
});
