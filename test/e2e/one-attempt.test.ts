import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { elements } from './shop/elements.ts';
import { keptInBrowser, nothingKept } from './shop/kept-in-browser.ts';
import { openShop } from './shop/open-shop.ts';

for (const element of elements) {
  const { name, digits, headings } = element;

  describe(`one ${name} at the gateway`, { concurrency: 3 }, () => {
    const { shop, newPayer } = openShop();

    it('double click', async (t) => {
      const { open, calls } = await element.visit(shop);
      const payer = await open(await newPayer(t));
      await payer.typesIn(digits(1));
      await payer.handInButton.dblclick();
      await payer.isSoonDone();
      assert.deepEqual([payer.sent, calls(digits(1))], [1, 1]);
    });

    for (const [tabs, ofOne, ofOther] of [
      ['two tabs at once: one hands in, the other follows without asking the proxy', digits(2), digits(2)],
      ['two tabs with other digits each: the second one sends nothing', digits(3), digits(4)],
    ] as const) {
      it(tabs, async (t) => {
        const [{ open, calls }, context] = await Promise.all([element.visit(shop), newPayer(t)]);
        const [one, other] = await Promise.all([open(context), open(context)]);
        await one.typesIn(ofOne);
        await other.typesIn(ofOther);
        const letGo = await one.holdBack();
        await one.handInButton.click();
        await one.reads(headings.underWay);
        await other.handInButton.click();
        await other.reads(headings.underWay);
        // From now on, what the other tab shows it can have from the first alone.
        await other.page.route(`**/${name}*`, (route) => route.abort());
        letGo();
        await Promise.all([one.isSoonDone(), other.isSoonDone()]);
        await other.element.getByText(ofOne.slice(-4)).first().waitFor();
        assert.deepEqual([one.sent, other.sent, calls(ofOne)], [1, 0, 1]);
      });
    }

    it('keeps in the browser what was typed, and that only until it is needed no more', async (t) => {
      const { id, open } = await element.visit(shop);
      const payer = await open(await newPayer(t));
      await payer.typesIn(digits(5));
      assert.deepEqual(await keptInBrowser(payer.page), {
        ...nothingKept,
        session: { [`ipay-deposit:${id}`]: element.kept(digits(5)) },
      });
      await payer.handInButton.click();
      await payer.isSoonDone();
      assert.deepEqual(await keptInBrowser(payer.page), nothingKept);
    });
  });
}
