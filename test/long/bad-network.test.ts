import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { seededRandom } from '../crash/seeded-random.ts';
import { Customer } from '../e2e/shop/customer.ts';
import { openShop } from '../e2e/shop/open-shop.ts';

describe('a network of 400 ms that loses every twentieth segment', { concurrency: 3 }, () => {
  const { shop, newPayer } = openShop();
  let lost = 0;
  after(() => assert(lost > 0, 'nothing was lost'));

  for (const [name, digits] of [
    ['ok', '50'],
    ['pending, then credited', '02'],
    ['no answer in time, then credited', '06'],
    ['rejected, then corrected', '05'],
  ] as const) {
    for (const seed of [1, 2, 3, 4]) {
      it(`${name}: one attempt, and the truth in the end (seed ${seed})`, async (t) => {
        const [context, network] = await Promise.all([newPayer(t), shop.network()]);
        const seeded = seededRandom(seed);
        // Half on the way there, half on the way back.
        network.latencyMs = 200;
        network.loss = 0.05;
        network.random = () => {
          const drawn = seeded.next();
          if (drawn < network.loss) lost++;
          return drawn;
        };
        const payer = await Customer.at(context, shop.page(await shop.session(), { network }));
        const numbers = [`66${seed}0${seed}0${digits}`];
        await payer.typesIn(numbers[0] ?? '');
        await payer.press('confirm');
        if (digits === '05') {
          numbers.push(`66${seed}0${seed}150`);
          await payer.press('retry');
          await payer.confirm(numbers[1] ?? '');
        }
        await payer.seesCredited('LKR 2,500');
        assert.equal(payer.sent, numbers.length);
        for (const number of numbers) assert.equal(shop.attempts(number), 1);
      });
    }
  }
});
