import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openShop } from './shop/open-shop.ts';
import { checking, lost, sending, Withdrawer } from './shop/withdrawer.ts';

describe('coming back to a withdrawal', { concurrency: 3 }, () => {
  const { shop, newPayer } = openShop();

  /** Waits until the proxy knows that it was paid, by itself and not by what a page says. */
  const paid = async (withdrawalId: string): Promise<void> => {
    for (;;) {
      const [row] = shop.serve.rows(`SELECT state FROM withdrawal WHERE id = '${withdrawalId}'`);
      if (row?.['state'] === 'succeeded') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('by the back button, from another page', async (t) => {
    const session = await shop.withdrawalSession();
    const payer = await Withdrawer.at(await newPayer(t), shop.withdrawalPage(session));
    await payer.typesIn('03405106');
    const sent = payer.page.waitForRequest((request) => request.method() === 'POST');
    await payer.withdraws();
    await sent;
    await payer.page.goto(shop.pages.url('/elsewhere'));
    await payer.page.goBack();
    await payer.isSoonPaid();
    assert.equal(shop.payouts(session), 1);
  });

  describe('by a reload', () => {
    it('while the account is typed: it is still there', async (t) => {
      const session = await shop.withdrawalSession();
      const payer = await Withdrawer.at(await newPayer(t), shop.withdrawalPage(session));
      await payer.accountNumber().waitFor();
      await payer.page.reload();
      await payer.typesIn('0340 5150');
      await payer.page.reload();
      await payer.findsTyped('0340 5150');
      await payer.withdraws();
      await payer.isSoonPaid();
      assert.deepEqual([payer.sent, shop.payouts(session)], [1, 1]);
    });

    it('while the account is on its way: handed in again, it is paid once', async (t) => {
      const [session, network] = await Promise.all([shop.withdrawalSession(), shop.network()]);
      const payer = await Withdrawer.at(await newPayer(t), shop.withdrawalPage(session, { network }));
      await payer.typesIn('03405151');
      network.mode = 'silent';
      await payer.withdraws();
      await payer.reads(sending);
      const loaded = payer.page.waitForEvent('domcontentloaded');
      await payer.page.evaluate(() => location.reload());
      await loaded;
      // What was under way arrives now, after the page that sent it is gone.
      network.mode = 'up';
      await payer.isSoonPaid().catch(async () => {
        await payer.findsTyped('03405151');
        await payer.withdraws();
        await payer.isSoonPaid();
      });
      assert.equal(shop.payouts(session), 1);
    });

    it('while the gateway is asked, while nobody knows, and after it was paid', async (t) => {
      const session = await shop.withdrawalSession();
      const payer = await Withdrawer.at(await newPayer(t), shop.withdrawalPage(session));
      await payer.typesIn('03405106');
      await payer.withdraws();
      await payer.reads(sending);
      await payer.page.reload();
      await payer.reads(checking);
      await payer.page.reload();
      await payer.isSoonPaid();
      await payer.page.reload();
      await payer.isSoonPaid();
      assert.deepEqual([payer.sent, shop.payouts(session)], [1, 1]);
    });
  });

  it('online again, having been offline before the account was handed in', async (t) => {
    const [session, context] = await Promise.all([shop.withdrawalSession(), newPayer(t)]);
    const payer = await Withdrawer.at(context, shop.withdrawalPage(session));
    await payer.typesIn('03405152');
    await context.setOffline(true);
    await payer.withdraws();
    await payer.reads('No internet connection');
    assert.equal(payer.sent, 0);
    await context.setOffline(false);
    await payer.triesAgain();
    await payer.isSoonPaid();
    assert.deepEqual([payer.sent, shop.payouts(session)], [1, 1]);
  });

  it('online again, the answer lost on the way', async (t) => {
    const [session, context, network] = await Promise.all([
      shop.withdrawalSession(),
      newPayer(t),
      shop.network(),
    ]);
    const payer = await Withdrawer.at(context, shop.withdrawalPage(session, { network }));
    await payer.typesIn('03405153');
    network.mode = 'answers_lost';
    const failed = payer.page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
    await payer.withdraws();
    await failed;
    await context.setOffline(true);
    network.mode = 'up';
    await context.setOffline(false);
    await payer.isSoonPaid();
    assert.deepEqual([payer.sent, shop.payouts(session)], [1, 1]);
  });

  it('online again, the account lost on the way: never said to have failed, and sent once more when asked', async (t) => {
    const [session, network] = await Promise.all([shop.withdrawalSession(), shop.network()]);
    const payer = await Withdrawer.at(await newPayer(t), shop.withdrawalPage(session, { network }));
    await payer.typesIn('03405154');
    network.mode = 'down';
    await payer.withdraws();
    await payer.reads(lost);
    assert.equal(await payer.element.getByText("Your money won't be paid twice.").count(), 1);
    network.mode = 'up';
    await payer.checks();
    await payer.findsTyped('03405154');
    await payer.withdraws();
    await payer.isSoonPaid();
    assert.equal(shop.payouts(session), 1);
  });

  it('online again, paid while offline', async (t) => {
    const [session, context] = await Promise.all([shop.withdrawalSession(), newPayer(t)]);
    const payer = await Withdrawer.at(context, shop.withdrawalPage(session));
    await payer.typesIn('03405109');
    await payer.withdraws();
    await payer.reads(checking);
    await context.setOffline(true);
    await paid(session.withdrawalId);
    assert.equal(await payer.element.getByRole('heading').innerText(), checking);
    await context.setOffline(false);
    await payer.isSoonPaid();
    assert.equal(shop.payouts(session), 1);
  });

  it('to a page that was frozen, with its poll dead', async (t) => {
    const [session, network] = await Promise.all([shop.withdrawalSession(), shop.network()]);
    const payer = await Withdrawer.at(await newPayer(t), shop.withdrawalPage(session, { network }));
    await payer.typesIn('03405107');
    await payer.withdraws();
    await payer.reads(checking);
    // The phone has gone: whatever is under way now stays without an answer for ever.
    network.mode = 'dead';
    // A browser under automation freezes no page that is seen; what the page is told of it is the same.
    const tell = (name: string) =>
      payer.page.evaluate((name) => document.dispatchEvent(new Event(name)), name);
    await tell('freeze');
    await paid(session.withdrawalId);
    network.mode = 'up';
    await tell('resume');
    await payer.isSoonPaid();
    assert.equal(shop.payouts(session), 1);
  });
});
