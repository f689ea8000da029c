import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Customer } from './shop/customer.ts';
import { keptInBrowser, nothingKept } from './shop/kept-in-browser.ts';
import { openShop } from './shop/open-shop.ts';

const submitting = 'Checking your payment…';

describe('one attempt at the gateway', { concurrency: 3 }, () => {
  const { shop, newPayer } = openShop();

  it('double click', async (t) => {
    const payer = await Customer.at(await newPayer(t), shop.page(await shop.session()));
    await payer.typesIn('11110050');
    await payer.button('confirm').dblclick();
    await payer.isSoonCredited();
    assert.deepEqual([payer.sent, shop.attempts('11110050')], [1, 1]);
  });

  it('two tabs at once: one hands in, the other follows without asking the proxy', async (t) => {
    const context = await newPayer(t);
    const url = shop.page(await shop.session());
    const [one, other] = await Promise.all([Customer.at(context, url), Customer.at(context, url)]);
    await one.typesIn('11110051');
    await other.typesIn('11110051');
    const letGo = await one.holdBack('/deposit/activation');
    await one.press('confirm');
    await one.reads(submitting);
    await other.press('confirm');
    await other.reads(submitting);
    // From now on, what the other tab shows it can have from the first alone.
    await other.page.route('**/deposit*', (route) => route.abort());
    letGo();
    await Promise.all([one.isSoonCredited(), other.isSoonCredited()]);
    assert.deepEqual([one.sent, other.sent, shop.attempts('11110051')], [1, 0, 1]);
  });

  it('two tabs with two numbers: the second one is not sent', async (t) => {
    const context = await newPayer(t);
    const url = shop.page(await shop.session());
    const [one, other] = await Promise.all([Customer.at(context, url), Customer.at(context, url)]);
    await one.typesIn('11110052');
    await other.typesIn('11110053');
    const letGo = await one.holdBack('/deposit/activation');
    await one.press('confirm');
    await other.press('confirm');
    await other.reads(submitting);
    letGo();
    await Promise.all([one.isSoonCredited(), other.isSoonCredited()]);
    assert.deepEqual([other.sent, shop.attempts('11110052'), shop.attempts('11110053')], [0, 1, 0]);
  });

  it('keeps in the browser what was typed, and that only until the money is there', async (t) => {
    const session = await shop.session();
    const payer = await Customer.at(await newPayer(t), shop.page(session));
    await payer.typesIn('1111 0060');
    assert.deepEqual(await keptInBrowser(payer.page), {
      ...nothingKept,
      session: { [`ipay-deposit:${session.depositId}`]: '1111 0060' },
    });
    await payer.press('confirm');
    await payer.isSoonCredited();
    assert.deepEqual(await keptInBrowser(payer.page), nothingKept);
  });
});
