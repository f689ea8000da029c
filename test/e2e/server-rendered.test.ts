import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { awaiting, credited, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import { renderDeposit } from '../../src/rendering/render-deposit.ts';
import { openBrowser } from './browser.ts';
import { bundledShop } from './built-files.ts';
import { waitForLanguages } from './language-patience.ts';
import { provesToWatch, room, shiftsOn, watchShifts } from './layout-shifts.ts';
import { Payer } from './payer.ts';
import type { Language } from './payer.ts';
import { servePages } from './served-pages.ts';

const inAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** What a shop's server makes of the proxy's answer, in whatever language. */
const pageWith = async (
  deposit: DepositView,
  { policy = '', language: lang = 'en', css = '', rendered = (html: string) => html }: Visit = {},
): Promise<string> => {
  const { view, html, styleHash } = await renderDeposit(deposit, { lang });
  return `<!doctype html><title>Shop</title>
<meta http-equiv="content-security-policy" content="${policy.replace('STYLES', styleHash)}">
${css && `<style>${css}</style>`}
<ipay-deposit lang="${lang}" proxy="" session="s" view="${inAttribute(view)}">${rendered(html)}</ipay-deposit>
<script type="module" src="/app.js"></script>`;
};

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

const alone = await bundledShop();
/** A shop whose own elements are hydrated by Lit. */
const besideOthers = await bundledShop(['@lit-labs/ssr-client/lit-element-hydrate-support.js']);

interface Visit {
  /** What another version of the proxy makes of the rendered element. */
  readonly rendered?: (html: string) => string;
  readonly shop?: typeof alone;
  readonly view?: DepositView;
  readonly policy?: string;
  readonly language?: Language;
  /** The page's own styles. */
  readonly css?: string;
}

describe('a page whose server has rendered the element', () => {
  const newProfile = openBrowser();

  /** A payer on the page, whose script comes when it is let go. */
  async function visit(
    t: { readonly after: (clean: () => void) => void },
    context: BrowserContext,
    visiting: Visit = {},
  ): Promise<{
    readonly payer: Payer;
    readonly letGo: () => void;
    /** Has the element wait for its language no longer. */
    readonly giveUp: () => Promise<void>;
  }> {
    const { shop = alone, view = awaiting(), language = 'en' } = visiting;
    const files = [
      ...shop,
      ['/index.html', await pageWith(view, visiting)],
      ['/deposit', JSON.stringify(view)],
    ] as const;
    const server = await servePages(new Map(files));
    t.after(server.close);
    const tab = await context.newPage();
    await watchShifts(tab);
    const giveUp = await waitForLanguages(tab);
    const { opened, open } = gate();
    await tab.route('**/app.js', async (route) => {
      await opened;
      await route.continue();
    });
    await tab.goto(`${server.url}/index.html`, { waitUntil: 'commit' });
    return { payer: new Payer(tab, { language }), letGo: open, giveUp };
  }

  it('shows where to pay without any script', async (t) => {
    const { payer } = await visit(t, await newProfile(t, { javaScriptEnabled: false }));
    await payer.button('paid').waitFor();
    await payer.element.getByText('LKR 2,500').waitFor();
  });

  it('tells who has paid what to do when no script comes, and before that nothing is to be seen of it', async (t) => {
    const context = await newProfile(t, { javaScriptEnabled: false });
    const { payer } = await visit(t, context);
    const { element, page } = payer;
    const told = element.getByText('Go back and open this payment again');
    await payer.button('paid').waitFor();
    const heightOf = async () => (await element.boundingBox())?.height ?? 0;
    const height = await heightOf();
    assert.equal(await told.isVisible(), false);
    // Its time, on the clock that animations have: as if ten seconds had gone by.
    const debug = await context.newCDPSession(page);
    await debug.send('Animation.enable');
    await debug.send('Animation.setPlaybackRate', { playbackRate: 100 });
    await told.waitFor();
    assert.ok((await heightOf()) > height + 44);
  });

  it('says no time that it does not know, not even without styles', async (t) => {
    const context = await newProfile(t, { javaScriptEnabled: false });
    const view = awaiting({ expiresInMs: 240_000 });
    const { payer } = await visit(t, context, { view, policy: "style-src 'none'" });
    await payer.button('paid').waitFor();
    assert.equal(await payer.element.getByText('Time left').filter({ visible: true }).count(), 0);
  });

  it('tells nobody of a script that does not come before it can know, not even without styles', async (t) => {
    const context = await newProfile(t, { javaScriptEnabled: false });
    const { payer } = await visit(t, context, { policy: "style-src 'none'" });
    await payer.button('paid').waitFor();
    assert.equal(await payer.element.getByText('Go back and open this payment again').isVisible(), false);
  });

  for (const view of [submitted('checking'), credited()]) {
    it(`asks nobody to pay again, not even without styles: ${view.state}`, async (t) => {
      const policy = "style-src 'none'";
      const context = await newProfile(t, { javaScriptEnabled: false });
      const { element } = (await visit(t, context, { view, policy })).payer;
      await element.getByText('Getting your payment details…').waitFor();
      assert.deepEqual(
        await element
          .getByText(/Send|LKR|number/)
          .filter({ visible: true })
          .allInnerTexts(),
        [],
      );
    });
  }

  it('is painted whole or not at all, as what comes in pieces moves with every piece', async (t) => {
    const page = await pageWith(awaiting());
    const upToTheDrawing = page.indexOf('</svg>', page.indexOf('copy-button')) + '</svg>'.length;
    const { opened: painted, open: goOn } = gate();
    const server = await servePages(
      new Map([
        [
          '/index.html',
          async function* () {
            yield page.slice(0, upToTheDrawing);
            await painted;
            yield page.slice(upToTheDrawing);
          },
        ],
      ]),
    );
    t.after(server.close);
    const tab = await (await newProfile(t)).newPage();
    await watchShifts(tab);
    await tab.goto(`${server.url}/index.html`, { waitUntil: 'commit' });
    const button = tab.locator('ipay-deposit button').first();
    await button.waitFor({ state: 'attached' });
    await tab.evaluate(() => new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve), 100)));
    goOn();
    await button.getByText('Copy').waitFor();
    assert.deepEqual(await shiftsOn(tab), []);
    await provesToWatch(tab);
  });

  it('is styled and taken over under a strict policy that names its styles', async (t) => {
    const pageStyles = createHash('sha256').update(room).digest('base64');
    const policy = `default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'STYLES' 'sha256-${pageStyles}'; require-trusted-types-for 'script'`;
    const context = await newProfile(t);
    const refused: string[] = [];
    context.on('console', (message) => refused.push(message.text()));
    const { payer, letGo } = await visit(t, context, { policy });
    await payer.button('paid').waitFor();
    const height = await payer.button('paid').evaluate((button) => button.clientHeight);
    assert.ok(height >= 44, `${height} px`);
    letGo();
    await payer.element.and(payer.page.locator(':state(pay)')).waitFor();
    assert.deepEqual(await shiftsOn(payer.page), []);
    assert.deepEqual(refused, []);
  });

  for (const [where, shop] of [
    ['', alone],
    [' on a page that hydrates others', besideOthers],
  ] as const) {
    it(`is taken over where it stands${where}: nothing twice, nothing moves, and who had the focus keeps it`, async (t) => {
      const { payer, letGo } = await visit(t, await newProfile(t), { shop });
      const { page, element } = payer;
      await payer.button('paid').focus();
      letGo();
      await element.and(page.locator(':state(pay)')).waitFor();
      assert.equal(await element.locator('h2').count(), 1);
      assert.equal(await element.locator('h2:focus').count(), 1);
      assert.deepEqual(await shiftsOn(page), []);
      await provesToWatch(page);
      await payer.press('paid');
      await payer.field().waitFor();
    });
  }

  for (const display of ['flex', 'inline-flex', 'grid', 'inline-block', 'table-cell']) {
    it(`moves nothing either when it is taken over on a page that makes the element ${display}`, async (t) => {
      const { payer, letGo } = await visit(t, await newProfile(t), {
        css: `body > ipay-deposit { display: ${display} }`,
      });
      const { page, element } = payer;
      const card = element.locator('section').first();
      await payer.button('paid').waitFor();
      const rendered = await card.boundingBox();
      letGo();
      await element.and(page.locator(':state(pay)')).waitFor();
      assert.deepEqual(await card.boundingBox(), rendered);
      assert.deepEqual(await shiftsOn(page), []);
    });
  }

  describe('in Bengali', () => {
    const heading = 'আপনার iPay অ্যাপ থেকে টাকা পাঠান'.normalize('NFC');
    const english = 'Send the money in your iPay app';

    /** A payer on such a page, who keeps a list of all headings that were ever there. */
    async function visitInBengali(t: TestContext, visiting: Visit = {}) {
      const context = await newProfile(t);
      const visited = await visit(t, context, { ...visiting, language: 'bn' });
      await visited.payer.element.getByRole('heading', { name: heading }).waitFor();
      await visited.payer.page.evaluate(() => {
        const seen = new Set<string>();
        Reflect.set(globalThis, 'headings', seen);
        const root = document.querySelector('ipay-deposit')?.shadowRoot;
        const look = () => seen.add(root?.querySelector('h2')?.textContent ?? '');
        if (root) new MutationObserver(look).observe(root, { childList: true, subtree: true });
      });
      return visited;
    }
    const headings = (page: Page) =>
      page.evaluate(() => [...(Reflect.get(globalThis, 'headings') as Set<string>)]);

    it('is taken over in Bengali: never English in between, and nothing moves', async (t) => {
      const { payer, letGo } = await visitInBengali(t);
      const { page, element } = payer;
      await payer.button('paid').focus();
      let isHeldBack = false;
      await page.route('**/bn-*.js', async (route) => {
        // Long enough for whatever would come in its place.
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 200))),
        );
        isHeldBack = true;
        await route.continue();
      });
      letGo();
      await element.and(page.locator(':state(pay)')).waitFor();
      assert.deepEqual([isHeldBack, await headings(page)], [true, [heading]]);
      assert.equal(await element.locator('h2:focus').count(), 1);
      assert.deepEqual(await shiftsOn(page), []);
      await provesToWatch(page);
      await payer.press('paid');
      await payer.field().waitFor();
    });

    it('of a proxy of another version keeps that version’s looks until its language is there', async (t) => {
      const { payer, letGo } = await visitInBengali(t, {
        rendered: (html) => html.replace('</style>', 'section{padding:3.5rem}</style>'),
      });
      const { page, element } = payer;
      const card = element.locator('section');
      const before = await card.boundingBox();
      const { opened: seen, open: goOn } = gate();
      await page.route('**/bn-*.js', async (route) => {
        await seen;
        await route.continue();
      });
      const asked = page.waitForRequest('**/bn-*.js');
      letGo();
      await asked;
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      assert.deepEqual(await card.boundingBox(), before);
      goOn();
      await element.and(page.locator(':state(pay)')).waitFor();
      assert.ok(((await card.boundingBox())?.height ?? 0) < (before?.height ?? 0));
    });

    for (const [name, answer] of [
      ['fails', (route: Route) => route.abort()],
      ['stalls', () => undefined],
    ] as const) {
      it(`whose language ${name} on its way works in English, rather than not at all`, async (t) => {
        const { payer, letGo, giveUp } = await visitInBengali(t);
        await payer.page.route('**/bn-*.js', answer);
        letGo();
        if (name === 'stalls') await giveUp();
        await payer.element.getByRole('heading', { name: english }).waitFor();
        await payer.element.getByRole('button', { name: "I've paid" }).click();
        await payer.element.getByLabel('Transaction number (8 digits)').waitFor();
      });
    }
  });
});
