import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sandboxControls } from './sandbox-controls.ts';
import { Customer } from './shop/customer.ts';
import { openShop } from './shop/open-shop.ts';

const checking = "We're checking your payment";
const offline = 'No internet connection';
const unknown = "We don't know the result yet";

describe('coming back', { concurrency: 3 }, () => {
  const { shop, newPayer } = openShop();

  /** Waits until the proxy has credited it, by itself and not by what a page says. */
  const credited = async (depositId: string): Promise<void> => {
    for (;;) {
      const [row] = shop.serve.rows(`SELECT state FROM deposit WHERE id = '${depositId}'`);
      if (row?.['state'] === 'credited') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('by the back button, from another page', async (t) => {
    const payer = await Customer.at(await newPayer(t), shop.page(await shop.session()));
    await payer.typesIn('22220002');
    const sent = payer.page.waitForRequest('**/deposit/activation');
    await payer.press('confirm');
    await sent;
    await payer.page.goto(shop.pages.url('/elsewhere'));
    await payer.page.goBack();
    await payer.isSoonCredited();
    assert.equal(shop.attempts('22220002'), 1);
  });

  describe('by a reload', () => {
    it('before and while the number is typed: it is still there', async (t) => {
      const payer = await Customer.at(await newPayer(t), shop.page(await shop.session()));
      await payer.button('paid').waitFor();
      await payer.page.reload();
      await payer.typesIn('2222 00');
      await payer.page.reload();
      assert.equal(await payer.field().inputValue(), '2222 00');
      await payer.confirm('22220050');
      await payer.isSoonCredited();
      assert.equal(shop.attempts('22220050'), 1);
    });

    it('while the number is on its way: handed in again, it is the same attempt', async (t) => {
      const network = await shop.network();
      const payer = await Customer.at(await newPayer(t), shop.page(await shop.session(), { network }));
      await payer.typesIn('22220051');
      network.mode = 'silent';
      await payer.press('confirm');
      await payer.reads('Checking your payment…');
      const loaded = payer.page.waitForEvent('domcontentloaded');
      await payer.page.evaluate(() => location.reload());
      await loaded;
      // What was under way arrives now, after the page that sent it is gone.
      network.mode = 'up';
      await payer.isSoonCredited().catch(async () => {
        await payer.press('confirm');
        await payer.isSoonCredited();
      });
      assert.equal(shop.attempts('22220051'), 1);
    });

    it('while the gateway is asked, while it is checked, and after the credit', async (t) => {
      const session = await shop.session();
      const payer = await Customer.at(await newPayer(t), shop.page(session));
      await payer.typesIn('22220006');
      await payer.press('confirm');
      await sandboxControls(shop.sandboxUrl).transactionOf('22220006');
      await payer.page.reload();
      await payer.reads(unknown);
      await payer.page.reload();
      await payer.isSoonCredited();
      await payer.page.reload();
      await payer.isSoonCredited();
      assert.equal(shop.attempts('22220006'), 1);
    });
  });

  it('online again, having been offline before the number was handed in', async (t) => {
    const context = await newPayer(t);
    const payer = await Customer.at(context, shop.page(await shop.session()));
    await payer.typesIn('22220052');
    await context.setOffline(true);
    await payer.press('confirm');
    await payer.reads(offline);
    assert.equal(payer.sent, 0);
    await context.setOffline(false);
    await payer.press('retry');
    await payer.isSoonCredited();
    assert.equal(shop.attempts('22220052'), 1);
  });

  it('online again, the answer lost on the way', async (t) => {
    const [context, network] = await Promise.all([newPayer(t), shop.network()]);
    const payer = await Customer.at(context, shop.page(await shop.session(), { network }));
    await payer.typesIn('22220053');
    network.mode = 'answers_lost';
    const lost = payer.page.waitForEvent('requestfailed', (request) => request.method() === 'POST');
    await payer.press('confirm');
    await lost;
    await context.setOffline(true);
    network.mode = 'up';
    await context.setOffline(false);
    await payer.isSoonCredited();
    assert.deepEqual([payer.sent, shop.attempts('22220053')], [1, 1]);
  });

  it('online again, the number lost on the way: never said to have failed, and sent once more when asked', async (t) => {
    const [context, network] = await Promise.all([newPayer(t), shop.network()]);
    const payer = await Customer.at(context, shop.page(await shop.session(), { network }));
    await payer.typesIn('22220054');
    network.mode = 'down';
    await payer.press('confirm');
    await payer.reads(unknown);
    assert.equal(await payer.element.getByText("Don't pay again").count(), 1);
    network.mode = 'up';
    await payer.checks();
    assert.equal(await payer.field().inputValue(), '2222 0054');
    await payer.press('confirm');
    await payer.isSoonCredited();
    assert.equal(shop.attempts('22220054'), 1);
  });

  it('online again, credited while offline', async (t) => {
    const session = await shop.session();
    const context = await newPayer(t);
    const payer = await Customer.at(context, shop.page(session));
    await payer.typesIn('33330002');
    await payer.press('confirm');
    await payer.reads(checking);
    await context.setOffline(true);
    await credited(session.depositId);
    assert.equal(await payer.element.getByRole('heading').innerText(), checking);
    await context.setOffline(false);
    await payer.isSoonCredited();
    assert.equal(shop.attempts('33330002'), 1);
  });

  it('to a page that was frozen, with its poll dead', async (t) => {
    const [session, network] = await Promise.all([shop.session(), shop.network()]);
    const payer = await Customer.at(await newPayer(t), shop.page(session, { network }));
    await payer.typesIn('22220004');
    await payer.press('confirm');
    await payer.reads("We haven't found your payment yet");
    // The phone has gone: whatever is under way now stays without an answer for ever.
    network.mode = 'dead';
    // A browser under automation freezes no page that is seen; what the page is told of it is the same.
    const tell = (name: string) =>
      payer.page.evaluate((name) => document.dispatchEvent(new Event(name)), name);
    await tell('freeze');
    await credited(session.depositId);
    network.mode = 'up';
    await tell('resume');
    await payer.isSoonCredited();
    assert.equal(shop.attempts('22220004'), 1);
  });
});
