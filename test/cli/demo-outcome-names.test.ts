import assert from 'node:assert/strict';
import { it } from 'node:test';
import { outcomeName } from '../../demo/controls/outcome-names.ts';
import { magicNumbers } from '../../src/sandbox/index.ts';

it('every outcome of a deposit has a name of its own for people, short enough for its button', () => {
  const names = [magicNumbers.deposit.otherwise, ...magicNumbers.deposit.scenarios].map(({ name }) => name);
  const shown = names.map(outcomeName);
  for (const [index, text] of shown.entries()) {
    assert.match(text, /^[A-Z][^_]{3,19}$/, `${names[index]} is shown as "${text}"`);
  }
  assert.equal(new Set(shown).size, names.length);
});
