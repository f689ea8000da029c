import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { seededRandom } from '../crash/seeded-random.ts';
import { Customer } from '../e2e/shop/customer.ts';
import { elements } from '../e2e/shop/elements.ts';
import { openShop } from '../e2e/shop/open-shop.ts';
import type { Relay } from '../e2e/shop/relay.ts';

describe('a network of 400 ms that loses every twentieth segment', { concurrency: 3 }, () => {
  const { shop, newPayer } = openShop(3500);
  let lost = 0;
  after(() => assert(lost > 0, 'nothing was lost'));

  async function badNetwork(seed: number): Promise<Relay> {
    const network = await shop.network();
    const seeded = seededRandom(seed);
    // Half on the way there, half on the way back.
    network.latencyMs = 200;
    network.loss = 0.05;
    network.random = () => {
      const drawn = seeded.next();
      if (drawn < network.loss) lost++;
      return drawn;
    };
    return network;
  }

  for (const seed of [1, 2, 3, 4]) {
    for (const element of elements) {
      for (const [what, outcome] of [
        ['ok', '50'],
        ['no answer for a while, then done', element.openOutcome],
        ['no answer in time, then done', '06'],
      ] as const) {
        it(`${what}: one ${element.name}, and the truth in the end (seed ${seed})`, async (t) => {
          const network = await badNetwork(seed);
          const [{ open, calls }, context] = await Promise.all([
            element.visit(shop, { network }),
            newPayer(t),
          ]);
          const payer = await open(context);
          const typed = element.digits(20 + seed, outcome);
          await payer.typesIn(typed);
          await payer.handInButton.click();
          await payer.done.waitFor();
          assert.deepEqual([payer.sent, calls(typed)], [1, 1]);
        });
      }
    }

    it(`rejected, then corrected: one attempt each, and the truth in the end (seed ${seed})`, async (t) => {
      const network = await badNetwork(seed);
      const page = shop.page(await shop.session(), { network });
      const payer = await Customer.at(await newPayer(t), page);
      const numbers = [`77${seed}0${seed}005`, `77${seed}0${seed}150`] as const;
      await payer.typesIn(numbers[0]);
      await payer.handInButton.click();
      await payer.triesAgain();
      await payer.confirm(numbers[1]);
      await payer.done.waitFor();
      assert.equal(payer.sent, 2);
      for (const number of numbers) assert.equal(shop.attempts(number), 1);
    });
  }
});
