import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startDeposit, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { decision, isRefused, reviewOf } from './review-decision.ts';
import { answer, heldAnswer } from './scripted-gateway.ts';

/** A deposit whose answer was lost. */
async function lostAnswer(fixture: ProxyFixture) {
  const { token, depositId } = await fixture.session({ label: crypto.randomUUID() });
  fixture.gateway.activate = () => new Response('<html>', { status: 500 });
  return { token, depositId, order: await fixture.submittedOrder(token) };
}

describe('dismissing a deposit', () => {
  const waiting = async (fixture: ProxyFixture) =>
    (await reviewOf(fixture).list()).deposits.map(({ id }) => id);

  it('makes room on the list for the next, and in what is counted as a backlog', async () => {
    const fixture = await startProxy();
    const deposits: string[] = [];
    for (let index = 0; index < 101; index++) {
      deposits.push((await lostAnswer(fixture)).depositId);
      fixture.clock.advance(1);
    }
    fixture.clock.advance(24 * 3_600_000);
    for (let round = 0; round < 2; round++) {
      await fixture.proxy.runDue();
      fixture.clock.advance(5_000);
    }
    // A list has at most 100 entries, and whoever never paid would stand on it for ever.
    assert.deepEqual(await waiting(fixture), deposits.slice(0, 100));
    for (const depositId of deposits.slice(0, 100)) {
      await reviewOf(fixture).dismissDeposit(depositId, decision);
    }
    assert.deepEqual(await waiting(fixture), deposits.slice(100));
    const { deposits: backlog } = await fixture.store.read.readBacklog({ events: true });
    assert.deepEqual(
      backlog.map(({ state, count }) => [state, count]),
      [['needs_review', 1]],
    );
    assert.deepEqual(
      fixture
        .rows(
          `select distinct from_state, to_state, decided_by, note from transition
        where cause = 'dismissed'`,
        )
        .map((row) => Object.values(row)),
      [['needs_review', 'needs_review', decision.by, decision.note]],
    );
  });

  it('moves no money, tells the payer nothing else, and a postback still credits it', async () => {
    const fixture = await startProxy();
    const { token, depositId, order } = await lostAnswer(fixture);
    await reviewOf(fixture).dismissDeposit(depositId, decision);
    assert.deepEqual(await waiting(fixture), []);
    assert.equal((await fixture.view(token)).state, 'unknown');
    assert.deepEqual(await fixture.events(), []);
    // Nobody is asked a second time.
    fixture.clock.advance(25 * 3_600_000);
    await fixture.proxy.runDue();
    assert.deepEqual(await waiting(fixture), []);
    assert.deepEqual(await fixture.events(), []);
    await fixture.pay(order);
    assert.equal((await fixture.view(token)).state, 'credited');
    assert.deepEqual(
      (await fixture.events()).map(({ type }) => type),
      ['deposit.credited'],
    );
  });

  it('does not hide what comes later: another amount, which the merchant holds', async () => {
    const fixture = await startProxy({ amountPolicy: 'hold' });
    const { depositId, order } = await lostAnswer(fixture);
    await reviewOf(fixture).dismissDeposit(depositId, decision);
    await fixture.pay(order, { amount: '999' });
    assert.deepEqual(await waiting(fixture), [depositId]);
  });

  it('takes a number off that the gateway never found, until another is not found for a day', async () => {
    const { fixture, token, depositId } = await startDeposit();
    const day = 24 * 3_600_000 + 1;
    fixture.gateway.activate = answer({ status: 'possible_transaction_created' });
    await fixture.submittedOrder(token);
    fixture.clock.advance(day);
    assert.deepEqual(await waiting(fixture), [depositId]);
    await reviewOf(fixture).dismissDeposit(depositId, decision);
    assert.deepEqual(await waiting(fixture), []);
    assert.equal((await fixture.view(token)).state, 'possible');
    // A scrape looks at none of them by itself: payers leave ever more behind.
    const { deposits } = await fixture.store.read.readBacklog({ events: true });
    assert.deepEqual(
      deposits.map(({ state, count }) => [state, count]),
      [['possible', 1]],
    );

    await fixture.submittedOrder(token, '11111111');
    assert.deepEqual(await waiting(fixture), []);
    fixture.clock.advance(day);
    assert.deepEqual(await waiting(fixture), [depositId]);
  });

  it('is about what it waited for then: another number whose answer is lost needs a person again', async () => {
    const { fixture, token, depositId } = await startDeposit();
    const held = heldAnswer();
    fixture.gateway.activate = held.answer;
    const first = fixture.submit(token, '23936785');
    await held.asked;
    fixture.clock.advance(30_001);
    await fixture.proxy.runDue();
    await reviewOf(fixture).dismissDeposit(depositId, decision);
    // The answer comes after all: another number may be handed in, and its answer is lost, too.
    held.give(answer({ status: 'possible_transaction_created' }));
    await first;
    fixture.gateway.activate = () => new Response('<html>', { status: 500 });
    await fixture.submittedOrder(token, '11111111');
    assert.deepEqual(await waiting(fixture), [depositId]);
    assert.deepEqual(
      (await fixture.store.read.readBacklog({ events: true })).deposits.map(({ state, count }) => [
        state,
        count,
      ]),
      [['unknown', 1]],
    );
    fixture.clock.advance(24 * 3_600_000 + 1);
    await fixture.proxy.runDue();
    assert.equal((await fixture.view(token)).state, 'needs_review');
    assert.deepEqual(
      (await fixture.events()).map(({ type }) => type),
      ['deposit.needs_review'],
    );
  });

  it('is refused for one that waits for nobody', async () => {
    const fixture = await startProxy();
    const review = reviewOf(fixture);
    await assert.rejects(review.dismissDeposit('dep_none', decision), isRefused('deposit_unknown'));
    const { token, depositId } = await fixture.session();
    await assert.rejects(review.dismissDeposit(depositId, decision), isRefused('deposit_not_in_review'));
    await fixture.pay(await fixture.submittedOrder(token));
    await assert.rejects(review.dismissDeposit(depositId, decision), isRefused('deposit_not_in_review'));
  });
});
