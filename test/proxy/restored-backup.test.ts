import assert from 'node:assert/strict';
import { copyFileSync, rmSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { EventPage } from '../../src/contract/event-record.ts';
import { createReview } from '../../src/proxy/index.ts';
import type { ProxyOptions } from '../../src/proxy/index.ts';
import { backupSqliteStore } from '../../src/store/sqlite/index.ts';
import { MerchantLedger } from '../crash/merchant-ledger.ts';
import { apiKey, assertProblem, startProxy } from './proxy-fixture.ts';
import { answer } from './scripted-gateway.ts';
import { entry, signedPostback } from './signed-postback.ts';
import { Withdrawals, limits, order, resultEntry } from './withdrawal-fixture.ts';

it('what a merchant has booked is not booked again after the proxy went back to a backup', async () => {
  const fixture = await startProxy({ withdrawals: limits });
  const shop = new Withdrawals(fixture);
  const ledger = new MerchantLedger(`${fixture.file}.ledger`);
  const deliver = { withdrawals: limits, onEvent: ledger.take.bind(ledger) };
  const { token } = await fixture.session();
  const orderId = await fixture.submittedOrder(token);
  const ids = [(await shop.asked(order, 'one')).id, (await shop.asked(order, 'two')).id] as const;
  const backup = `${fixture.file}.backup`;
  await backupSqliteStore(fixture.file, backup);
  await fixture.store.close();

  const bodies = [entry(orderId), resultEntry(ids[0], 1), resultEntry(ids[1], 5)].map((one) =>
    signedPostback([one]),
  );
  const receive = async () => {
    const proxy = await fixture.open(deliver);
    for (const body of bodies) assert.equal((await fixture.postback(body)).status, 200);
    // As the clock goes on meanwhile.
    fixture.clock.advance(3_600_000);
    await proxy.runDue();
    await proxy.stop();
    await fixture.store.close();
  };
  await receive();
  const booked = ledger.entries();
  assert.equal(booked.length, 3);

  copyFileSync(backup, fixture.file);
  for (const suffix of ['-wal', '-shm']) rmSync(fixture.file + suffix, { force: true });
  // The gateway's support was asked to send again what came since.
  await receive();
  assert.deepEqual(ledger.entries(), booked);
  ledger.close();
});

/** Longer than an event is tried for. */
const twoDaysMs = 2 * 24 * 3_600_000;

it('a merchant whose own books went back to a backup gets what they lack, also what was written before and booked after', async () => {
  const fixture = await startProxy();
  const books = new MerchantLedger(`${fixture.file}.ledger`);
  const backup = new MerchantLedger(`${fixture.file}.ledger-backup`);
  const shop = { inUse: books, isDown: false };
  const onEvent: ProxyOptions['onEvent'] = (event) => {
    if (shop.isDown) throw new Error('down');
    shop.inUse.take(event);
  };
  await fixture.open({ onEvent });
  const pay = async (number: string) => {
    const order = await fixture.submittedOrder((await fixture.session()).token, number);
    await fixture.pay(order, { transaction_id: number });
    await fixture.proxy.runDue();
  };
  await pay('11111111');
  for (const event of await fixture.events()) backup.take(event);
  shop.isDown = true;
  await pay('22222222');
  fixture.clock.advance(10_000);
  const backupAt = fixture.clock.now();
  shop.isDown = false;
  await pay('33333333');
  await fixture.proxy.runDue();
  const booked = books.entries();
  assert.equal(booked.length, 3);

  shop.inUse = backup;
  const page = await fixture.call(`/events?after=${backupAt - twoDaysMs}`, { token: apiKey });
  const { events, next } = (await page.json()) as EventPage;
  for (const { event } of events) {
    const path = `/events/${event.id}/redeliver`;
    assert.equal((await fixture.call(path, { method: 'POST', token: apiKey })).status, 204);
  }
  const rest = await fixture.call(`/events?after=${next}`, { token: apiKey });
  assert.deepEqual(((await rest.json()) as EventPage).events, []);
  await fixture.proxy.runDue();
  assert.deepEqual(backup.entries(), booked);
  for (const one of [books, backup]) one.close();
});

/**
 * A merchant's proxy whose database is about to go back to a backup: what it is asked meanwhile is not in it.
 *
 * @param before what is in it
 */
async function withBackup(before: (shop: Withdrawals) => Promise<unknown> = () => Promise.resolve()) {
  const fixture = await startProxy({ withdrawals: limits });
  const shop = new Withdrawals(fixture);
  await before(shop);
  const backup = `${fixture.file}.backup`;
  await backupSqliteStore(fixture.file, backup);
  const goBack = async (options: Pick<ProxyOptions, 'withdrawals'> = { withdrawals: limits }) => {
    await fixture.proxy.stop();
    await fixture.store.close();
    copyFileSync(backup, fixture.file);
    for (const suffix of ['-wal', '-shm']) rmSync(fixture.file + suffix, { force: true });
    await fixture.open(options);
    // As the clock goes on meanwhile.
    fixture.clock.advance(3_600_000);
  };
  return { fixture, shop, goBack };
}

describe('a payout that was sent, and that the proxy knows nothing of after it went back to a backup', () => {
  it('has the id it had when its key comes again, so that the gateway pays it once', async () => {
    const { shop, goBack } = await withBackup();
    const { id } = await shop.asked(order, 'one');
    await goBack();
    assert.equal((await shop.asked(order, 'one')).id, id);
    assert.deepEqual(
      shop.sent.map((request) => request['withdrawal_id']),
      [id, id],
    );
  });

  it('gives no money back when the gateway refuses the id as one that it has', async () => {
    const { shop, goBack } = await withBackup();
    const { id } = await shop.asked(order, 'one');
    await goBack();
    shop.fixture.gateway.withdraw = answer({
      status: 'fail',
      message: { withdrawal_id: ['The withdrawal id has already been taken.'] },
    });
    assert.equal((await shop.asked(order, 'one')).state, 'unknown');
    assert.deepEqual(await shop.events(), []);
    await shop.result(id, 1);
    assert.equal((await shop.record(id)).state, 'succeeded');
    assert.deepEqual(await shop.events(), ['withdrawal.succeeded']);
  });

  it('has it too when a session for its reference comes again', async () => {
    const { shop, goBack } = await withBackup();
    const { withdrawalId } = await shop.session();
    await goBack();
    assert.equal((await shop.session()).withdrawalId, withdrawalId);
  });

  for (const [result, state] of [
    [1, 'paid'],
    [5, 'failed'],
  ] as const) {
    it(`is not sent again after support sent its result again (${state}), and waits for a person`, async () => {
      const { fixture, shop, goBack } = await withBackup();
      const { id } = await shop.asked(order, 'one');
      const { token, withdrawalId } = await shop.session({ reference: 'payout-2' });
      assert.equal((await shop.give(token)).status, 200);
      await goBack();
      for (const known of [id, withdrawalId]) await shop.result(known, result);
      const record = await shop.asked(order, 'one');
      assert.deepEqual([record.id, record.state], [id, 'unknown']);
      const again = await shop.session({ reference: 'payout-2' });
      assert.equal((await shop.give(again.token)).status, 200);
      assert.equal((await shop.view(again.token)).state, 'unknown');
      assert.equal(shop.sent.length, 2);
      const { withdrawals } = await createReview(fixture.store, fixture.clock).list();
      assert.deepEqual(
        withdrawals.map(({ id: waiting, reason }) => [waiting, reason]),
        [id, withdrawalId].map((waiting) => [
          waiting,
          'The gateway has signed a word on it, and as far as is known here it was not sent.',
        ]),
      );
    });
  }

  for (const [what, status, more] of [
    ['of a status that no page explains', 2, {}],
    ['of no status that can be read', 'paid', {}],
    ['of another amount', 1, { amount: '9999' }],
  ] as const) {
    it(`is not sent again either after a word on it came again ${what}`, async () => {
      const { fixture, shop, goBack } = await withBackup();
      const { id } = await shop.asked(order, 'one');
      const { token, withdrawalId } = await shop.session({ reference: 'payout-2' });
      assert.equal((await shop.give(token)).status, 200);
      await goBack();
      for (const known of [id, withdrawalId]) await shop.result(known, status, more);
      // As the gateway may say of an id that it has: its money would be given back.
      fixture.gateway.withdraw = answer({ status: 'fail', message: 'Not possible' });
      assert.equal((await shop.asked(order, 'one')).state, 'unknown');
      const again = await shop.session({ reference: 'payout-2' });
      assert.equal((await shop.give(again.token)).status, 200);
      assert.equal((await shop.view(again.token)).state, 'unknown');
      assert.equal(shop.sent.length, 2);
      assert(!(await shop.events()).includes('withdrawal.refused'));
    });
  }

  for (const order of ['the word first', 'the session first']) {
    it(`gives no money back when its payer, asked again, lets the time pass: ${order}`, async () => {
      const { fixture, shop, goBack } = await withBackup();
      const first = await shop.session();
      assert.equal((await shop.give(first.token)).status, 200);
      await goBack();
      if (order === 'the word first') await shop.result(first.withdrawalId, 1);
      const { token, withdrawalId } = await shop.session();
      if (order === 'the session first') await shop.result(withdrawalId, 1);
      fixture.clock.advance(3_600_000);
      for (let round = 0; round < 2; round++) await fixture.proxy.runDue();
      assert.equal((await shop.record(withdrawalId)).state, 'unknown');
      // Nothing that could be shown is known of it, and no account is asked for.
      await assertProblem(await fixture.call('/withdrawal', { token }), 401, 'session_expired');
      await assertProblem(await shop.give(token), 409, 'withdrawal_closed');
      const review = createReview(fixture.store, fixture.clock);
      assert.deepEqual(
        (await review.list()).withdrawals.map(({ id }) => id),
        [withdrawalId],
      );
      await review.settleWithdrawal(withdrawalId, 'succeeded', { by: 'nimal', note: 'ticket 7' });
      assert.deepEqual(await shop.events(), ['transaction.suspended', 'withdrawal.succeeded']);
    });
  }

  it('is the gateway’s also by a payment that names it? No: whoever pays may name any order', async () => {
    const { shop, fixture } = await withBackup();
    const { token, withdrawalId } = await shop.session();
    await fixture.pay(withdrawalId);
    assert.equal((await shop.give(token)).status, 200);
    assert.equal((await shop.view(token)).state, 'accepted');
  });

  it('has another id in the database of another shop, whose keys may be the same', async () => {
    const [one, other] = [await withBackup(), await withBackup()];
    const { id } = await one.shop.asked(order, 'one');
    assert.notEqual((await other.shop.asked(order, 'one')).id, id);
    assert.notEqual((await one.shop.asked(order, 'two')).id, id);
  });
});

describe('a payout whose money was given back, and that the proxy is asked for again after it went back to a backup', () => {
  const session = { expiresInSeconds: 7 * 86_400 };
  for (const [end, ended] of [
    ['called off', (shop: Withdrawals, id: string) => shop.cancelled(id)],
    [
      'refused by the gateway',
      async (shop: Withdrawals, _id: string, token: string) => {
        shop.fixture.gateway.withdraw = answer({ status: 'fail', message: 'Not possible' });
        await shop.give(token);
        shop.fixture.gateway.withdraw = answer({ status: 'ok' });
      },
    ],
  ] as const) {
    it(`as it was ${end}: it is called off again before withdrawals are switched on, and told by the event that was booked`, async () => {
      const kept = { token: '', withdrawalId: '' };
      const { fixture, shop, goBack } = await withBackup(async (one) =>
        Object.assign(kept, await one.session(session)),
      );
      const { token, withdrawalId } = kept;
      await ended(shop, withdrawalId, token);
      const [booked] = await fixture.withdrawalEvents();
      assert.equal(booked?.type, 'withdrawal.refused');
      const before = shop.sent.length;

      // As without its limits, so that nobody is paid meanwhile.
      await goBack({});
      // The payer's page, from before.
      assert.equal((await shop.view(token)).state, 'requested');
      await assertProblem(await shop.give(token), 422, 'withdrawals_not_configured');
      await shop.cancelled(withdrawalId);
      assert.deepEqual(
        (await fixture.withdrawalEvents()).map(({ id }) => id),
        [booked.id],
      );
      await fixture.open({ withdrawals: limits });
      await assertProblem(await shop.give(token), 409, 'withdrawal_closed');
      assert.equal(shop.sent.length, before);
    });
  }
});
