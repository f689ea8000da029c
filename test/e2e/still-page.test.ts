import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pressIsLongAgo, provesToWatch, shiftsOn, watchShifts } from './layout-shifts.ts';
import { Payer } from './payer.ts';
import { sandboxControls } from './sandbox-controls.ts';
import { openShop } from './shop/open-shop.ts';

describe('a page with room for the element', { concurrency: 2 }, () => {
  const { shop, newPayer } = openShop();

  for (const [name, width, number, attributes] of [
    ['320 px', 320, '22225602', { lang: 'bn' }],
    ['1280 px', 1280, '22225702', { lang: 'en' }],
    ['a card of two columns', 1280, '22225802', { lang: 'en', style: '--ipay-max-inline-size: 60rem' }],
  ] as const) {
    it(`never moves, from the first paint to the credit, an error between: ${attributes.lang}, ${name}`, async (t) => {
      const context = await newPayer(t, { viewport: { width, height: 1400 } });
      const page = await context.newPage();
      await watchShifts(page);
      await page.goto(shop.page(await shop.session(), { attributes }));
      const payer = new Payer(page, { language: attributes.lang });
      await payer.handIn('1234');
      await payer.element.locator('[aria-invalid=true]').waitFor();
      await payer.confirm(number);
      await payer.sees('checking');
      await pressIsLongAgo(page);
      const sandbox = sandboxControls(shop.sandboxUrl);
      await sandbox.postBack((await sandbox.transactionOf(number)).orderId);
      await payer.sees('received');
      assert.deepEqual(await shiftsOn(page), []);
      await provesToWatch(page);
    });
  }
});
