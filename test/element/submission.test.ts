import assert from 'node:assert/strict';
import { afterEach, describe, it, mock } from 'node:test';
import { awaiting, expired, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import { problems } from '../../src/contract/problem.ts';
import type { ProblemCode } from '../../src/contract/problem.ts';
import { checkDeposit } from '../../src/element/later/check-deposit.ts';
import { submitNumber } from '../../src/element/later/submit-number.ts';
import { begin, beforeSubmitting } from './flow-in-node.ts';
import { stopFlows } from './run-flow.ts';
import { ScriptedProxy } from './scripted-proxy.ts';
import { settle } from './settle.ts';

afterEach(stopFlows);

describe('handing in a number', () => {
  const ends: Readonly<Record<ProblemCode, string>> = {
    rate_limited: 'enter busy',
    gateway_unavailable: 'enter unsent',
    gateway_misconfigured: 'enter unsent',
    invalid_request: 'enter unsent',
    not_found: 'enter unsent',
    payload_too_large: 'enter unsent',
    unsupported_media_type: 'enter unsent',
    transaction_number_invalid: 'enter characters',
    session_invalid: 'session_ended',
    session_expired: 'session_ended',
    unauthorized: 'session_ended',
    submission_closed: 'checking',
    attempts_exhausted: 'checking',
    // Everything else says nothing about the number: it may have got through.
    internal: 'unknown',
    store_unavailable: 'unknown',
    signature_invalid: 'unknown',
    address_not_allowed: 'unknown',
    method_not_allowed: 'unknown',
    amount_not_whole: 'unknown',
    window_not_configured: 'unknown',
    amount_out_of_limits: 'unknown',
    account_number_invalid: 'unknown',
    account_name_invalid: 'unknown',
    bank_invalid: 'unknown',
    idempotency_key_reused: 'unknown',
    withdrawals_not_configured: 'unknown',
    withdrawal_closed: 'unknown',
    withdrawal_sent: 'unknown',
    resume_link_expired: 'unknown',
    resume_link_used: 'unknown',
    resume_link_invalid: 'unknown',
    resume_not_configured: 'unknown',
  };
  for (const [code, end] of Object.entries(ends)) {
    it(`answered ${code} shows ${end}, with the number kept`, async () => {
      const { flow, proxy } = await beforeSubmitting();
      assert.ok(code in problems);
      proxy.posted = code as ProblemCode; // Object.entries forgets the type of keys
      proxy.load = submitted('checking');
      submitNumber(flow);
      await settle();
      await settle();
      const { screen } = flow;
      assert.equal([screen.kind, 'error' in screen ? screen.error.reason : []].flat().join(' '), end);
      if (end !== 'checking') assert.equal(flow.typed, '4829 1736');
    });
  }

  it('that another tab handed in for nothing is back in the field too', async () => {
    const proxy = new ScriptedProxy();
    const submitting = submitted('submitting');
    proxy.load = submitting;
    const { flow } = begin(proxy);
    await settle();
    await proxy.news({ ...awaiting(), version: submitting.version + 1 });
    await settle();
    assert.deepEqual(flow.screen, { kind: 'enter', attempt: 1, error: { reason: 'unsent' } });
    assert.equal(flow.typed, '48291736');
  });

  it('whose answer takes long says so, until it is there', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { flow, proxy } = await beforeSubmitting();
    let answer: (view: DepositView) => void = () => undefined;
    proxy.posted = new Promise((resolve) => (answer = resolve));
    submitNumber(flow);
    await settle();
    assert.equal(flow.notice, 'none');
    mock.timers.tick(6000);
    assert.equal(flow.notice, 'slow');
    assert.equal(flow.screen.kind, 'submitting');
    answer(submitted('accepted'));
    await settle();
    assert.equal(flow.notice, 'none');
    mock.timers.tick(60_000);
    assert.equal(flow.notice, 'none');
    mock.timers.reset();
  });

  it('whose answer was lost can be sent again, as the same attempt, once the proxy says it knows none', async () => {
    const { flow, proxy } = await beforeSubmitting();
    proxy.posted = 'reset';
    submitNumber(flow);
    await settle();
    await checkDeposit(flow);
    assert.deepEqual(flow.screen, { kind: 'enter', attempt: 1, error: { reason: 'unreceived' } });
    assert.equal(flow.typed, '4829 1736');
    proxy.posted = submitted('accepted');
    submitNumber(flow);
    await settle();
    const sent = proxy.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
    assert.deepEqual(sent, [
      { attempt: 1, transactionNumber: '48291736' },
      { attempt: 1, transactionNumber: '48291736' },
    ]);
    assert.equal(flow.screen.kind, 'accepted');
  });

  for (const [state, stands] of [
    ['waits', awaiting()],
    ['is over', expired()],
    ['has refused another', submitted('rejected')],
  ] as const) {
    it(`answered with a deposit that knows of no such attempt and ${state} is not back before the payment`, async () => {
      const proxy = new ScriptedProxy();
      proxy.load = stands;
      const { flow } = begin(proxy);
      await settle();
      flow.enter();
      flow.typed = '4829 1799';
      // As when another tab's try with the same number went nowhere, just before this one was answered.
      proxy.posted = { ...stands, version: stands.version + 2 };
      submitNumber(flow);
      await settle();
      assert.equal(flow.screen.kind, 'enter');
      assert.deepEqual('error' in flow.screen && flow.screen.error, { reason: 'unreceived' });
      assert.equal(flow.typed, '4829 1799');
    });
  }

  it('overtaken by another one that went nowhere is not back before the payment', async () => {
    const { flow, proxy } = await beforeSubmitting();
    proxy.posted = 'submission_closed';
    proxy.load = awaiting({ version: 3 });
    submitNumber(flow);
    await settle();
    await settle();
    assert.equal(flow.screen.kind, 'enter');
    assert.deepEqual('error' in flow.screen && flow.screen.error, { reason: 'unreceived' });
  });

  it('that is none is not sent', async () => {
    const { flow, focus, proxy } = await beforeSubmitting();
    for (const [typed, reason] of [
      ['', 'empty'],
      ['4829 17', 'length'],
      ['0734234201', 'wallet'],
      ['0771234567', 'phone'],
      ['Tk 500 TrxID DDD14QS409', 'characters'],
    ]) {
      flow.typed = typed ?? '';
      submitNumber(flow);
      assert.equal(flow.screen.kind === 'enter' && flow.screen.error?.reason, reason);
      assert.equal(focus.at(-1), 'field');
    }
    assert.equal(proxy.count('POST', '/activation'), 0);
  });

  it('as a correction is the next attempt', async () => {
    const proxy = new ScriptedProxy();
    proxy.load = submitted('rejected');
    const { flow } = begin(proxy);
    await settle();
    flow.enter();
    assert.equal(flow.typed, '48291736');
    flow.typed = '48291737';
    submitNumber(flow);
    await settle();
    const sent = proxy.requests.find(({ method }) => method === 'POST');
    assert.deepEqual(sent?.body, { attempt: 2, transactionNumber: '48291737' });
  });

  it('refused as a correction, while the gateway keeps the first one, never asks for another payment', async () => {
    const proxy = new ScriptedProxy();
    proxy.load = submitted('possible');
    const { flow, versions } = begin(proxy);
    await settle();
    flow.enter();
    flow.typed = '48291737';
    proxy.posted = submitted('possible', { version: 4, attempts: { used: 2, left: 3 } });
    submitNumber(flow);
    await settle();
    assert(flow.screen.kind === 'possible', flow.screen.kind);
    assert.equal(flow.screen.view.transactionNumber, '48291736');
    assert.deepEqual(versions, [2, 4]);
    // What was refused is there to be corrected again.
    flow.enter();
    assert.equal(flow.typed, '48291737');
  });
});
