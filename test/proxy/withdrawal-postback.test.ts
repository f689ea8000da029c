import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assertProblem } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer } from './scripted-gateway.ts';
import { entry, keyPair, rotatedPair, signedPostback } from './signed-postback.ts';
import {
  kept,
  order,
  resultEntry,
  startWithdrawals,
  startOrdered,
  startWithdrawal,
} from './withdrawal-fixture.ts';

const lost = connectionFailure('ECONNRESET', 'https://api');
describe('a signed result that does not fit is kept aside, with an alarm and no change', () => {
  for (const [reason, status, change] of [
    ['withdrawal_unknown', 1, { withdrawal_id: '1234567test565856' }],
    ['withdrawal_unknown', 5, { withdrawal_id: '' }],
    ['withdrawal_unknown', 1, { withdrawal_id: null }],
    ['withdrawal_status_unknown', 2, {}],
    ['withdrawal_status_unknown', 0, {}],
    ['withdrawal_status_unknown', 15, {}],
    ['withdrawal_status_unknown', -1, {}],
    ['withdrawal_status_unknown', null, {}],
    ['withdrawal_status_unknown', '1e0', {}],
    ['withdrawal_status_unknown', true, {}],
    ['wallet_mismatch', 1, { wallet_type: 'bkash_api' }],
    ['currency_mismatch', 5, { currency_code: 'USD' }],
    ['amount_differs', 1, { amount: '9999' }],
    ['amount_differs', 5, { amount: '10000.01' }],
    ['amount_differs', 1, { amount: '0' }],
    ['account_differs', 1, { account_number: '99999999' }],
    ['account_differs', 5, { account_number: 3_405_139 }],
    ['account_differs', 1, { account_number: '0340 5139' }],
    ['amount_invalid', 1, { amount: '1e4' }],
    ['amount_invalid', 1, { amount: null }],
  ] as const) {
    it(`${reason}: status ${String(status)} ${JSON.stringify(change)}`, async () => {
      const { shop, id } = await startOrdered();
      for (let copy = 0; copy < 2; copy++) {
        const body = signedPostback([resultEntry(id, status, change)], { amount: copy });
        assert.equal((await shop.fixture.postback(body)).status, 200);
      }
      assert.deepEqual(kept(shop), [['suspense', reason]]);
      const [event, ...more] = await shop.fixture.events();
      assert(event?.type === 'transaction.suspended' && more.length === 0);
      const isOurs = reason !== 'withdrawal_unknown';
      assert.deepEqual([event.data.reason, event.data.withdrawalId], [reason, isOurs ? id : undefined]);
      assert.equal((await shop.record(id)).state, 'accepted');
      assert.deepEqual(await shop.fixture.withdrawalEvents(), []);
      assert(shop.fixture.logged.some((line) => line.includes(reason)));
    });
  }

  for (const [what, unnamed, status, reason] of [
    ['no withdrawal is named', true, 1, 'withdrawal_unknown'],
    ['no result can be read', false, '1e0', 'withdrawal_status_unknown'],
  ] as const) {
    it(`each by what it says, where ${what}`, async () => {
      const { shop, id } = await startOrdered();
      for (const comment of ['one', 'another', 'another']) {
        await shop.result(unnamed ? '' : id, status, { comment });
      }
      assert.deepEqual(kept(shop), [
        ['suspense', reason],
        ['suspense', reason],
      ]);
    });
  }

  it('when nothing was ever sent under this id', async () => {
    const { shop, withdrawalId, token } = await startWithdrawal();
    await shop.result(withdrawalId, 1);
    assert.deepEqual(kept(shop), [['suspense', 'withdrawal_never_sent']]);
    assert.equal((await shop.view(token)).state, 'requested');
  });

  it('and pays no deposit, whatever order it names', async () => {
    const shop = await startWithdrawals();
    const { token } = await shop.fixture.session({ amount: '10000' });
    const deposit = await shop.fixture.submittedOrder(token);
    const { id } = await shop.asked();
    await shop.result(id, 1, { plugin_custom_order_id: deposit, transaction_id: '23936218009' });
    assert.equal((await shop.fixture.view(token)).state, 'accepted');
    assert.equal((await shop.record(id)).state, 'succeeded');
  });

  it('names a deposit’s order as its payout, or a payout as a deposit’s order: neither is moved', async () => {
    const shop = await startWithdrawals();
    const { token } = await shop.fixture.session({ amount: '10000' });
    const deposit = await shop.fixture.submittedOrder(token);
    const { id } = await shop.asked();
    for (const status of [1, 5]) await shop.result(deposit, status);
    for (const transaction_id of ['23936218009', ''])
      await shop.fixture.pay(id, { transaction_id, amount: '10000' });
    assert.equal((await shop.fixture.view(token)).state, 'accepted');
    assert.equal((await shop.record(id)).state, 'accepted');
    assert.deepEqual(
      kept(shop).map(([, reason]) => reason),
      ['withdrawal_unknown', 'withdrawal_unknown', 'order_unknown', 'order_unknown'],
    );
  });

  it('unsigned, changes nothing', async () => {
    const { shop, id } = await startOrdered();
    const body = signedPostback([resultEntry(id, 5)]).replace(
      '"withdrawal_status":5',
      '"withdrawal_status":1',
    );
    await assertProblem(await shop.fixture.postback(body), 401, 'signature_invalid');
    assert.deepEqual(kept(shop), []);
  });
});

describe('the first signed result', () => {
  for (const [status, state] of [
    [1, 'succeeded'],
    ['1', 'succeeded'],
    [5, 'failed'],
    ['5', 'failed'],
  ] as const) {
    it(`${JSON.stringify(status)} is ${state}, told once however often it comes`, async () => {
      const shop = await startWithdrawals();
      const { id } = await shop.asked({ ...order, isTest: true });
      await shop.result(id, status);
      await shop.result(id, status);
      // The same fact in other words: a comment, an id that came late, another live key.
      await shop.result(id, Number(status), { comment: 'again', transaction_id: '239', amount: '10000.00' });
      await shop.fixture.postback(signedPostback([resultEntry(id, status)], {}, rotatedPair));
      assert.equal((await shop.record(id)).state, state);
      const [event, ...more] = await shop.fixture.withdrawalEvents();
      assert.equal(more.length, 0);
      assert(event);
      assert.equal(event.type, `withdrawal.${state}`);
      assert.deepEqual(event.data, {
        withdrawalId: id,
        label: '125199',
        reference: 'payout-1',
        amount: { amountMinor: 1_000_000, currency: 'LKR' },
        test: true,
      });
      assert.deepEqual(kept(shop), [['settled', null]]);
      assert.deepEqual(await shop.fixture.events(), []);
    });
  }

  // How the gateway writes it is documented nowhere but in one example.
  for (const written of [
    '3405138',
    3_405_138,
    '0340-5138',
    '943405138',
    '701000103405138',
    '****5138',
    '',
    null,
    'LK 03405138',
  ]) {
    it(`may write the account as ${JSON.stringify(written)}`, async () => {
      const { shop, id } = await startOrdered();
      await shop.result(id, 1, { account_number: written });
      assert.equal((await shop.record(id)).state, 'succeeded');
    });
  }

  it('is of an account with zeros inside as of any other', async () => {
    const shop = await startWithdrawals();
    const { id } = await shop.asked({ ...order, accountNumber: '34005138' });
    await shop.result(id, 1, { account_number: '34005138' });
    assert.equal((await shop.record(id)).state, 'succeeded');
  });

  for (const [status, state] of [
    [1, 'succeeded'],
    [5, 'failed'],
  ] as const) {
    it(`settles what was unknown: ${state}`, async () => {
      const shop = await startWithdrawals();
      shop.fixture.gateway.withdraw = lost;
      const { id } = await shop.asked();
      await shop.result(id, status);
      assert.equal((await shop.record(id)).state, state);
    });

    it(`may overtake the answer, which then changes nothing: ${state}`, async () => {
      for (const late of [answer({ status: 'fail', message: 'x' }), answer({ status: 'ok' }), lost]) {
        const shop = await startWithdrawals();
        const held = heldAnswer();
        shop.fixture.gateway.withdraw = held.answer;
        const asking = shop.asked();
        await held.asked;
        await shop.result(String(shop.sent[0]?.['withdrawal_id']), status);
        held.give(late);
        assert.equal((await asking).state, state);
        assert.deepEqual(await shop.events(), [`withdrawal.${state}`]);
      }
    });

    it(`of what we thought was never sent: ${state}, and it is not sent again`, async () => {
      const shop = await startWithdrawals();
      shop.fixture.gateway.withdraw = () => new Response('Not found', { status: 404 });
      await shop.ask();
      await shop.result(String(shop.sent[0]?.['withdrawal_id']), status);
      assert.equal((await shop.asked()).state, state);
      assert.equal(shop.sent.length, 1);
    });
  }

  it('comes for several withdrawals and a deposit in one postback', async () => {
    const shop = await startWithdrawals();
    const { token } = await shop.fixture.session();
    const deposit = await shop.fixture.submittedOrder(token);
    const [one, two] = [await shop.asked(order, 'a'), await shop.asked(order, 'b')];
    const entries = [resultEntry(one.id, 1), entry(deposit), resultEntry(two.id, 5), resultEntry(one.id, 1)];
    await shop.fixture.postback(signedPostback(entries));
    assert.equal((await shop.record(one.id)).state, 'succeeded');
    assert.equal((await shop.record(two.id)).state, 'failed');
    assert.equal((await shop.fixture.view(token)).state, 'credited');
  });
});

describe('any order of answers and postbacks', () => {
  const word = fc.record({
    status: fc.constantFrom<unknown>(1, 5, 1, 5, 2, null),
    amount: fc.constantFrom('10000', '10000', '10000.00', '9000'),
    keys: fc.constantFrom(keyPair, rotatedPair),
    comment: fc.constantFrom('', 'resent'),
  });
  const answers = {
    accepted: answer({ status: 'ok' }),
    refused: answer({ status: 'fail', message: '' }),
    lost,
  };

  it('tells the merchant at most one result, and releases the money by a refusal or a signed 5 alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('accepted' as const, 'refused' as const, 'lost' as const),
        fc.array(word, { maxLength: 8 }),
        async (first, words) => {
          const shop = await startWithdrawals();
          shop.fixture.gateway.withdraw = answers[first];
          const { id } = await shop.asked();
          await Promise.all(
            words.map(({ status, amount, keys, comment }) =>
              shop.fixture.postback(signedPostback([resultEntry(id, status, { amount, comment })], {}, keys)),
            ),
          );
          const told = (await shop.fixture.withdrawalEvents()).map(({ type }) => type);
          const results = told.filter((type) => type !== 'withdrawal.conflict');
          assert(results.length <= 1, told.join());
          assert.equal(new Set(told).size, told.length);
          if (told.includes('withdrawal.failed')) assert(words.some(({ status }) => status === 5));
          assert.equal(told.includes('withdrawal.refused'), first === 'refused');
          const { state } = await shop.record(id);
          const expected = { accepted: 'accepted', lost: 'unknown', refused: 'refused' }[first];
          assert.equal(state, told.at(-1)?.split('.')[1] ?? expected);
          assert.equal(shop.sent.length, 1);
          // However many words that do not fit came before it, one that fits counts.
          const isSettled = words.some(
            ({ status, amount }) => (status === 1 || status === 5) && amount !== '9000',
          );
          assert.equal(results.length > 0, isSettled || first === 'refused');
        },
      ),
      { numRuns: 25 },
    );
  });
});
