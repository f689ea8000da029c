import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as example from '../../demo/examples/pay-out-once.ts';
import { withdrawalStates } from '../../src/contract/withdrawal-state.ts';
import { withdrawalScenario } from '../../src/sandbox/magic-numbers.ts';
import { pages } from './pages.ts';

const page = pages.get('docs/withdrawals.md') ?? '';

/** The page's words for what the sandbox does. */
const scenarioOf: Readonly<Record<string, string>> = {
  'is paid': 'ok',
  refused: 'refused',
  'accepted and then failed': 'ok_then_fail',
  'unknown and then paid': 'reset',
  'unknown for ever': 'time_out_no_postback',
  'a conflict': 'success_then_fail',
};

describe('the page of withdrawals', () => {
  it('tells of every state', () => {
    const [, table = ''] = page.split('| state ');
    const told = [...table.matchAll(/^\| `([a-z]+)` /gm)].map(([, state]) => state);
    assert.deepEqual(told.sort(), [...withdrawalStates].sort());
  });

  it('names account numbers with which the sandbox does what it says', () => {
    const told = [...page.matchAll(/`(034051\d\d)`\s([a-z\s]+)[,.]/g)];
    assert.deepEqual(
      Object.fromEntries(
        told.map(([, number = '', words = '']) => [
          words.replace(/\s+/g, ' '),
          withdrawalScenario(number).name,
        ]),
      ),
      scenarioOf,
    );
  });

  it('names functions that the example has', () => {
    const [, named = ''] = /is a whole shop's side[^]*?\n\n/.exec(page)?.[0].split('SQLite:') ?? [];
    const functions = [...named.matchAll(/`([A-Za-z]+)`/g)].map(([, name = '']) => name);
    assert.equal(functions.length, 3);
    for (const name of functions) assert(Object.hasOwn(example, name), name);
  });
});
