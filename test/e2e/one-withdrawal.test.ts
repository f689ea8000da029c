import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keptInBrowser, nothingKept } from './shop/kept-in-browser.ts';
import { openShop } from './shop/open-shop.ts';
import { sending, Withdrawer } from './shop/withdrawer.ts';

describe('one withdrawal at the gateway', { concurrency: 3 }, () => {
  const { shop, newPayer } = openShop();

  it('double click', async (t) => {
    const session = await shop.withdrawalSession();
    const payer = await Withdrawer.at(await newPayer(t), shop.withdrawalPage(session));
    await payer.typesIn('03405150');
    await payer.element.getByRole('button', { name: 'Withdraw' }).dblclick();
    await payer.isSoonPaid();
    assert.deepEqual([payer.sent, shop.payouts(session)], [1, 1]);
  });

  for (const [name, otherAccount] of [
    ['two tabs at once: one hands in, the other follows without asking the proxy', '03405151'],
    ['two tabs with two accounts: the second one is not sent', '03405152'],
  ] as const) {
    it(name, async (t) => {
      const [session, context] = await Promise.all([shop.withdrawalSession(), newPayer(t)]);
      const url = shop.withdrawalPage(session);
      const [one, other] = await Promise.all([Withdrawer.at(context, url), Withdrawer.at(context, url)]);
      await one.typesIn('03405151');
      await other.typesIn(otherAccount);
      const letGo = await one.holdBack();
      await one.withdraws();
      await one.reads(sending);
      await other.withdraws();
      await other.reads(sending);
      // From now on, what the other tab shows it can have from the first alone.
      await other.page.route('**/withdrawal*', (route) => route.abort());
      letGo();
      await Promise.all([one.isSoonPaid(), other.isSoonPaid()]);
      await other.element.getByText('… 5151').waitFor();
      assert.deepEqual([one.sent, other.sent, shop.payouts(session)], [1, 0, 1]);
    });
  }

  it('keeps in the browser what was typed, and that only until the account is given', async (t) => {
    const session = await shop.withdrawalSession();
    const payer = await Withdrawer.at(await newPayer(t), shop.withdrawalPage(session));
    await payer.typesIn('03405160');
    assert.deepEqual(await keptInBrowser(payer.page), {
      ...nothingKept,
      session: {
        [`ipay-deposit:${session.withdrawalId}`]: JSON.stringify({
          accountNumber: '03405160',
          accountName: 'Test Name Acc',
          bank: 'Bank of Ceylon',
        }),
      },
    });
    await payer.withdraws();
    await payer.isSoonPaid();
    assert.deepEqual(await keptInBrowser(payer.page), nothingKept);
  });
});
