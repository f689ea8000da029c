import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { elements, isAsked } from './shop/elements.ts';
import { openShop } from './shop/open-shop.ts';
import type { Relay } from './shop/relay.ts';

for (const element of elements) {
  const { name, doneState, digits, headings, openOutcome, advice } = element;

  describe(`coming back to a ${name}`, { concurrency: 3 }, () => {
    const { shop, newPayer } = openShop();

    async function visit(t: TestContext, network?: Relay) {
      const visit = await element.visit(shop, network && { network });
      const context = await newPayer(t);
      return { ...visit, context, payer: await visit.open(context) };
    }

    /** Waits until the proxy knows that it is done, by itself and not by what a page says. */
    const done = async (id: string): Promise<void> => {
      for (;;) {
        const [row] = shop.serve.rows(`SELECT state FROM ${name} WHERE id = '${id}'`);
        if (row?.['state'] === doneState) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };

    it('by the back button, from another page', async (t) => {
      const { payer, calls, postBack } = await visit(t);
      const typed = digits(1, openOutcome);
      await payer.typesIn(typed);
      await payer.handInButton.click();
      await isAsked({ calls }, typed);
      await payer.page.goto(shop.pages.url('/elsewhere'));
      await postBack(typed);
      await payer.page.goBack();
      await payer.isSoonDone();
      assert.equal(calls(typed), 1);
    });

    describe('by a reload', () => {
      it('before and after something is typed: it is still there', async (t) => {
        const { payer, calls } = await visit(t);
        await payer.isReady();
        await payer.page.reload();
        await payer.typesIn(digits(2));
        await payer.page.reload();
        await payer.findsTyped(digits(2));
        await payer.handInButton.click();
        await payer.isSoonDone();
        assert.deepEqual([payer.sent, calls(digits(2))], [1, 1]);
      });

      it('while it is on its way: handed in again, it is the same', async (t) => {
        const network = await shop.network();
        const { payer, calls } = await visit(t, network);
        await payer.typesIn(digits(3));
        network.mode = 'silent';
        await payer.handInButton.click();
        await payer.reads(headings.underWay);
        const loaded = payer.page.waitForEvent('domcontentloaded');
        await payer.page.evaluate(() => location.reload());
        await loaded;
        // What was under way arrives now, after the page that sent it is gone.
        network.mode = 'up';
        await payer.isSoonDone().catch(async () => {
          await payer.findsTyped(digits(3));
          await payer.handInButton.click();
          await payer.isSoonDone();
        });
        assert.equal(calls(digits(3)), 1);
      });

      it('while the gateway is asked, while nobody knows, and after the end', async (t) => {
        const { payer, calls, postBack } = await visit(t);
        const typed = digits(4, '06');
        await payer.typesIn(typed);
        // Looked for before the press, as it stands no longer than the gateway is waited for.
        await Promise.all([payer.reads(headings.underWay), payer.handInButton.click()]);
        await isAsked({ calls }, typed);
        await payer.page.reload();
        await payer.reads(headings.unknown);
        await payer.page.reload();
        await payer.reads(headings.unknown);
        await postBack(typed);
        await payer.isSoonDone();
        await payer.page.reload();
        await payer.isSoonDone();
        assert.deepEqual([payer.sent, calls(typed)], [1, 1]);
      });
    });

    it('online again, having been offline before it was handed in', async (t) => {
      const { payer, context, calls } = await visit(t);
      await payer.typesIn(digits(5));
      await context.setOffline(true);
      await payer.handInButton.click();
      await payer.reads('No internet connection');
      assert.equal(payer.sent, 0);
      await context.setOffline(false);
      await payer.triesAgain();
      await payer.isSoonDone();
      assert.deepEqual([payer.sent, calls(digits(5))], [1, 1]);
    });

    it('online again, the answer lost on the way', async (t) => {
      const network = await shop.network();
      const { payer, context, calls } = await visit(t, network);
      await payer.typesIn(digits(6));
      network.mode = 'answers_lost';
      const lost = payer.page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
      await payer.handInButton.click();
      await lost;
      await context.setOffline(true);
      network.mode = 'up';
      await context.setOffline(false);
      await payer.isSoonDone();
      assert.deepEqual([payer.sent, calls(digits(6))], [1, 1]);
    });

    it('online again, lost on the way: never said to have failed, and sent once more when asked', async (t) => {
      const network = await shop.network();
      const { payer, calls } = await visit(t, network);
      await payer.typesIn(digits(7));
      network.mode = 'down';
      await payer.handInButton.click();
      await payer.reads(headings.lost);
      assert.equal(await payer.element.getByText(advice).count(), 1);
      network.mode = 'up';
      await payer.checks();
      await payer.findsTyped(digits(7));
      await payer.handInButton.click();
      await payer.isSoonDone();
      assert.equal(calls(digits(7)), 1);
    });

    it('online again, done while offline', async (t) => {
      const { payer, context, id, calls, postBack } = await visit(t);
      const typed = digits(8, openOutcome);
      await payer.typesIn(typed);
      await payer.handInButton.click();
      await payer.reads(headings.open);
      await context.setOffline(true);
      await postBack(typed);
      await done(id);
      assert.equal(await payer.element.getByRole('heading').innerText(), headings.open);
      await context.setOffline(false);
      await payer.isSoonDone();
      assert.equal(calls(typed), 1);
    });

    it('to a page that was frozen, with its poll dead', async (t) => {
      const network = await shop.network();
      const { payer, id, calls, postBack } = await visit(t, network);
      const typed = digits(9, openOutcome);
      await payer.typesIn(typed);
      await payer.handInButton.click();
      await payer.reads(headings.open);
      // The phone has gone: whatever is under way now stays without an answer for ever.
      network.mode = 'dead';
      // A browser under automation freezes no page that is seen; what the page is told of it is the same.
      const tell = (name: string) =>
        payer.page.evaluate((name) => document.dispatchEvent(new Event(name)), name);
      await tell('freeze');
      await postBack(typed);
      await done(id);
      network.mode = 'up';
      await tell('resume');
      await payer.isSoonDone();
      assert.equal(calls(typed), 1);
    });
  });
}
