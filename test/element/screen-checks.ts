import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import * as z from 'zod/mini';
import { galleryShots } from './gallery.ts';
import type { GalleryElement } from './gallery.ts';
import { linesOf, spokenTrees } from './spoken-tree.ts';
import type { Spoken } from './spoken-tree.ts';

const findings = z.array(z.string());

/** Finds nothing against WCAG 2.2 AA on the whole page. */
export async function assertAxeFindsNothing(gallery: Page): Promise<void> {
  // As a function of the page's, not a script of its own: a page may well forbid those.
  await gallery.evaluate(await readFile('node_modules/axe-core/axe.min.js', 'utf8'));
  const found = await gallery.evaluate(`axe.run('main', {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => [id, target.flat().join(' '), any[0]?.message].join(': '))))`);
  assert.deepEqual(findings.parse(found), []);
}

/** What a screen reader comes by in each state. */
export async function spokenByState(
  gallery: Page,
  element: GalleryElement,
): Promise<ReadonlyMap<string, readonly Spoken[]>> {
  const session = await gallery.context().newCDPSession(gallery);
  const trees = await spokenTrees(session);
  const names = galleryShots[element].map(({ name }) => name);
  assert.equal(trees.length, names.length, 'one region for each state');
  return new Map(names.map((name, index) => [name, trees[index] ?? []]));
}

/** A number in digits, but for the year of a date. */
const digitsInARow = /(?<!\d)(?!\d{4}-\d\d-\d\d)\d{4}/;

/** What is announced by its name. */
const named = new Set([
  'image',
  'region',
  'heading',
  'button',
  'link',
  'textbox',
  'combobox',
  'radio',
  'group',
]);

/** Where a code to scan is no drawing: the payer is told that it is there. */
const withCode = new Set(['resume', 'resume-copy-failed']);

const controls = new Set(['button', 'link', 'textbox', 'combobox', 'radio']);
/** Where the step's line, above the heading, ends with the offer to go on by phone. */
const withOffer = new Set(['pay-by-phone']);

/** Holds in every state and language. */
export function assertSpokenWell(state: string, tree: readonly Spoken[]): void {
  const told = `${state}:\n${linesOf(tree)}`;
  const count = (role: string): number => tree.filter((spoken) => spoken.role === role).length;
  assert.equal(count('heading'), state === 'loading' ? 0 : 1, `one heading, in ${told}`);
  assert.equal(count('status'), 1, `one live region, in ${told}`);
  assert.equal(count('image'), withCode.has(state) ? 1 : 0, `drawings are for the eyes alone, in ${told}`);
  for (const { role, name } of tree) {
    if (named.has(role)) {
      assert.notEqual(name, '', `a ${role} has no name, in ${told}`);
    }
    assert.doesNotMatch(name, digitsInARow, `a number is to be read digit by digit, in ${told}`);
  }
  const order = tree.map(({ role }) => role);
  const before = order.slice(0, Math.max(0, order.indexOf('heading'))).filter((role) => controls.has(role));
  assert.equal(before.length, withOffer.has(state) ? 1 : 0, `the heading comes first, in ${told}`);
}

/** The trees of all states as one text, to be kept. */
export const spokenText = (states: ReadonlyMap<string, readonly Spoken[]>): string =>
  `${[...states].map(([name, tree]) => `# ${name}\n${linesOf(tree)}`).join('\n\n')}\n`;

export const spokenFile = (element: GalleryElement): string => `test/element/spoken/${element}.txt`;
