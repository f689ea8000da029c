import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { refused, requested, sent } from '../../../demo/stories/recorded/withdrawal-views.ts';
import { problemStatus } from '../../../src/contract/problem.ts';
import type { ProblemCode } from '../../../src/contract/problem.ts';
import type { FormError } from '../../../src/element/withdrawal/withdrawal-screen.ts';
import { ScriptedProxy } from '../scripted-proxy.ts';
import { settle } from '../settle.ts';
import { beforeSubmitting, stopFlows, typedDetails } from './withdrawal-in-node.ts';

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
  for (const code of Object.keys(problemStatus) as ProblemCode[]) {
    // Everything else says nothing about the money: it may be on its way.
    const end = endOf[code] ?? 'lost';
    it(`answered ${code} shows ${end}`, async () => {
      const proxy = new ScriptedProxy();
      const { flow } = await beforeSubmitting(proxy);
      proxy.request = code;
      proxy.load = sent('accepted');
      flow.submit();
      await settle();
      await settle();
      const { screen } = flow;
      assert.equal([screen.kind, ...(screen.kind === 'form' ? wordsOf(screen.error) : [])].join(' '), end);
      if (end !== 'accepted') assert.equal(flow.typed.accountNumber, '0340 5138');
    });
  }

  for (const [what, reply] of [
    ['a reset connection', 'reset'],
    ['an HTML error page', new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['a cut body', new Response('{"id":"wd_1","vers', { status: 200 })],
    ['a body of another shape', Response.json({ ok: true })],
  ] as const) {
    it(`answered with ${what} leaves the result unknown`, async () => {
      const proxy = new ScriptedProxy();
      const { flow } = await beforeSubmitting(proxy);
      proxy.request = reply;
      flow.submit();
      await settle();
      assert.equal(flow.screen.kind, 'lost');
      flow.submit();
      await settle();
      assert.equal(proxy.count('POST', '/withdrawal'), 1, 'nothing is sent before the status is known');
    });
  }

  it('sends the account as text in ASCII digits, the name and the bank tidied, and forgets them once sent', async () => {
    const proxy = new ScriptedProxy();
    const { flow, storage, focus } = await beforeSubmitting(proxy);
    flow.type('accountNumber', '০৩৪০-৫১৩৮');
    assert.equal(storage.length, 1);
    proxy.request = sent('accepted');
    flow.submit();
    assert.equal(flow.screen.kind, 'submitting');
    await settle();
    assert.deepEqual(proxy.requests.find(({ method }) => method === 'POST')?.body, typedDetails);
    assert.equal(flow.screen.kind, 'accepted');
    assert.equal(focus.at(-1), 'heading');
    assert.equal(storage.length, 0);
  });

  it('shows why the gateway refused', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    proxy.request = refused('insufficient_balance');
    flow.submit();
    await settle();
    assert.equal(flow.screen.kind === 'refused' && flow.screen.view.refusal, 'insufficient_balance');
  });

  it('whose answer was lost may be sent again once the proxy says it was given no account', async () => {
    const proxy = new ScriptedProxy();
    const { flow, focus } = await beforeSubmitting(proxy);
    proxy.request = 'reset';
    flow.submit();
    await settle();
    await flow.check();
    assert.deepEqual(flow.screen, { kind: 'form', error: { whole: 'unreceived' } });
    assert.equal(focus.at(-1), 'field');
    assert.equal(flow.typed.accountNumber, '0340 5138');
  });

  it('whose answer was lost stay so by the answer of another withdrawal, which a cache on the way gave', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    proxy.request = 'reset';
    flow.submit();
    await settle();
    proxy.load = requested({ id: 'wd_other', version: 9 });
    await flow.check();
    assert.deepEqual([flow.screen.kind, flow.notice], ['lost', 'check_failed']);
  });

  it('whose answer was lost shows what became of it when the proxy has it after all', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    proxy.request = 'reset';
    flow.submit();
    await settle();
    await proxy.news(requested({ version: 2 }));
    await settle();
    assert.equal(flow.screen.kind, 'lost', 'waiting proves nothing: it may still arrive');
    await proxy.news(sent('unknown', { version: 3 }));
    await settle();
    assert.equal(flow.screen.kind, 'unknown');
  });

  for (const order of ['before', 'after'] as const) {
    it(`that never reached the gateway are back in the form, a poll telling so ${order} the answer`, async () => {
      const proxy = new ScriptedProxy();
      let answer: (code: ProblemCode) => void = () => undefined;
      proxy.request = new Promise((resolve) => (answer = resolve));
      const { flow } = await beforeSubmitting(proxy);
      flow.submit();
      await proxy.news(sent('sending'));
      await settle();
      assert.equal(flow.screen.kind, 'sending');
      const told = () => proxy.news(requested({ version: 3 }));
      const answered = () => {
        answer('gateway_unavailable');
        return Promise.resolve();
      };
      for (const step of order === 'before' ? [told, answered] : [answered, told]) {
        await step();
        await settle();
        assert.deepEqual(flow.screen, { kind: 'form', error: { whole: 'unsent' } });
      }
      assert.equal(flow.typed.accountNumber, '0340 5138');
    });
  }

  it('twice at once is one request', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    flow.submit();
    flow.submit();
    await settle();
    assert.equal(proxy.count('POST', '/withdrawal'), 1);
  });

  it('is not done where the money may be on its way', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    await proxy.news(sent('unknown'));
    await settle();
    flow.submit();
    await settle();
    assert.equal(proxy.count('POST', '/withdrawal'), 0);
  });

  it('without a connection sends nothing and keeps what was typed', async () => {
    const proxy = new ScriptedProxy();
    const { flow, page } = await beforeSubmitting(proxy);
    page.online = false;
    flow.submit();
    await settle();
    assert.equal(flow.screen.kind, 'offline');
    assert.equal(proxy.count('POST', '/withdrawal'), 0);
    page.online = true;
    proxy.request = sent('accepted');
    flow.submit();
    await settle();
    assert.equal(flow.screen.kind, 'accepted');
  });

  it('in a web view that says there is no connection, though there is, are sent by the second press', async () => {
    const proxy = new ScriptedProxy();
    const { flow, page } = await beforeSubmitting(proxy);
    page.online = false;
    proxy.request = sent('accepted');
    flow.submit();
    assert.equal(flow.screen.kind, 'offline');
    flow.submit();
    await settle();
    await settle();
    assert.equal(flow.screen.kind, 'accepted');
    assert.equal(proxy.count('POST', '/withdrawal'), 1);
  });

  it('where there is no connection indeed, stay as they are, however often it is pressed', async () => {
    const proxy = new ScriptedProxy();
    const { flow, page } = await beforeSubmitting(proxy);
    page.online = false;
    proxy.load = 'reset';
    flow.submit();
    for (const press of [1, 2]) {
      flow.submit();
      await settle();
      assert.deepEqual([flow.screen.kind, flow.notice], ['offline', 'offline'], `press ${press}`);
    }
    assert.equal(proxy.count('POST', '/withdrawal'), 0);
  });

  it('taken off the page half-way may have arrived', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    flow.submit();
    await settle();
    flow.stop();
    assert.equal(flow.screen.kind, 'lost');
    const underWay = proxy.requests.filter(({ method, path }) => method === 'POST' || path.includes('after'));
    assert.deepEqual(
      underWay.map(({ signal }) => signal?.aborted),
      [true, true],
    );
  });

  it('is overtaken by a poll that knows more: the older answer changes nothing', async () => {
    const proxy = new ScriptedProxy();
    const { flow, versions } = await beforeSubmitting(proxy);
    flow.submit();
    await settle();
    await proxy.news(sent('succeeded', { version: 4 }));
    await settle();
    assert.equal(flow.screen.kind, 'succeeded');
    assert.deepEqual(versions, [1, 4]);
  });
});
