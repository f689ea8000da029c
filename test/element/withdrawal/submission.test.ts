import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { refused, requested, sent } from '../../../demo/stories/recorded/withdrawal-views.ts';
import { problems } from '../../../src/contract/problem.ts';
import type { ProblemCode } from '../../../src/contract/problem.ts';
import type { FormError } from '../../../src/element/withdrawal/withdrawal-screen.ts';
import { stopFlows } from '../run-flow.ts';
import { settle } from '../settle.ts';
import { beforeSubmitting, typedDetails } from './withdrawal-in-node.ts';

afterEach(stopFlows);

const endOf: Partial<Record<ProblemCode, string>> = {
  account_number_invalid: 'form accountNumber refused',
  account_name_invalid: 'form accountName refused',
  bank_invalid: 'form bank refused',
  rate_limited: 'form whole busy',
  gateway_unavailable: 'form whole unsent',
  gateway_misconfigured: 'form whole unsent',
  invalid_request: 'form whole unsent',
  not_found: 'form whole unsent',
  payload_too_large: 'form whole unsent',
  unsupported_media_type: 'form whole unsent',
  withdrawals_not_configured: 'form whole unsent',
  amount_out_of_limits: 'form whole unsent',
  amount_not_whole: 'form whole unsent',
  session_invalid: 'session_ended',
  session_expired: 'session_ended',
  unauthorized: 'session_ended',
  withdrawal_closed: 'accepted',
};

const wordsOf = ({ whole, ...fields }: FormError = {}): string[] =>
  whole ? ['whole', whole] : Object.entries(fields).flatMap(([field, { reason }]) => [field, reason]);

describe('handing in the details', () => {
  for (const code of Object.keys(problems) as ProblemCode[]) {
    // Everything else says nothing about the money: it may be on its way.
    const end = endOf[code] ?? 'lost';
    it(`answered ${code} shows ${end}`, async () => {
      const { flow, proxy } = await beforeSubmitting();
      proxy.posted = code;
      proxy.load = sent('accepted');
      flow.submit();
      await settle();
      await settle();
      const { screen } = flow;
      assert.equal([screen.kind, ...(screen.kind === 'form' ? wordsOf(screen.error) : [])].join(' '), end);
      if (end !== 'accepted') assert.equal(flow.typed.accountNumber, '0340 5138');
    });
  }

  it('sends the account as text in ASCII digits, the name and the bank tidied, and forgets them once sent', async () => {
    const { flow, storage, focus, proxy } = await beforeSubmitting();
    flow.type('accountNumber', '০৩৪০-৫১৩৮');
    assert.equal(storage.length, 1);
    proxy.posted = sent('accepted');
    flow.submit();
    assert.equal(flow.screen.kind, 'submitting');
    await settle();
    assert.deepEqual(proxy.requests.find(({ method }) => method === 'POST')?.body, typedDetails);
    assert.equal(flow.screen.kind, 'accepted');
    assert.equal(focus.at(-1), 'heading');
    assert.equal(storage.length, 0);
  });

  it('shows why the gateway refused', async () => {
    const { flow, proxy } = await beforeSubmitting();
    proxy.posted = refused('insufficient_balance');
    flow.submit();
    await settle();
    assert.equal(flow.screen.kind === 'refused' && flow.screen.view.refusal, 'insufficient_balance');
  });

  it('whose answer was lost may be sent again once the proxy says it was given no account', async () => {
    const { flow, focus, proxy } = await beforeSubmitting();
    proxy.posted = 'reset';
    flow.submit();
    await settle();
    await flow.check();
    assert.deepEqual(flow.screen, { kind: 'form', error: { whole: 'unreceived' } });
    assert.equal(focus.at(-1), 'field');
    assert.equal(flow.typed.accountNumber, '0340 5138');
  });

  it('whose answer was lost stay so by the answer of another withdrawal, which a cache on the way gave', async () => {
    const { flow, proxy } = await beforeSubmitting();
    proxy.posted = 'reset';
    flow.submit();
    await settle();
    proxy.load = requested({ id: 'wd_other', version: 9 });
    await flow.check();
    assert.deepEqual([flow.screen.kind, flow.notice], ['lost', 'check_failed']);
  });

  it('is not done where the money may be on its way', async () => {
    const { flow, proxy } = await beforeSubmitting();
    proxy.posted = 'reset';
    flow.submit();
    await settle();
    flow.submit();
    await proxy.news(sent('unknown'));
    await settle();
    flow.submit();
    await settle();
    assert.equal(proxy.count('POST', '/withdrawal'), 1, 'nothing more before the status is known');
  });
});
