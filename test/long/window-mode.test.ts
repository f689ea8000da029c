import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { Customer } from '../e2e/shop/customer.ts';
import { openShop } from '../e2e/shop/open-shop.ts';

const window = { flow: 'window' } as const;
const returnUrls = (url: string) => ({ success: url, fail: url, pending: url });

describe('the payment window', { concurrency: 3 }, () => {
  const { shop, newPayer } = openShop(3500);

  async function inPopup(t: TestContext) {
    const context = await newPayer(t);
    const page = shop.page(await shop.session(window), { attributes: { 'open-in': 'popup' } });
    const payer = await Customer.at(context, page);
    const opening = context.waitForEvent('page');
    await payer.press('openWindow');
    return { payer, popup: await opening };
  }

  it('as a pop-up: this page follows, and takes it away when the money is credited', async (t) => {
    const { payer, popup } = await inPopup(t);
    assert.ok(await popup.evaluate(() => opener === null));
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Success' }).click();
    await payer.isSoonDone();
    await closed;
  });

  it('closed by the payer: leads to the status, and never says that it failed', async (t) => {
    const { payer, popup } = await inPopup(t);
    await popup.close();
    await payer.element.getByText('Did you close the payment page?').waitFor();
    await payer.element.getByRole('button', { name: /^Check/ }).waitFor();
    assert.equal(await payer.element.getByText("couldn't confirm").count(), 0);
  });

  it('in this page: back by the return page, which tells what the proxy knows', async (t) => {
    const context = await newPayer(t);
    // Registered with the gateway for every outcome; which one, the address claims.
    const session = await shop.session({ ...window, returnUrls: returnUrls(shop.pages.url('/return')) });
    const payer = await Customer.at(context, shop.page(session, { attributes: { 'open-in': 'self' } }));
    shop.pages.add(
      {
        element: 'ipay-deposit',
        by: 'html',
        children: '',
        attributes: { lang: 'en', proxy: shop.serve.url, session: session.token },
      },
      '/return',
    );
    await payer.press('openWindow');
    await payer.page.getByRole('button', { name: 'Pending' }).click();
    await payer.page.waitForURL('**/return?outcome=pending');
    await payer.page.goto(shop.pages.url('/return?outcome=fail'));
    await payer.isSoonDone();
  });

  it('in a frame, with the id, the size and the fresh address of the gateway’s own embedding', async (t) => {
    const page = shop.page(await shop.session(window), { attributes: { 'open-in': 'frame' } });
    const payer = await Customer.at(await newPayer(t), page);
    await payer.press('openWindow');
    const frame = payer.element.locator('iframe#kassma-plugin-frame');
    assert.deepEqual(
      await Promise.all(['width', 'height', 'frameborder'].map((name) => frame.getAttribute(name))),
      ['640', '750', '0'],
    );
    assert.match(String(await frame.getAttribute('src')), /[?&]_=\d{13}$/);
    await frame.contentFrame().getByRole('button', { name: 'Success' }).click();
    await payer.isSoonDone();
  });

  it('in a frame that never loads: the status can be asked, and the money is seen when it comes', async (t) => {
    const page = shop.page(await shop.session(window), { attributes: { 'open-in': 'frame' } });
    const context = await newPayer(t);
    const payer = await Customer.at(context, page);
    await payer.page.route(`${shop.sandboxUrl}/**`, () => undefined);
    await payer.press('openWindow');
    const address = await payer.element.locator('iframe').getAttribute('src');
    await payer.checks();
    await payer.element.getByText('No change yet.').waitFor();
    assert.equal(await payer.element.getByText("couldn't confirm").count(), 0);
    const elsewhere = await context.newPage();
    await elsewhere.goto(address ?? '');
    await elsewhere.getByRole('button', { name: 'Success' }).click();
    await payer.page.bringToFront();
    await payer.isSoonDone();
  });

  it('blocked by the browser: a link stands in its place', async (t) => {
    const context = await newPayer(t);
    await context.addInitScript(() => {
      globalThis.open = () => null;
    });
    const payer = await Customer.at(context, shop.page(await shop.session(window)));
    await payer.press('openWindow');
    const link = payer.element.getByRole('link', { name: 'Open payment page' });
    const opening = context.waitForEvent('page');
    await link.click();
    await (await opening).getByRole('button', { name: 'Success' }).click();
    await payer.isSoonDone();
  });

  it('without script: a plain form, and no token in any address', async (t) => {
    const session = await shop.session(window);
    const children = `<form method="post" action="${shop.serve.url}/deposit/window/visit">
      <input type="hidden" name="session" value="${session.token}"><button>Pay with iPay</button></form>`;
    const page = shop.page(session, { children });
    const context = await newPayer(t);
    const withScript = await Customer.at(context, page);
    await withScript.button('openWindow').waitFor();
    assert.equal(await withScript.page.locator('form').isVisible(), false);

    const plain = await context.browser()?.newContext({ javaScriptEnabled: false });
    assert.ok(plain);
    t.after(() => plain.close());
    const payer = await plain.newPage();
    const addresses: string[] = [];
    payer.on('request', (request) => addresses.push(request.url()));
    await payer.goto(page);
    await payer.getByRole('button', { name: 'Pay with iPay' }).click();
    await payer.getByRole('button', { name: 'Success' }).click();
    await withScript.isSoonDone();
    assert.equal(
      addresses.some((address) => address.includes(session.token)),
      false,
    );
  });
});
