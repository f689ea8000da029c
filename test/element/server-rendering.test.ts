import assert from 'node:assert/strict';
import { it } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import '../../src/define.ts';

const rendered = (view: string) =>
  collectResult(render(html`<ipay-deposit lang="en" proxy="/pay" session="s" view=${view}></ipay-deposit>`));

/** What is read, without what stands in for something greyed out. */
const isSkeleton = (page: string) => page.includes('class="skeleton"');

it('a server renders the pay step of a view, with no script to come', async () => {
  const page = await rendered(JSON.stringify(awaiting()));
  assert.match(page, /<template shadowroot="open" shadowrootmode="open">/);
  assert.match(page, /LKR\u00a02,500/);
  assert.match(page, /0 7 3 4 2 3 4 2 0 1/);
  assert.equal(isSkeleton(page), false);
});

it('a server that has no view, or something else, renders that it is on its way', async () => {
  assert.equal(isSkeleton(await rendered('')), true);
  assert.equal(isSkeleton(await rendered('{"id":1}')), true);
});
