import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { Customer } from '../e2e/shop/customer.ts';
import { elements, isAsked } from '../e2e/shop/elements.ts';
import { withJumpingClock, withoutLocksAndChannels, withoutStorage } from '../e2e/shop/odd-browser.ts';
import { openShop } from '../e2e/shop/open-shop.ts';
import { Withdrawer } from '../e2e/shop/withdrawer.ts';

for (const element of elements) {
  const { name, digits, headings } = element;

  describe(`one ${name} at the gateway, whatever the page and the browser do`, { concurrency: 3 }, () => {
    const { shop, newPayer } = openShop();

    async function visit(t: TestContext, prepare?: (context: BrowserContext) => Promise<unknown>) {
      const [visit, context] = await Promise.all([element.visit(shop), newPayer(t)]);
      await prepare?.(context);
      return { ...visit, context, payer: await visit.open(context) };
    }

    it('two tabs without locks and channels', async (t) => {
      const { payer: one, context, open, calls } = await visit(t, withoutLocksAndChannels);
      const other = await open(context);
      await one.typesIn(digits(11));
      await other.typesIn(digits(11));
      const letGo = await Promise.all([one.holdBack(), other.holdBack()]);
      await Promise.all([one.handInButton.click(), other.handInButton.click()]);
      await Promise.all([one.reads(headings.underWay), other.reads(headings.underWay)]);
      for (const go of letGo) go();
      await Promise.all([one.isSoonDone(), other.isSoonDone()]);
      assert.deepEqual([one.sent, other.sent, calls(digits(11))], [1, 1, 1]);
    });

    it('the other tab frozen with the lock: it is not waited for beyond ten seconds', async (t) => {
      const { payer: frozen, context, id, open, calls } = await visit(t);
      await frozen.page.evaluate(
        (lock) =>
          new Promise<void>((taken) => {
            void navigator.locks.request(lock, () => {
              taken();
              return new Promise(() => undefined);
            });
          }),
        `ipay-deposit:${id}`,
      );
      const payer = await open(context);
      await payer.typesIn(digits(12));
      const sends = payer.sends();
      await payer.handInButton.click();
      await sends;
      await payer.isSoonDone();
      assert.deepEqual([payer.sent, calls(digits(12))], [1, 1]);
    });

    it('the element moved in the page while it is on its way', async (t) => {
      const { payer, calls } = await visit(t);
      await payer.typesIn(digits(13));
      const letGo = await payer.holdBack();
      await payer.handInButton.click();
      await payer.reads(headings.underWay);
      await payer.element.evaluate((element) => {
        const place = document.createElement('main');
        document.body.append(place);
        place.append(element);
      });
      await payer.reads(headings.underWay);
      letGo();
      await payer.isSoonDone();
      assert.deepEqual([payer.sent, calls(digits(13))], [1, 1]);
    });

    it('the element removed while it is on its way, and added again', async (t) => {
      const { payer, calls } = await visit(t);
      await payer.typesIn(digits(14));
      const letGo = await payer.holdBack();
      await payer.handInButton.click();
      await payer.reads(headings.underWay);
      const node = await payer.page.waitForSelector(`ipay-${name}`);
      await node.evaluate((node) => node.remove());
      letGo('nowhere');
      await payer.page.unrouteAll({ behavior: 'wait' });
      await payer.page.evaluate((node) => document.body.append(node), node);
      // It never arrived, which nobody here can know.
      await payer.reads(headings.lost);
      await payer.checks();
      await payer.findsTyped(digits(14));
      await payer.handInButton.click();
      await payer.isSoonDone();
      assert.equal(calls(digits(14)), 1);
    });

    it('a browser that forbids storage', async (t) => {
      const { payer, calls, postBack } = await visit(t, withoutStorage);
      const typed = digits(15, '06');
      await payer.typesIn(typed);
      // Looked for before the press, as it stands no longer than the gateway is waited for.
      await Promise.all([payer.reads(headings.underWay), payer.handInButton.click()]);
      await isAsked({ calls }, typed);
      await payer.page.reload();
      await postBack(typed);
      await payer.isSoonDone();
      assert.deepEqual([payer.sent, calls(typed)], [1, 1]);
    });

    it('a clock that jumps by months, forth and back', async (t) => {
      const { payer, calls } = await visit(t, withJumpingClock);
      await payer.typesIn(digits(16));
      await payer.handInButton.click();
      await payer.isSoonDone();
      assert.deepEqual([payer.sent, calls(digits(16))], [1, 1]);
    });
  });
}

describe('one deposit at the gateway, of React in strict mode', { concurrency: 3 }, () => {
  const { shop, newPayer } = openShop();

  for (const [by, number] of [
    ['react', '11110055'],
    ['react-effect', '11110056'],
    ['react-component', '11110070'],
  ] as const) {
    it(`by ${by}`, async (t) => {
      const payer = await Customer.at(await newPayer(t), shop.page(await shop.session(), { by }));
      await payer.typesIn(number);
      await payer.handInButton.click();
      await payer.isSoonDone();
      assert.deepEqual([await payer.element.count(), payer.sent, shop.attempts(number)], [1, 1, 1]);
      const heard = by === 'react-component' ? 'Shop: credited' : 'Shop';
      assert.equal(await payer.page.title(), heard);
    });
  }
});

describe('one withdrawal at the gateway', { concurrency: 2 }, () => {
  const { shop, newPayer } = openShop();

  it('of two devices with two accounts: one is paid, and the other shows which', async (t) => {
    const session = await shop.withdrawalSession();
    const url = shop.withdrawalPage(session);
    const [one, other] = await Promise.all([
      Withdrawer.at(await newPayer(t), url),
      Withdrawer.at(await newPayer(t), url),
    ]);
    await one.typesIn('03405155');
    await other.typesIn('03405156');
    const letGo = await other.holdBack();
    await other.handInButton.click();
    await one.handInButton.click();
    await one.isSoonDone();
    letGo();
    await other.isSoonDone();
    await other.element.getByText('… 5155').waitFor();
    assert.deepEqual([one.sent, other.sent, shop.payouts(session)], [1, 1, 1]);
  });

  it('without the part that is loaded apart: the proxy alone sees to it', async (t) => {
    const [session, context] = await Promise.all([shop.withdrawalSession(), newPayer(t)]);
    let refused = 0;
    await context.route('**/attendance-*.js', (route) => {
      refused += 1;
      return route.abort();
    });
    const url = shop.withdrawalPage(session);
    const [one, other] = await Promise.all([Withdrawer.at(context, url), Withdrawer.at(context, url)]);
    await one.typesIn('03405162');
    await other.typesIn('03405163');
    // Else one may hear of the other's payout before it presses.
    const letGo = await Promise.all([one.holdBack(), other.holdBack()]);
    await Promise.all([one.handInButton.click(), other.handInButton.click()]);
    for (const go of letGo) go();
    await Promise.all([one.isSoonDone(), other.isSoonDone()]);
    assert.equal(shop.payouts(session), 1);
    assert.ok(refused >= 2);
  });
});
