import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { FirstScreen, Screen } from '../../src/element/screen.ts';
import type { WithdrawalScreen } from '../../src/element/withdrawal/withdrawal-screen.ts';
import { root } from './pages.ts';

/** What is told of each element in the doc comment of its class, by the comment's tag. */
function told(element: string, tag: string): string[] {
  const source = readFileSync(join(root, `src/element/${element}.ts`), 'utf8');
  return [...source.matchAll(new RegExp(`^ \\* @${tag} \\[?(--)?([a-z-]+)`, 'gm'))].map(
    ([, dashes = '', name = '']) => dashes + name,
  );
}

const everywhere = (tag: string) =>
  [...new Set([...told('ipay-deposit', tag), ...told('ipay-withdrawal', tag)])].sort();

const sources = globSync('src/element/**/*.ts', { cwd: root })
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .map((text) => text.replace(/^ \*.*$/gm, ''))
  .join('\n');

const namesIn = (pattern: RegExp): string[] =>
  [
    ...new Set(
      [...sources.matchAll(pattern)].flatMap(([, names = '']) => names.match(/[a-z][a-z-]*/g) ?? []),
    ),
  ].sort();

// The compiler holds these to the screens that there are.
const depositStates: Record<(Screen | FirstScreen)['kind'] | 'busy', true> = {
  loading: true,
  pay: true,
  enter: true,
  submitting: true,
  accepted: true,
  credited: true,
  checking: true,
  possible: true,
  rejected: true,
  exhausted: true,
  unknown: true,
  expired: true,
  offline: true,
  window: true,
  resume: true,
  load_failed: true,
  not_loaded: true,
  unavailable: true,
  session_ended: true,
  busy: true,
};
const withdrawalStates: Record<WithdrawalScreen['kind'] | 'busy', true> = {
  loading: true,
  form: true,
  submitting: true,
  sending: true,
  lost: true,
  accepted: true,
  unknown: true,
  succeeded: true,
  failed: true,
  refused: true,
  conflict: true,
  offline: true,
  load_failed: true,
  unavailable: true,
  session_ended: true,
  busy: true,
};

describe('what the elements’ doc comments tell, and editors and docs with them', () => {
  it('is every state', () => {
    const names = (states: object) =>
      Object.keys(states)
        .map((kind) => kind.replaceAll('_', '-'))
        .sort();
    assert.deepEqual(told('ipay-deposit', 'cssState').sort(), names(depositStates));
    assert.deepEqual(told('ipay-withdrawal', 'cssState').sort(), names(withdrawalStates));
  });

  it('is every part', () => {
    // `part="button ${look}-button"`: the look is one of those told.
    const found = namesIn(/\bpart="([^"]+)"/g).filter((name) => name !== 'look' && name !== 'index');
    assert.deepEqual([...new Set([...found, 'main-button', 'plain-button'])].sort(), everywhere('csspart'));
  });

  it('is every custom property', () => {
    const found = [...new Set([...sources.matchAll(/--ipay-[a-z-]*[a-z]/g)].map(([name]) => name))].sort();
    assert.deepEqual(found, everywhere('cssprop'));
  });

  it('is every slot', () => assert.deepEqual(namesIn(/<slot name="?([a-z]+)/g), everywhere('slot')));
});
