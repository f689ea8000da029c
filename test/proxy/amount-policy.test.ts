import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startDeposit, startProxy, viewIn } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer, okAnswer } from './scripted-gateway.ts';

const types = async (fixture: ProxyFixture) => (await fixture.events()).map(({ type }) => type);
const held = ['deposit.needs_review', 'transaction.suspended'];

describe('amountPolicy "hold"', () => {
  for (const amount of ['999', '1000.01', '1']) {
    it(`keeps ${amount} of 1000 aside: a person has to look, and is told once`, async () => {
      const { fixture, token, depositId } = await startDeposit({ amountPolicy: 'hold' });
      const order = await fixture.submittedOrder(token);
      for (let copy = 0; copy < 3; copy++) await fixture.pay(order, { amount, comment: String(copy) });
      assert.equal((await fixture.view(token)).state, 'needs_review');
      const [review, suspended, ...more] = await fixture.events();
      assert(review?.type === 'deposit.needs_review' && suspended?.type === 'transaction.suspended');
      assert.equal(more.length, 0);
      assert.deepEqual(
        [review.data.depositId, suspended.data.depositId, suspended.data.reason],
        [depositId, depositId, 'amount_differs'],
      );
      assert.equal((await fixture.record(depositId)).credited, null);
    });
  }

  it('credits 1000.00 of 1000, and after a held amount the right one too', async () => {
    const { fixture, token } = await startDeposit({ amountPolicy: 'hold' });
    const order = await fixture.submittedOrder(token);
    await fixture.pay(order, { amount: '900', transaction_id: 'first' });
    await fixture.pay(order, { amount: '900', transaction_id: 'second' });
    await fixture.pay(order, { amount: '1000.00', transaction_id: 'third' });
    assert.equal((await fixture.view(token)).state, 'credited');
    assert.deepEqual(await types(fixture), [...held, 'transaction.suspended', 'deposit.credited']);
  });

  for (const [state, activate] of [
    ['checking', answer({ status: 'pending', message: '' })],
    ['possible', answer({ status: 'possible_transaction_created', message: '' })],
    ['rejected', answer({ status: 'fail', message: '' })],
    ['unknown', connectionFailure('ECONNRESET', 'https://api')],
  ] as const) {
    it(`holds from ${state}, and takes no further number`, async () => {
      const fixture = await startProxy({ amountPolicy: 'hold' });
      fixture.gateway.activate = activate;
      const { token } = await fixture.session();
      const order = await fixture.submittedOrder(token);
      assert.equal((await fixture.view(token)).state, state);
      await fixture.pay(order, { amount: '1' });
      const view = await fixture.view(token);
      assert.deepEqual(
        [view.state, 'transactionNumber' in view && view.transactionNumber],
        ['needs_review', '23936785'],
      );
      assert.equal((await fixture.submit(token, '99999999', 2)).status, 409);
      assert.deepEqual(await types(fixture), held);
    });
  }

  it('holds while the answer is on its way, which then changes nothing', async () => {
    const { fixture, token } = await startDeposit({ amountPolicy: 'hold' });
    const late = heldAnswer();
    fixture.gateway.activate = late.answer;
    const submitting = fixture.submit(token, '23936785');
    await late.asked;
    await fixture.pay(fixture.lastOrder(), { amount: '1' });
    late.give(okAnswer);
    assert.equal((await viewIn(await submitting)).state, 'needs_review');
  });

  it('holds what comes by the payment window, of which no number is known', async () => {
    const fixture = await startProxy({ amountPolicy: 'hold' });
    for (const afterMs of [0, 3_600_000]) {
      const { token } = await fixture.session({ flow: 'window' });
      const opened = await fixture.call('/deposit/window', { token, json: {} });
      const { url } = (await opened.json()) as { url: string };
      fixture.clock.advance(afterMs);
      if (afterMs > 0) assert.equal((await fixture.view(token)).state, 'expired');
      const order = new URL(url).searchParams.get('custom_transaction_id') ?? '';
      await fixture.pay(order, { amount: '1', transaction_id: `after ${afterMs}` });
      const view = await fixture.view(token);
      assert.deepEqual(
        [view.state, 'transactionNumber' in view && view.transactionNumber],
        ['needs_review', null],
      );
    }
  });
});

describe('amountPolicy "credit-actual", the default', () => {
  it('credits what came', async () => {
    const { fixture, token, depositId } = await startDeposit();
    await fixture.pay(await fixture.submittedOrder(token), { amount: '250.50' });
    assert.equal((await fixture.record(depositId)).credited?.amountMinor, 25_050);
    assert.deepEqual(await types(fixture), ['deposit.credited']);
  });
});
