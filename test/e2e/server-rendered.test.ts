import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import type { BrowserContext } from 'playwright-core';
import { awaiting, credited, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import '../../src/define.ts';
import { openBrowser } from './browser.ts';
import { bundledShop } from './built-files.ts';
import { provesToWatch, shiftsOn, watchShifts } from './layout-shifts.ts';
import { Payer } from './payer.ts';
import { servePages } from './served-pages.ts';

const pageWith = async (view: DepositView, policy = ''): Promise<string> => {
  const element = html`<ipay-deposit
    lang="en"
    proxy=""
    session="s"
    view=${JSON.stringify(view)}
  ></ipay-deposit>`;
  return `<!doctype html><title>Shop</title><meta http-equiv="content-security-policy" content="${policy}">
${await collectResult(render(element))}<script type="module" src="/app.js"></script>`;
};

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

const alone = await bundledShop();
/** A shop whose own elements are hydrated by Lit. */
const besideOthers = await bundledShop(['@lit-labs/ssr-client/lit-element-hydrate-support.js']);

describe('a page whose server has rendered the element', () => {
  const newProfile = openBrowser();

  /** A payer on the page, whose script comes when it is let go. */
  async function visit(
    t: { readonly after: (clean: () => void) => void },
    context: BrowserContext,
    { shop = alone, view = awaiting(), policy = '' } = {},
  ): Promise<{ readonly payer: Payer; readonly letGo: () => void }> {
    const files = [
      ...shop,
      ['/index.html', await pageWith(view, policy)],
      ['/deposit', JSON.stringify(view)],
    ] as const;
    const server = await servePages(new Map(files));
    t.after(server.close);
    const tab = await context.newPage();
    await watchShifts(tab);
    const { opened, open } = gate();
    await tab.route('**/app.js', async (route) => {
      await opened;
      await route.continue();
    });
    await tab.goto(`${server.url}/index.html`, { waitUntil: 'commit' });
    return { payer: new Payer(tab, { language: 'en' }), letGo: open };
  }

  it('shows where to pay without any script', async (t) => {
    const { payer } = await visit(t, await newProfile(t, { javaScriptEnabled: false }));
    await payer.button('paid').waitFor();
    await payer.element.getByText('LKR 2,500').waitFor();
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
});
