import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertProblem, startDeposit, startProxy, viewIn } from './proxy-fixture.ts';
import { answer, heldAnswer, okAnswer } from './scripted-gateway.ts';

const fail = answer({ status: 'fail', message: 'Transaction not found' });
const possible = answer({ status: 'possible_transaction_created', message: 'Possible transaction created' });

describe('POST /deposit/activation', () => {
  it('tells the gateway everything it asks for', async () => {
    const { fixture, token } = await startDeposit({}, { amount: '2500.50' });
    await fixture.submit(token, '03936785');
    const { custom_transaction_id: id, ...body } = fixture.gateway.activations[0]?.body ?? {};
    assert.match(String(id), /^[\w-]{1,36}$/);
    assert.deepEqual(body, {
      currency_code: 'LKR',
      label: 'payer-1',
      wallet_type: 'ipay',
      key1: '03936785',
      amount: 2500.5,
    });
  });

  for (const text of [
    '2393 6785',
    '২৩৯৩৬৭৮৫',
    '෨෩෯෩෬෭෮෫',
    '௨௩௯௩௬௭௮௫',
    '２３９３６７８５',
    '\u200e2393-6785\u200f',
  ]) {
    it(`takes ${JSON.stringify(text)} for 23936785`, async () => {
      const { fixture, token } = await startDeposit();
      const view = await viewIn(await fixture.submit(token, text));
      assert.equal('transactionNumber' in view && view.transactionNumber, '23936785');
      assert.equal(fixture.gateway.activations[0]?.body['key1'], '23936785');
    });
  }

  for (const text of ['', '2393678', '239367850', '2393678x', '0771234567', '２３９３６７８५x', '1e7']) {
    it(`refuses ${JSON.stringify(text)} and asks nobody`, async () => {
      const { fixture, token } = await startDeposit();
      await assertProblem(await fixture.submit(token, text), 422, 'transaction_number_invalid');
      assert.equal((await fixture.view(token)).state, 'awaiting_payment');
      assert.equal(fixture.gateway.activations.length, 0);
    });
  }

  it('refuses a body that is none', async () => {
    const { fixture, token } = await startDeposit();
    for (const json of [{}, { transactionNumber: 23936785 }, { transactionNumber: '23936785', attempt: 0 }]) {
      await assertProblem(await fixture.call('/deposit/activation', { token, json }), 400, 'invalid_request');
    }
    const large = { transactionNumber: '1'.repeat(5000) };
    const response = await fixture.call('/deposit/activation', { token, json: large });
    await assertProblem(response, 413, 'payload_too_large');
  });

  for (const [state, said] of [
    ['accepted', okAnswer],
    ['checking', answer({ status: 'pending', message: 'The deposit status check has been started.' })],
    ['possible', possible],
    ['rejected', fail],
    ['unknown', () => new Response('<html>', { status: 200 })],
  ] as const) {
    it(`is ${state} by the gateway's word`, async () => {
      const { fixture, token } = await startDeposit();
      fixture.gateway.activate = said;
      const view = await viewIn(await fixture.submit(token, '23936785'));
      assert.equal(view.state, state);
      assert.deepEqual(view.attempts, { used: 1, left: 4 });
      assert.equal((await fixture.view(token)).version, view.version);
    });

    it(`never asks twice about the same number when it is ${state}`, async () => {
      const { fixture, token } = await startDeposit();
      fixture.gateway.activate = said;
      const first = await viewIn(await fixture.submit(token, '23936785', 1));
      assert.deepEqual(await viewIn(await fixture.submit(token, '23936785', 1)), first);
      assert.deepEqual(await viewIn(await fixture.submit(token, '২৩৯৩ ৬৭৮৫')), first);
      await fixture.open();
      assert.deepEqual(await viewIn(await fixture.submit(token, '23936785')), first);
      assert.equal(fixture.gateway.activations.length, 1);
    });
  }

  for (const attempt of [1, undefined]) {
    it(`asks once for 50 requests at the same time, attempt ${attempt ?? 'unnamed'}`, async () => {
      const { fixture, token } = await startDeposit();
      const held = heldAnswer();
      fixture.gateway.activate = held.answer;
      const requests = Array.from({ length: 50 }, () => fixture.submit(token, '23936785', attempt));
      await held.asked;
      held.give(okAnswer);
      for (const request of requests) {
        assert.match((await viewIn(await request)).state, /^(submitting|accepted)$/);
      }
      assert.equal(fixture.gateway.activations.length, 1);
      assert.equal((await fixture.view(token)).state, 'accepted');
    });
  }

  for (const attempt of [1, undefined]) {
    it(`lets one of two tabs with different numbers win, attempt ${attempt ?? 'unnamed'}`, async () => {
      const { fixture, token } = await startDeposit();
      const held = heldAnswer();
      fixture.gateway.activate = held.answer;
      const winner = fixture.submit(token, '11111111', attempt);
      await held.asked;
      await assertProblem(await fixture.submit(token, '22222222', attempt), 409, 'submission_closed');
      held.give(okAnswer);
      assert.equal((await viewIn(await winner)).state, 'accepted');
      await assertProblem(await fixture.submit(token, '22222222', 2), 409, 'submission_closed');
      assert.equal(fixture.gateway.activations.length, 1);
    });
  }

  it('is answered for its own number alone, while another payer waits for an answer', async () => {
    const fixture = await startProxy();
    const waiting = [];
    for (const number of ['11111111', '22222222']) {
      const { token } = await fixture.session();
      const held = heldAnswer();
      fixture.gateway.activate = held.answer;
      const answered = fixture.submit(token, number);
      await held.asked;
      waiting.push({ answered, give: held.give });
    }
    const states = [];
    for (const [index, { answered, give }] of waiting.entries()) {
      give(index === 0 ? fail : okAnswer);
      states.push((await viewIn(await answered)).state);
    }
    assert.deepEqual(states, ['rejected', 'accepted']);
  });

  it('takes a corrected number after a refusal, under an id of its own', async () => {
    const { fixture, token } = await startDeposit();
    fixture.gateway.activate = fail;
    const first = await fixture.submittedOrder(token, '11111111');
    fixture.gateway.activate = okAnswer;
    const view = await viewIn(await fixture.submit(token, '22222222', 2));
    assert.equal(view.state, 'accepted');
    assert.equal('transactionNumber' in view && view.transactionNumber, '22222222');
    assert.notEqual(fixture.lastOrder(), first);
    // A straggler of the first attempt changes nothing.
    assert.deepEqual(await viewIn(await fixture.submit(token, '11111111', 1)), view);
    assert.equal(fixture.gateway.activations.length, 2);
  });

  it('takes the same number once more when the payer says so', async () => {
    const { fixture, token } = await startDeposit();
    fixture.gateway.activate = fail;
    await fixture.submit(token, '11111111', 1);
    fixture.gateway.activate = okAnswer;
    assert.equal((await viewIn(await fixture.submit(token, '11111111', 2))).state, 'accepted');
  });

  it('takes a corrected number while the gateway looks for the first, but not the first again', async () => {
    const { fixture, token } = await startDeposit();
    fixture.gateway.activate = possible;
    await fixture.submit(token, '11111111', 1);
    assert.equal((await viewIn(await fixture.submit(token, '11111111', 2))).state, 'possible');
    assert.equal(fixture.gateway.activations.length, 1);
    fixture.gateway.activate = okAnswer;
    assert.equal((await viewIn(await fixture.submit(token, '22222222', 2))).state, 'accepted');
  });

  it('never says rejected while the gateway keeps another number', async () => {
    const { fixture, token, depositId } = await startDeposit();
    fixture.gateway.activate = possible;
    await fixture.submit(token, '11111111', 1);
    const kept = fixture.lastOrder();
    fixture.gateway.activate = fail;
    for (const [attempt, number] of [
      [2, '22222222'],
      [3, '33333333'],
      // Refused, so it may be handed in once more; the kept one may not.
      [4, '33333333'],
    ] as const) {
      const view = await viewIn(await fixture.submit(token, number, attempt));
      assert.equal(view.state, 'possible');
      assert.equal('transactionNumber' in view && view.transactionNumber, '11111111');
    }
    assert.deepEqual(
      (await fixture.record(depositId)).attempts.map(({ state }) => state),
      ['possible', 'rejected', 'rejected', 'rejected'],
    );
    assert.equal((await viewIn(await fixture.submit(token, '11111111', 5))).attempts.left, 1);
    assert.equal(fixture.gateway.activations.length, 4);
    await fixture.pay(kept);
    const credited = await fixture.view(token);
    assert.equal('transactionNumber' in credited && credited.transactionNumber, '11111111');
    assert.equal(credited.state, 'credited');
  });

  it('shows the number that is kept, of two', async () => {
    const { fixture, token } = await startDeposit();
    fixture.gateway.activate = possible;
    await fixture.submit(token, '11111111', 1);
    await fixture.submit(token, '22222222', 2);
    fixture.gateway.activate = fail;
    const view = await viewIn(await fixture.submit(token, '33333333', 3));
    assert.equal('transactionNumber' in view && view.transactionNumber, '22222222');
    fixture.gateway.activate = answer({ status: 'pending', message: '' });
    assert.equal((await viewIn(await fixture.submit(token, '44444444', 4))).state, 'checking');
  });

  it('takes so many numbers and no more', async () => {
    const { fixture, token } = await startDeposit({ attemptsPerDeposit: 2 });
    fixture.gateway.activate = fail;
    await fixture.submit(token, '11111111', 1);
    const view = await viewIn(await fixture.submit(token, '22222222', 2));
    assert.equal(view.state, 'rejected');
    assert.deepEqual(view.attempts, { used: 2, left: 0 });
    await assertProblem(await fixture.submit(token, '33333333', 3), 409, 'attempts_exhausted');
    assert.equal(fixture.gateway.activations.length, 2);
  });

  it('lets nobody skip an attempt', async () => {
    const { fixture, token } = await startDeposit();
    await assertProblem(await fixture.submit(token, '11111111', 2), 409, 'submission_closed');
    assert.equal(fixture.gateway.activations.length, 0);
  });

  it('takes a number after the time to pay is over: the payment may have been made before', async () => {
    const { fixture, token } = await startDeposit({}, { expiresInSeconds: 60 });
    fixture.clock.advance(60_000);
    assert.equal((await fixture.view(token)).state, 'expired');
    assert.equal((await viewIn(await fixture.submit(token, '11111111'))).state, 'accepted');
  });

  it('takes no number in the window flow', async () => {
    const { fixture, token } = await startDeposit({}, { flow: 'window' });
    await assertProblem(await fixture.submit(token, '11111111'), 409, 'submission_closed');
    assert.equal(fixture.gateway.activations.length, 0);
  });
});
