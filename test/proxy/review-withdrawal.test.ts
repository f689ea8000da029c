import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ReviewError, createReview } from '../../src/proxy/index.ts';
import type { Review, ReviewErrorCode } from '../../src/proxy/index.ts';
import { apiKey, assertProblem } from './proxy-fixture.ts';
import { reviewRecordOf } from './review-record.ts';
import { answer, connectionFailure, heldAnswer, okAnswer } from './scripted-gateway.ts';
import { signedPostback } from './signed-postback.ts';
import { order, resultEntry, startWithdrawals, startOrdered, startWithdrawal } from './withdrawal-fixture.ts';
import type { Withdrawals } from './withdrawal-fixture.ts';

const decision = { by: 'nimal', note: 'support says so, ticket 7' };
const lost = connectionFailure('ECONNRESET', 'https://api');
const day = 24 * 3_600_000;

const reviewOf = ({ fixture }: Withdrawals): Review => createReview(fixture.store, fixture.clock);

const isRefused = (code: ReviewErrorCode) => (error: unknown) => {
  assert(error instanceof ReviewError, String(error));
  assert.equal(error.code, code);
  return true;
};

/** A withdrawal whose answer was lost. */
async function lostAnswer() {
  const shop = await startWithdrawals();
  shop.fixture.gateway.withdraw = lost;
  const { id } = await shop.asked();
  assert.equal((await shop.record(id)).state, 'unknown');
  return { shop, id, review: reviewOf(shop) };
}

describe('withdrawals in GET /review', () => {
  const listed = async ({ fixture }: Withdrawals) =>
    (await reviewRecordOf(await fixture.call('/review', { token: apiKey }))).withdrawals;

  it('are those that are unknown, at once; those accepted, after a day; and no others', async () => {
    const shop = await startWithdrawals();
    const accepted = await shop.asked(order, 'accepted');
    await shop.session();
    const paid = await shop.asked(order, 'paid');
    await shop.result(paid.id, 1);
    shop.fixture.gateway.withdraw = lost;
    shop.fixture.clock.advance(1000);
    const unknown = await shop.asked({ ...order, isTest: true }, 'unknown');
    const [only, ...more] = await listed(shop);
    assert.equal(more.length, 0);
    assert.deepEqual(
      { ...only, since: '', reason: '' },
      {
        id: unknown.id,
        state: 'unknown',
        label: '125199',
        reference: 'payout-1',
        amount: { amountMinor: 1_000_000, currency: 'LKR' },
        isTest: true,
        reason: '',
        since: '',
        reviewAskedAt: null,
      },
    );
    assert.match(only?.reason ?? '', /ECONNRESET|connection/i);
    shop.fixture.clock.advance(day + 1000);
    await shop.fixture.proxy.runDue();
    const old = await listed(shop);
    assert.deepEqual(
      old.map(({ id, reviewAskedAt }) => [id, reviewAskedAt !== null]),
      [
        [accepted.id, true],
        [unknown.id, true],
      ],
    );
  });

  it('are those in conflict, until the transaction that contradicts is dismissed', async () => {
    const { shop, id } = await startOrdered();
    await shop.result(id, 1);
    await shop.result(id, 5);
    assert.deepEqual(
      (await listed(shop)).map((withdrawal) => [withdrawal.id, withdrawal.state]),
      [[id, 'conflict']],
    );
    const review = reviewOf(shop);
    for (const result of ['succeeded', 'failed'] as const) {
      await assert.rejects(review.settleWithdrawal(id, result, decision), isRefused('withdrawal_settled'));
    }
    await review.dismiss({ transactionId: `withdrawal:${id}:5` }, decision);
    assert.deepEqual(await listed(shop), []);
  });
});

describe('settling a withdrawal by hand', () => {
  for (const [result, opposite, earlier] of [
    ['succeeded', 5, 'succeeded'],
    ['failed', 1, 'failed'],
  ] as const) {
    it(`as ${result} tells the merchant once, and writes down who and why`, async () => {
      const { shop, id, review } = await lostAnswer();
      assert.equal(await review.settleWithdrawal(id, result, decision), 'settled');
      assert.equal(await review.settleWithdrawal(id, result, { by: 'kamala', note: 'again' }), 'known');
      const record = await shop.record(id);
      assert.deepEqual([record.state, record.reason], [result, decision.note]);
      const told = await shop.fixture.withdrawalEvents();
      assert.deepEqual(
        told.map(({ type, data }) => [type, data.withdrawalId, data.amount.amountMinor]),
        [[`withdrawal.${result}`, id, 1_000_000]],
      );
      const rows = shop.fixture.rows(
        `select cause, decided_by, note from withdrawal_transition where to_state = '${result}'`,
      );
      assert.deepEqual(
        rows.map((row) => ({ ...row })),
        [{ cause: 'review', decided_by: decision.by, note: decision.note }],
      );
      assert.deepEqual((await review.list()).withdrawals, []);
    });

    it(`as ${result}, then signed the same: nothing new, and the signed word is kept`, async () => {
      const { shop, id, review } = await lostAnswer();
      await review.settleWithdrawal(id, result, decision);
      await shop.result(id, opposite === 5 ? 1 : 5);
      assert.equal((await shop.record(id)).state, result);
      assert.deepEqual(await shop.events(), [`withdrawal.${result}`]);
      const [row] = shop.fixture.rows('select status from gateway_transaction');
      assert.equal(row?.['status'], 'settled');
    });

    it(`as ${result}, then signed the opposite: a conflict, told once`, async () => {
      const { shop, id, review } = await lostAnswer();
      await review.settleWithdrawal(id, result, decision);
      await shop.result(id, opposite);
      await shop.result(id, opposite);
      assert.equal((await shop.record(id)).state, 'conflict');
      const [, conflict, ...more] = await shop.fixture.withdrawalEvents();
      assert(conflict?.type === 'withdrawal.conflict' && more.length === 0);
      assert.equal(conflict.data.earlier, earlier);
      assert.deepEqual(
        (await review.list()).withdrawals.map(({ state }) => state),
        ['conflict'],
      );
    });

    it(`refuses ${result} once the opposite is known`, async () => {
      const { shop, id, review } = await lostAnswer();
      await shop.result(id, opposite);
      await assert.rejects(review.settleWithdrawal(id, result, decision), isRefused('withdrawal_settled'));
      assert.equal((await shop.fixture.withdrawalEvents()).length, 1);
    });

    it(`as ${result} while a postback says the opposite: one of the two, or both and a conflict`, async () => {
      for (let round = 0; round < 5; round++) {
        const { shop, id, review } = await lostAnswer();
        // Another instance, so that the two really meet in the database.
        await shop.fixture.open();
        const [byHand] = await Promise.allSettled([
          review.settleWithdrawal(id, result, decision),
          shop.fixture.postback(signedPostback([resultEntry(id, opposite)])),
        ]);
        const told = (await shop.fixture.withdrawalEvents()).map(({ type }) => type);
        if (byHand.status === 'rejected') {
          assert(isRefused('withdrawal_settled')(byHand.reason));
          assert.equal(told.length, 1);
          assert.notEqual(told[0], `withdrawal.${result}`);
        } else {
          assert.deepEqual(told, [`withdrawal.${result}`, 'withdrawal.conflict']);
        }
      }
    });
  }

  it('by two people at once is one result', async () => {
    const { shop, id, review } = await lostAnswer();
    await shop.fixture.open();
    const done = await Promise.allSettled([
      review.settleWithdrawal(id, 'succeeded', decision),
      reviewOf(shop).settleWithdrawal(id, 'failed', decision),
      reviewOf(shop).settleWithdrawal(id, 'succeeded', decision),
    ]);
    assert.equal((await shop.fixture.withdrawalEvents()).length, 1);
    assert(done.some(({ status }) => status === 'rejected'));
  });

  it('is for what may have been paid: not for what was never sent, is on its way, or was refused', async () => {
    const shop = await startWithdrawals();
    const review = reviewOf(shop);
    await assert.rejects(
      review.settleWithdrawal('none', 'failed', decision),
      isRefused('withdrawal_unknown'),
    );
    const { withdrawalId } = await shop.session();
    const held = heldAnswer();
    shop.fixture.gateway.withdraw = held.answer;
    const asking = shop.asked(order, 'held');
    await held.asked;
    const sending = String(shop.sent[0]?.['withdrawal_id']);
    for (const id of [withdrawalId, sending]) {
      await assert.rejects(review.settleWithdrawal(id, 'failed', decision), isRefused('withdrawal_not_open'));
    }
    held.give(okAnswer);
    await asking;

    shop.fixture.gateway.withdraw = answer({ status: 'fail', message: 'no' });
    const refused = await shop.asked(order, 'refused');
    assert.equal(await review.settleWithdrawal(refused.id, 'failed', decision), 'known');
    await assert.rejects(
      review.settleWithdrawal(refused.id, 'succeeded', decision),
      isRefused('withdrawal_settled'),
    );
    assert.deepEqual(await shop.events(), ['withdrawal.refused']);
  });

  it('shows the payer who waits', async () => {
    const { shop, token, withdrawalId } = await startWithdrawal();
    shop.fixture.gateway.withdraw = lost;
    await shop.give(token);
    const { version } = await shop.view(token);
    const poll = shop.view(token, `?after=${version}`);
    await shop.fixture.clock.whenSleeping(1);
    await reviewOf(shop).settleWithdrawal(withdrawalId, 'succeeded', decision);
    assert.equal((await poll).state, 'succeeded');
  });
});

describe('a session of kind withdrawal', () => {
  it('is taken away by the merchant, from whoever waits with it too; the withdrawal goes on', async () => {
    const { shop, token, withdrawalId } = await startWithdrawal();
    await shop.give(token);
    const { version } = await shop.view(token);
    const poll = shop.fixture.call(`/withdrawal?after=${version}`, { token });
    await shop.fixture.clock.whenSleeping(1);
    const revoke = { method: 'DELETE', token: apiKey };
    assert.equal((await shop.fixture.call(`/sessions/${withdrawalId}`, revoke)).status, 204);
    await assertProblem(await poll, 401, 'session_invalid');
    await assertProblem(await shop.give(token), 401, 'session_invalid');
    await shop.result(withdrawalId, 1);
    assert.equal((await shop.record(withdrawalId)).state, 'succeeded');
  });
});
