import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { provesToWatch, shiftsOn, watchShifts } from './layout-shifts.ts';
import { Payer } from './payer.ts';
import { openShop } from './shop/open-shop.ts';

describe('a page with room for the element', { concurrency: 2 }, () => {
  const { shop, newPayer } = openShop();

  for (const [language, width, number] of [
    ['bn', 320, '22225602'],
    ['en', 1280, '22225702'],
  ] as const) {
    it(`never moves, from the first paint to the credit, an error between: ${language}, ${width} px`, async (t) => {
      const context = await newPayer(t, { viewport: { width, height: 1400 } });
      const page = await context.newPage();
      await watchShifts(page);
      await page.goto(shop.page(await shop.session(), { attributes: { lang: language } }));
      const payer = new Payer(page, { language });
      await payer.handIn('1234');
      await payer.element.locator('[aria-invalid=true]').waitFor();
      await payer.confirm(number);
      await payer.sees('checking');
      await payer.sees('received');
      assert.deepEqual(await shiftsOn(page), []);
      await provesToWatch(page);
    });
  }
});
