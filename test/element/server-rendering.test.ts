import assert from 'node:assert/strict';
import { it } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import '../../src/define-withdrawal.ts';
import '../../src/define.ts';
import { loadLanguage } from '../../src/index.ts';
import { loadLanguage as loadWithdrawalLanguage } from '../../src/withdrawal.ts';

const rendered = (view: string, lang = 'en') =>
  collectResult(
    render(html`<ipay-deposit lang=${lang} proxy="/pay" session="s" view=${view}></ipay-deposit>`),
  );

/** What is read, without what stands in for something greyed out. */
const isSkeleton = (page: string) => page.includes('class="skeleton"');

it('a server renders the pay step of a view, with no script to come', async () => {
  const page = await rendered(JSON.stringify(awaiting()));
  assert.match(page, /<template shadowroot="open" shadowrootmode="open">/);
  assert.match(page, /LKR 2,500/);
  assert.match(page, /0 7 3 4 2 3 4 2 0 1/);
  assert.equal(isSkeleton(page), false);
});

it('a server that has no view, or something else, renders that it is on its way', async () => {
  assert.equal(isSkeleton(await rendered('')), true);
  assert.equal(isSkeleton(await rendered('{"id":1}')), true);
});

// First those that nobody has loaded: what is loaded once is there for all pages.
for (const lang of ['bn', 'si', 'ta']) {
  it(`a server that did not load ${lang} renders English, and says so`, async () => {
    const page = await rendered(JSON.stringify(awaiting()), lang);
    assert.match(page, /Send the money in your iPay app/);
    assert.match(page, /<section[^>]* lang="en"/);
  });
}

for (const [tag, lang, heading] of [
  ['bn', 'bn', 'আপনার iPay অ্যাপ থেকে টাকা পাঠান'],
  ['si-LK', 'si', 'ඔබේ iPay යෙදුමෙන් මුදල් යවන්න'],
  ['ta', 'ta', 'உங்கள் iPay செயலியில் பணம் அனுப்புங்கள்'],
] as const) {
  it(`a server that has loaded ${tag} renders it at once, page after page, beside others`, async () => {
    await loadLanguage(tag);
    await loadLanguage(tag);
    const view = JSON.stringify(awaiting());
    const pages = await Promise.all([rendered(view, tag), rendered(view), rendered(view, tag)]);
    for (const page of [pages[0], pages[2]]) {
      assert.ok(page.includes(heading.normalize('NFC')), page);
      assert.match(page, new RegExp(`<section[^>]* lang="${lang}"`));
      assert.match(page, /LKR 2,500/);
      assert.doesNotMatch(page, /Send the money/);
    }
    assert.match(pages[1], /Send the money/);
  });
}

it('a withdrawal has languages of its own', async () => {
  const page = () =>
    collectResult(render(html`<ipay-withdrawal lang="ta" proxy="/pay" session="s"></ipay-withdrawal>`));
  assert.match(await page(), /Getting your withdrawal…/);
  await loadWithdrawalLanguage('ta');
  assert.doesNotMatch(await page(), /Getting your withdrawal…/);
  assert.match(await page(), /<section[^>]* lang="ta"/);
});

it('a language that we do not speak, or English, needs nothing loaded', async () => {
  await loadLanguage('fr-CA');
  await loadLanguage('en');
  assert.match(await rendered(JSON.stringify(awaiting()), 'fr-CA'), /Send the money/);
});

it('a server that names no language renders English, as it knows no page around', async () => {
  const page = await collectResult(
    render(html`<ipay-deposit proxy="/pay" session="s" view=${JSON.stringify(awaiting())}></ipay-deposit>`),
  );
  assert.match(page, /Send the money/);
});
