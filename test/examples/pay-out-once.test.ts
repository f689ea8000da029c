import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { prepareToCredit } from '../../demo/examples/credit-once.ts';
import {
  askForPayouts,
  prepareToPayOut,
  reservePayout,
  takePayoutEvent,
} from '../../demo/examples/pay-out-once.ts';
import type { Payout } from '../../demo/examples/pay-out-once.ts';
import { answer, connectionFailure, heldAnswer } from '../proxy/scripted-gateway.ts';
import { details, limits, startWithdrawals } from '../proxy/withdrawal-fixture.ts';

const payout: Payout = { id: 'payout-7', label: '125199', rupees: 10_000, to: details };
const lost = connectionFailure('ECONNRESET', 'https://api');
const refused = answer({ status: 'fail', message: 'Not today' });

/** The example beside a proxy that tells it everything three times. The payer has LKR 12,500. */
async function shopWithPayouts() {
  const database = new DatabaseSync(':memory:');
  prepareToCredit(database);
  prepareToPayOut(database);
  database.exec(`insert into balance values ('125199', 'LKR', 1250000)`);
  const shop = await startWithdrawals();
  await shop.fixture.open({
    withdrawals: limits,
    onEvent(event) {
      for (let copy = 0; copy < 3; copy++) takePayoutEvent(database, event);
    },
  });
  const row = (sql: string) => database.prepare(sql).get() ?? {};
  return {
    shop,
    database,
    ask: () => askForPayouts(database, shop.fixture.proxy),
    /** Posts the signed result, and has its event delivered. */
    settle: async (status: 1 | 5) => {
      await shop.result(String(shop.sent[0]?.['withdrawal_id']), status);
      await shop.fixture.proxy.runDue();
    },
    balance: () => Number(row('select amount_minor as sum from balance')['sum']) / 100,
    state: () => row('select state from payout')['state'],
    isToBeLookedAt: () => row('select look_at from payout')['look_at'] !== null,
  };
}

describe('the example that pays out', () => {
  it('reserves once, and no more than there is', async () => {
    const { database, balance } = await shopWithPayouts();
    assert.equal(reservePayout(database, { ...payout, rupees: 12_501 }), false);
    for (let click = 0; click < 2; click++) assert.equal(reservePayout(database, payout), true);
    assert.equal(balance(), 2_500);
    assert.equal(reservePayout(database, { ...payout, id: 'payout-8' }), false);
    assert.equal(reservePayout(database, { ...payout, id: 'payout-8', label: 'nobody' }), false);
  });

  for (const [name, withdraw, status, state, left] of [
    ['paid', answer({ status: 'ok' }), 1, 'paid', 2_500],
    ['not paid', answer({ status: 'ok' }), 5, 'returned', 12_500],
    ['unknown, and paid', lost, 1, 'paid', 2_500],
    ['unknown, and not paid', lost, 5, 'returned', 12_500],
  ] as const) {
    it(`moves the money once when it is ${name}, and not before`, async () => {
      const { shop, database, ask, settle, balance, state: reached } = await shopWithPayouts();
      shop.fixture.gateway.withdraw = withdraw;
      reservePayout(database, payout);
      for (let run = 0; run < 3; run++) await ask();
      await shop.fixture.proxy.runDue();
      assert.deepEqual([reached(), balance()], ['asked', 2_500]);
      await settle(status);
      assert.deepEqual([reached(), balance(), shop.sent.length], [state, left, 1]);
    });
  }

  it('gives the money back once when the gateway refuses', async () => {
    const { shop, database, ask, balance, state } = await shopWithPayouts();
    shop.fixture.gateway.withdraw = refused;
    reservePayout(database, payout);
    await ask();
    await ask();
    assert.equal(balance(), 2_500, 'the event says it, and nothing else');
    await shop.fixture.proxy.runDue();
    assert.deepEqual([state(), balance()], ['returned', 12_500]);
  });

  it('asks again for what a crash, or an error, left over: under the same key', async () => {
    const { shop, database, ask, balance, state } = await shopWithPayouts();
    reservePayout(database, payout);
    shop.fixture.gateway.withdraw = connectionFailure('ECONNREFUSED', 'https://api');
    await ask();
    assert.deepEqual([state(), balance()], ['reserved', 2_500]);
    shop.fixture.gateway.withdraw = answer({ status: 'ok' });
    // The answer is lost between the proxy and the shop.
    await askForPayouts(database, {
      async createWithdrawal(...asked) {
        await shop.fixture.proxy.createWithdrawal(...asked);
        throw new TypeError('fetch failed');
      },
    });
    assert.equal(state(), 'reserved');
    await ask();
    assert.deepEqual([state(), balance()], ['asked', 2_500]);
    assert.equal(new Set(shop.sent.map((body) => body['withdrawal_id'])).size, 1);
    assert.equal(shop.sent.length, 2);
  });

  it('asks once from two processes at once', async () => {
    const { shop, database, ask } = await shopWithPayouts();
    const held = heldAnswer();
    shop.fixture.gateway.withdraw = held.answer;
    reservePayout(database, payout);
    const asking = [ask(), ask()];
    await held.asked;
    held.give(answer({ status: 'ok' }));
    await Promise.all(asking);
    assert.equal(shop.sent.length, 1);
  });

  it('gives back what was never begun, and says why', async () => {
    const { shop, database, ask, balance, state, isToBeLookedAt } = await shopWithPayouts();
    reservePayout(database, { ...payout, to: { ...details, accountName: 'A. B. Perera' } });
    await ask();
    await ask();
    assert.deepEqual([state(), balance(), isToBeLookedAt()], ['returned', 12_500, true]);
    assert.deepEqual(shop.sent, []);
  });

  it('gives nothing back when withdrawals are switched off after it was sent', async () => {
    const { shop, database, ask, balance, state } = await shopWithPayouts();
    reservePayout(database, payout);
    await askForPayouts(database, {
      async createWithdrawal(...asked) {
        await shop.fixture.proxy.createWithdrawal(...asked);
        throw new TypeError('fetch failed');
      },
    });
    await shop.fixture.open({ withdrawals: undefined });
    await ask();
    assert.deepEqual([state(), balance()], ['asked', 2_500]);
  });

  it('leaves to a person what the proxy cannot read', async () => {
    const { shop, database, ask, balance, state, isToBeLookedAt } = await shopWithPayouts();
    const label = 'x'.repeat(37);
    database.exec(
      `insert into balance values ('${label}', 'LKR', 0); update balance set amount_minor = 1250000`,
    );
    reservePayout(database, { ...payout, label });
    for (let run = 0; run < 2; run++) await ask();
    assert.deepEqual([state(), balance(), isToBeLookedAt()], ['reserved', 12_500, true]);
    assert.deepEqual(shop.sent, []);
  });

  it('leaves to a person what was asked for with other words before', async () => {
    const { shop, database, ask, balance, state, isToBeLookedAt } = await shopWithPayouts();
    await shop.asked({ label: 'x', amount: '600', ...details }, payout.id);
    reservePayout(database, payout);
    await ask();
    assert.deepEqual([state(), balance(), isToBeLookedAt()], ['reserved', 2_500, true]);
  });

  it('moves nothing on contradicting words, and shows that somebody must look', async () => {
    const { shop, database, ask, settle, balance, state, isToBeLookedAt } = await shopWithPayouts();
    reservePayout(database, payout);
    await ask();
    await settle(5);
    assert.equal(isToBeLookedAt(), false);
    await settle(1);
    assert.deepEqual([state(), balance(), isToBeLookedAt()], ['returned', 12_500, true]);
    assert.equal(shop.sent.length, 1);
  });

  it('has somebody look at what has no result for a day', async () => {
    const { shop, database, ask, balance, state, isToBeLookedAt, settle } = await shopWithPayouts();
    shop.fixture.gateway.withdraw = lost;
    reservePayout(database, payout);
    await ask();
    shop.fixture.clock.advance(25 * 3_600_000);
    for (let run = 0; run < 2; run++) await shop.fixture.proxy.runDue();
    assert.deepEqual([state(), balance(), isToBeLookedAt()], ['asked', 2_500, true]);
    await settle(1);
    assert.equal(state(), 'paid');
  });

  it('follows what a payer says in the element, by the reference', async () => {
    const { shop, database, ask, settle, balance, state } = await shopWithPayouts();
    reservePayout(database, { ...payout, to: null });
    await ask();
    assert.deepEqual(shop.sent, [], 'only the payer can say where to');
    const { token } = await shop.session({ reference: payout.id });
    await shop.give(token);
    await settle(5);
    assert.deepEqual([state(), balance()], ['returned', 12_500]);
  });

  it('lets an event come again whose money could not be written', async () => {
    const { shop, database, ask, balance } = await shopWithPayouts();
    shop.fixture.gateway.withdraw = refused;
    reservePayout(database, payout);
    await ask();
    database.exec(
      `create trigger broken before update on balance begin select raise(abort, 'disk full'); end`,
    );
    await shop.fixture.proxy.runDue();
    assert.equal(balance(), 2_500);
    database.exec('drop trigger broken');
    shop.fixture.clock.advance(3_600_000);
    await shop.fixture.proxy.runDue();
    assert.equal(balance(), 12_500);
  });
});
