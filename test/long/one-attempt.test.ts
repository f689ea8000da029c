import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Customer } from '../e2e/shop/customer.ts';
import { withJumpingClock, withoutLocksAndChannels, withoutStorage } from '../e2e/shop/odd-browser.ts';
import { openShop } from '../e2e/shop/open-shop.ts';

const submitting = 'Checking your payment…';

describe('one attempt at the gateway, whatever the page and the browser do', { concurrency: 3 }, () => {
  const { shop, newPayer } = openShop();

  it('two tabs without locks and channels', async (t) => {
    const context = await newPayer(t);
    await withoutLocksAndChannels(context);
    const url = shop.page(await shop.session());
    const [one, other] = await Promise.all([Customer.at(context, url), Customer.at(context, url)]);
    await one.typesIn('11110054');
    await other.typesIn('11110054');
    const letGo = await Promise.all([one, other].map((tab) => tab.holdBack('/deposit/activation')));
    await Promise.all([one.press('confirm'), other.press('confirm')]);
    await Promise.all([one.reads(submitting), other.reads(submitting)]);
    for (const go of letGo) go();
    await Promise.all([one.isSoonCredited(), other.isSoonCredited()]);
    assert.deepEqual([one.sent, other.sent, shop.attempts('11110054')], [1, 1, 1]);
  });

  for (const [by, number] of [
    ['react', '11110055'],
    ['react-effect', '11110056'],
    ['react-component', '11110070'],
  ] as const) {
    it(`React in strict mode, by ${by}`, async (t) => {
      const payer = await Customer.at(await newPayer(t), shop.page(await shop.session(), { by }));
      await payer.typesIn(number);
      await payer.press('confirm');
      await payer.isSoonCredited();
      assert.deepEqual([await payer.element.count(), payer.sent, shop.attempts(number)], [1, 1, 1]);
      const heard = by === 'react-component' ? 'Shop: credited' : 'Shop';
      assert.equal(await payer.page.title(), heard);
    });
  }

  it('the element moved in the page while the number is on its way', async (t) => {
    const payer = await Customer.at(await newPayer(t), shop.page(await shop.session()));
    await payer.typesIn('11110057');
    const letGo = await payer.holdBack('/deposit/activation');
    await payer.press('confirm');
    await payer.reads(submitting);
    await payer.element.evaluate((element) => {
      const place = document.createElement('main');
      document.body.append(place);
      place.append(element);
    });
    await payer.reads(submitting);
    letGo();
    await payer.isSoonCredited();
    assert.deepEqual([payer.sent, shop.attempts('11110057')], [1, 1]);
  });

  it('the element removed while the number is on its way, and added again', async (t) => {
    const payer = await Customer.at(await newPayer(t), shop.page(await shop.session()));
    await payer.typesIn('11110058');
    const letGo = await payer.holdBack('/deposit/activation');
    await payer.press('confirm');
    await payer.reads(submitting);
    const element = await payer.page.waitForSelector('ipay-deposit');
    await element.evaluate((node) => node.remove());
    letGo('nowhere');
    await payer.page.unrouteAll({ behavior: 'wait' });
    await payer.page.evaluate((node) => document.body.append(node), element);
    // It never arrived, which nobody here can know.
    await payer.sees('unknown');
    await payer.checks();
    assert.equal(await payer.field().inputValue(), '1111 0058');
    await payer.press('confirm');
    await payer.isSoonCredited();
    assert.equal(shop.attempts('11110058'), 1);
  });

  it('a browser that forbids storage', async (t) => {
    const context = await newPayer(t);
    await withoutStorage(context);
    const payer = await Customer.at(context, shop.page(await shop.session()));
    await payer.typesIn('11110002');
    await payer.press('confirm');
    await payer.page.reload();
    await payer.isSoonCredited();
    assert.equal(shop.attempts('11110002'), 1);
  });

  it('a clock that jumps by months, forth and back', async (t) => {
    const context = await newPayer(t);
    await withJumpingClock(context);
    const payer = await Customer.at(context, shop.page(await shop.session()));
    await payer.typesIn('11110059');
    await payer.press('confirm');
    await payer.isSoonCredited();
    assert.deepEqual([payer.sent, shop.attempts('11110059')], [1, 1]);
  });
});
