import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertProblem, gatewaySecret, startDeposit, startProxy, viewIn } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { answer, connectionFailure, heldAnswer, okAnswer } from './scripted-gateway.ts';
import type { Answer } from './scripted-gateway.ts';

const url = `https://api.gateway.example/?secret=${encodeURIComponent(gatewaySecret)}`;
const fail = answer({ status: 'fail', message: 'Transaction not found' });
const reset = connectionFailure('ECONNRESET', url);
const refused = connectionFailure('ECONNREFUSED', url);

/** Hands in a number whose answer has not come when the sweeper gives it up. */
async function givenUp(fixture: ProxyFixture, token: string) {
  const held = heldAnswer();
  fixture.gateway.activate = held.answer;
  const submission = fixture.submit(token, '23936785', 1);
  await held.asked;
  fixture.clock.advance(30_001);
  await fixture.proxy.runDue();
  assert.equal((await fixture.view(token)).state, 'unknown');
  return { submission, give: held.give };
}

describe('an activation whose answer is lost', () => {
  for (const [name, lost] of [
    ['a reset', reset],
    ['a server error that says fail', () => Response.json({ status: 'fail', message: '' }, { status: 502 })],
    ['HTML', () => new Response('<html>Just a moment</html>')],
    ['a cut body', () => new Response('{"status":"fa')],
    ['a body of 65 KiB', () => new Response(`{"status":"ok","x":"${'x'.repeat(65 * 1024)}"}`)],
    ['a redirect', () => new Response(null, { status: 307, headers: { location: url } })],
    ['an unknown status', answer({ status: 'processing' })],
    ['an error without a code', connectionFailure('', url)],
  ] as const) {
    it(`is unknown after ${name}, asked once, and takes no other number`, async () => {
      const { fixture, token } = await startDeposit();
      fixture.gateway.activate = lost;
      assert.equal((await viewIn(await fixture.submit(token, '23936785', 1))).state, 'unknown');
      fixture.gateway.activate = fail;
      assert.equal((await viewIn(await fixture.submit(token, '23936785', 1))).state, 'unknown');
      await assertProblem(await fixture.submit(token, '22222222', 2), 409, 'submission_closed');
      await assertProblem(await fixture.submit(token, '23936785', 2), 409, 'submission_closed');
      assert.equal(fixture.gateway.activations.length, 1);
      await fixture.pay(fixture.lastOrder());
      assert.equal((await fixture.view(token)).state, 'credited');
    });
  }

  it('times out by the configured time', async () => {
    const gateway = { responseTimeoutMs: 100, totalTimeoutMs: 100 };
    const fixture = await startProxy({
      gateway: {
        ...gateway,
        apiUrl: 'https://api.gateway.example',
        secret: gatewaySecret,
        keyPairs: [{ accessKey: 'TA25Ea9sjPUFJvIG', privateKey: 'canary-private-key-1' }],
      },
    });
    const { token } = await fixture.session();
    fixture.gateway.activate = ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    assert.equal((await viewIn(await fixture.submit(token, '23936785'))).state, 'unknown');
  });

  for (const [said, state] of [
    [okAnswer, 'accepted'],
    [answer({ status: 'pending' }), 'checking'],
    [answer({ status: 'possible_transaction_created' }), 'possible'],
    [fail, 'unknown'],
    [refused, 'unknown'],
    [reset, 'unknown'],
  ] as const) {
    it(`given up by the sweeper, is ${state} when the answer comes after all`, async () => {
      const { fixture, token } = await startDeposit();
      const { submission, give } = await givenUp(fixture, token);
      give(said);
      await submission;
      assert.equal((await fixture.view(token)).state, state);
    });
  }

  it('is unknown alone when it is given up, beside the numbers before it', async () => {
    const { fixture, token, depositId } = await startDeposit();
    fixture.gateway.activate = fail;
    await fixture.submit(token, '11111111', 1);
    const held = heldAnswer();
    fixture.gateway.activate = held.answer;
    const submission = fixture.submit(token, '22222222', 2);
    await held.asked;
    fixture.clock.advance(30_001);
    await fixture.proxy.runDue();
    assert.deepEqual(
      (await fixture.record(depositId)).attempts.map(({ state }) => state),
      ['rejected', 'unknown'],
    );
    held.give(okAnswer);
    assert.equal((await viewIn(await submission)).state, 'accepted');
  });

  it('stays credited when the answer comes after the postback', async () => {
    const fixture = await startProxy();
    for (const late of [fail, okAnswer]) {
      const held = heldAnswer();
      const { token: other, depositId } = await fixture.session();
      fixture.gateway.activate = held.answer;
      const submission = fixture.submit(other, '23936785');
      await held.asked;
      await fixture.pay(fixture.lastOrder(), { transaction_id: late === fail ? '1' : '2' });
      held.give(late);
      assert.equal((await viewIn(await submission)).state, 'credited');
      assert.equal((await fixture.view(other)).state, 'credited');
      const { attempts } = await fixture.record(depositId);
      assert.deepEqual(
        attempts.map(({ state }) => state),
        ['credited'],
      );
    }
  });

  it('is swept up after the process died between the commit and the answer, and is credited', async () => {
    const { fixture, token, depositId } = await startDeposit();
    const held = heldAnswer();
    fixture.gateway.activate = held.answer;
    const lost = fixture.submit(token, '23936785');
    await held.asked;
    const order = fixture.lastOrder();
    await fixture.open();
    assert.equal((await fixture.view(token)).state, 'submitting');
    assert.equal((await viewIn(await fixture.submit(token, '23936785'))).state, 'submitting');
    await fixture.proxy.runDue();
    assert.equal((await fixture.view(token)).state, 'submitting');
    fixture.clock.advance(30_001);
    await fixture.proxy.runDue();
    assert.equal((await fixture.view(token)).state, 'unknown');
    assert.equal((await fixture.record(depositId)).attempts[0]?.state, 'unknown');
    await fixture.pay(order);
    assert.equal((await fixture.view(token)).state, 'credited');
    held.give(reset);
    await lost;
    assert.equal(fixture.gateway.activations.length, 1);
  });

  it('asks for a person after a day, once, and is credited still', async () => {
    const { fixture, token, depositId } = await startDeposit();
    fixture.gateway.activate = reset;
    const order = await fixture.submittedOrder(token);
    fixture.clock.advance(24 * 3_600_000);
    await fixture.proxy.runDue();
    assert.equal((await fixture.view(token)).state, 'unknown');
    for (let day = 0; day < 2; day++) {
      fixture.clock.advance(24 * 3_600_000);
      await fixture.proxy.runDue();
      assert.equal((await fixture.view(token)).state, 'needs_review');
    }
    const events = await fixture.events();
    assert.deepEqual(
      events.map(({ type, data }) => ({ type, depositId: data.depositId })),
      [{ type: 'deposit.needs_review', depositId }],
    );
    await fixture.pay(order);
    assert.equal((await fixture.view(token)).state, 'credited');
  });
});

describe('a number that certainly never reached the gateway', () => {
  const notFound: Answer = () => new Response('Not found', { status: 404 });

  for (const [name, unsent, code] of [
    ['no connection could be made', refused, 'gateway_unavailable'],
    ['the gateway did not know us', notFound, 'gateway_misconfigured'],
  ] as const) {
    it(`leaves the deposit where it was when ${name}`, async () => {
      const { fixture, token } = await startDeposit();
      fixture.gateway.activate = unsent;
      const response = await fixture.submit(token, '23936785', 1);
      if (code === 'gateway_unavailable') assert.equal(response.headers.get('retry-after'), '5');
      await assertProblem(response, 503, code);
      const view = await fixture.view(token);
      assert.equal(view.state, 'awaiting_payment');
      assert.deepEqual(view.attempts, { used: 0, left: 5 });
    });
  }

  for (const attempt of [1, undefined]) {
    it(`goes out again as the same attempt, attempt ${attempt ?? 'unnamed'}`, async () => {
      const { fixture, token } = await startDeposit();
      fixture.gateway.activate = refused;
      await fixture.submit(token, '23936785', attempt);
      const order = fixture.lastOrder();
      fixture.gateway.activate = fail;
      const view = await viewIn(await fixture.submit(token, '23936785', attempt));
      assert.equal(view.state, 'rejected');
      assert.equal(fixture.lastOrder(), order);
      // The repeated request of it is the same attempt too: it never reaches the gateway twice.
      assert.deepEqual(await viewIn(await fixture.submit(token, '23936785', attempt)), view);
      assert.equal(fixture.gateway.activations.length, 2);
      assert.deepEqual(view.attempts, { used: 1, left: 4 });
    });

    it(`may be corrected, attempt ${attempt ?? 'unnamed'}`, async () => {
      const { fixture, token } = await startDeposit();
      fixture.gateway.activate = refused;
      await fixture.submit(token, '11111111', attempt);
      fixture.gateway.activate = okAnswer;
      const view = await viewIn(await fixture.submit(token, '22222222', attempt));
      assert.equal('transactionNumber' in view && view.transactionNumber, '22222222');
      assert.deepEqual(view.attempts, { used: 1, left: 4 });
      assert.equal(fixture.gateway.activations.at(-1)?.body['key1'], '22222222');
      await assertProblem(await fixture.submit(token, '11111111', 1), 409, 'submission_closed');
    });
  }

  it('goes back to rejected, and shows the number that was refused', async () => {
    const { fixture, token } = await startDeposit();
    fixture.gateway.activate = fail;
    await fixture.submit(token, '11111111', 1);
    fixture.gateway.activate = refused;
    await assertProblem(await fixture.submit(token, '22222222', 2), 503, 'gateway_unavailable');
    const view = await fixture.view(token);
    assert.equal(view.state, 'rejected');
    assert.equal('transactionNumber' in view && view.transactionNumber, '11111111');
    assert.deepEqual(view.attempts, { used: 1, left: 4 });
  });

  it('costs no attempt, however often', async () => {
    const { fixture, token } = await startDeposit({ attemptsPerDeposit: 1 });
    fixture.gateway.activate = refused;
    for (let time = 0; time < 5; time++) await fixture.submit(token, '23936785');
    fixture.gateway.activate = okAnswer;
    assert.equal((await viewIn(await fixture.submit(token, '23936785'))).state, 'accepted');
  });

  it('is sent by one of 20 who try again at the same time', async () => {
    const { fixture, token } = await startDeposit();
    fixture.gateway.activate = refused;
    await fixture.submit(token, '23936785', 1);
    fixture.gateway.activate = okAnswer;
    const all = Array.from({ length: 20 }, () => fixture.submit(token, '23936785', 1));
    for (const response of await Promise.all(all)) assert.equal(response.status, 200);
    assert.equal(fixture.gateway.activations.length, 2);
  });

  it('is known when the postback came all the same', async () => {
    const { fixture, token } = await startDeposit();
    fixture.gateway.activate = refused;
    await fixture.submit(token, '23936785', 1);
    await fixture.pay(fixture.lastOrder());
    assert.equal((await viewIn(await fixture.submit(token, '23936785', 1))).state, 'credited');
    await assertProblem(await fixture.submit(token, '22222222', 1), 409, 'submission_closed');
    assert.equal(fixture.gateway.activations.length, 1);
  });
});
