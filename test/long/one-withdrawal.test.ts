import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { seededRandom } from '../crash/seeded-random.ts';
import { backWithinMs } from '../e2e/shop/customer.ts';
import { withJumpingClock, withoutLocksAndChannels, withoutStorage } from '../e2e/shop/odd-browser.ts';
import { openShop } from '../e2e/shop/open-shop.ts';
import { checking, lost, sending, Withdrawer } from '../e2e/shop/withdrawer.ts';

describe('one withdrawal at the gateway, whatever the page and the browser do', { concurrency: 3 }, () => {
  const { shop, newPayer } = openShop();

  it('two tabs without locks and channels', async (t) => {
    const [session, context] = await Promise.all([shop.withdrawalSession(), newPayer(t)]);
    await withoutLocksAndChannels(context);
    const url = shop.withdrawalPage(session);
    const [one, other] = await Promise.all([Withdrawer.at(context, url), Withdrawer.at(context, url)]);
    await one.typesIn('03405154');
    await other.typesIn('03405154');
    const letGo = await Promise.all([one.holdBack(), other.holdBack()]);
    await Promise.all([one.withdraws(), other.withdraws()]);
    await Promise.all([one.reads(sending), other.reads(sending)]);
    for (const go of letGo) go();
    await Promise.all([one.isSoonPaid(), other.isSoonPaid()]);
    assert.deepEqual([one.sent, other.sent, shop.payouts(session)], [1, 1, 1]);
  });

  it('two devices with two accounts: one is paid, and the other shows which', async (t) => {
    const session = await shop.withdrawalSession();
    const url = shop.withdrawalPage(session);
    const [one, other] = await Promise.all([
      Withdrawer.at(await newPayer(t), url),
      Withdrawer.at(await newPayer(t), url),
    ]);
    await one.typesIn('03405155');
    await other.typesIn('03405156');
    const letGo = await other.holdBack();
    await other.withdraws();
    await one.withdraws();
    await one.isSoonPaid();
    letGo();
    await other.isSoonPaid();
    await other.element.getByText('… 5155').waitFor();
    assert.deepEqual([one.sent, other.sent, shop.payouts(session)], [1, 1, 1]);
  });

  it('the other tab frozen with the lock: it is not waited for beyond ten seconds', async (t) => {
    const [session, context] = await Promise.all([shop.withdrawalSession(), newPayer(t)]);
    const url = shop.withdrawalPage(session);
    const frozen = await Withdrawer.at(context, url);
    await frozen.page.evaluate(
      (name) =>
        new Promise<void>((taken) => {
          void navigator.locks.request(name, () => {
            taken();
            return new Promise(() => undefined);
          });
        }),
      `ipay-deposit:${session.withdrawalId}`,
    );
    const payer = await Withdrawer.at(context, url);
    await payer.typesIn('03405157');
    const sent = payer.page.waitForRequest((request) => request.method() === 'POST', {
      timeout: backWithinMs,
    });
    await payer.withdraws();
    await sent;
    await payer.isSoonPaid();
    assert.deepEqual([payer.sent, shop.payouts(session)], [1, 1]);
  });

  it('the element moved in the page while the account is on its way', async (t) => {
    const session = await shop.withdrawalSession();
    const payer = await Withdrawer.at(await newPayer(t), shop.withdrawalPage(session));
    await payer.typesIn('03405158');
    const letGo = await payer.holdBack();
    await payer.withdraws();
    await payer.reads(sending);
    await payer.element.evaluate((element) => {
      const place = document.createElement('main');
      document.body.append(place);
      place.append(element);
    });
    await payer.reads(sending);
    letGo();
    await payer.isSoonPaid();
    assert.deepEqual([payer.sent, shop.payouts(session)], [1, 1]);
  });

  it('the element removed while the account is on its way, and added again', async (t) => {
    const session = await shop.withdrawalSession();
    const payer = await Withdrawer.at(await newPayer(t), shop.withdrawalPage(session));
    await payer.typesIn('03405159');
    const letGo = await payer.holdBack();
    await payer.withdraws();
    await payer.reads(sending);
    const element = await payer.page.waitForSelector('ipay-withdrawal');
    await element.evaluate((node) => node.remove());
    letGo('nowhere');
    await payer.page.unrouteAll({ behavior: 'wait' });
    await payer.page.evaluate((node) => document.body.append(node), element);
    // It never arrived, which nobody here can know.
    await payer.reads(lost);
    await payer.checks();
    await payer.findsTyped('03405159');
    await payer.withdraws();
    await payer.isSoonPaid();
    assert.equal(shop.payouts(session), 1);
  });

  it('a browser that forbids storage', async (t) => {
    const [session, context] = await Promise.all([shop.withdrawalSession(), newPayer(t)]);
    await withoutStorage(context);
    const payer = await Withdrawer.at(context, shop.withdrawalPage(session));
    await payer.typesIn('03405106');
    await payer.withdraws();
    await payer.reads(sending);
    await payer.page.reload();
    await payer.isSoonPaid();
    assert.deepEqual([payer.sent, shop.payouts(session)], [1, 1]);
  });

  it('a clock that jumps by months, forth and back', async (t) => {
    const [session, context] = await Promise.all([shop.withdrawalSession(), newPayer(t)]);
    await withJumpingClock(context);
    const payer = await Withdrawer.at(context, shop.withdrawalPage(session));
    await payer.typesIn('03405161');
    await payer.withdraws();
    await payer.isSoonPaid();
    assert.deepEqual([payer.sent, shop.payouts(session)], [1, 1]);
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
    await Promise.all([one.withdraws(), other.withdraws()]);
    for (const go of letGo) go();
    await Promise.all([one.isSoonPaid(), other.isSoonPaid()]);
    assert.equal(shop.payouts(session), 1);
    assert.ok(refused >= 2);
  });
});

describe('a withdrawal by a network of 400 ms that loses every twentieth segment', { concurrency: 3 }, () => {
  const { shop, newPayer } = openShop();
  let dropped = 0;
  after(() => assert(dropped > 0, 'nothing was lost'));

  for (const [name, digits] of [
    ['ok', '50'],
    ['no answer in time, then paid', '06'],
  ] as const) {
    for (const seed of [1, 2, 3, 4]) {
      it(`${name}: one withdrawal, and the truth in the end (seed ${seed})`, async (t) => {
        const [session, context, network] = await Promise.all([
          shop.withdrawalSession(),
          newPayer(t),
          shop.network(),
        ]);
        const seeded = seededRandom(seed);
        // Half on the way there, half on the way back.
        network.latencyMs = 200;
        network.loss = 0.05;
        network.random = () => {
          const drawn = seeded.next();
          if (drawn < network.loss) dropped++;
          return drawn;
        };
        const payer = await Withdrawer.at(context, shop.withdrawalPage(session, { network }));
        await payer.typesIn(`034051${digits}`);
        await payer.withdraws();
        if (digits === '06') await payer.reads(checking);
        await payer.reads('Money sent');
        assert.deepEqual([payer.sent, shop.payouts(session)], [1, 1]);
      });
    }
  }
});
