import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { refused, requested, sent } from '../../../demo/stories/recorded/withdrawal-views.ts';
import { ScriptedProxy } from '../scripted-proxy.ts';
import { settle } from '../settle.ts';
import { begin, beforeSubmitting, stopFlows } from './withdrawal-in-node.ts';

afterEach(stopFlows);

describe('the screen', () => {
  for (const [view, kind] of [
    [requested(), 'form'],
    [sent('sending'), 'sending'],
    [sent('accepted'), 'accepted'],
    [sent('unknown'), 'unknown'],
    [sent('succeeded'), 'succeeded'],
    [sent('failed'), 'failed'],
    [sent('conflict'), 'conflict'],
    [refused('insufficient_balance'), 'refused'],
    [refused('expired'), 'refused'],
  ] as const) {
    it(`of ${view.state} is ${kind}, and loading moves no focus`, async () => {
      const proxy = new ScriptedProxy();
      proxy.load = view;
      const { flow, focus } = begin(proxy);
      await settle();
      assert.equal(flow.screen.kind, kind);
      assert.ok(focus.every((target) => target === 'none'));
    });
  }

  it('of the form stays while the proxy waits, and goes when another tab was faster', async () => {
    const proxy = new ScriptedProxy();
    const { flow, storage } = await beforeSubmitting(proxy);
    await proxy.news(requested({ version: 2 }));
    await settle();
    assert.deepEqual(flow.screen, { kind: 'form' });
    assert.equal(flow.typed.accountNumber, '0340 5138');
    await proxy.news(sent('accepted', { version: 3 }));
    await settle();
    assert.equal(flow.screen.kind, 'accepted');
    assert.equal(flow.notice, 'screen');
    assert.equal(storage.length, 0);
  });

  it('comes back to the form, saying so, when nothing reached the gateway', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    await proxy.news(sent('sending'));
    await settle();
    assert.equal(flow.screen.kind, 'sending');
    await proxy.news(requested({ version: 3 }));
    await settle();
    assert.deepEqual(flow.screen, { kind: 'form', error: { whole: 'unsent' } });
    assert.equal(flow.typed.accountNumber, '0340 5138');
  });

  it('follows a refusal that turns out to be paid', async () => {
    const proxy = new ScriptedProxy();
    proxy.load = refused('refused');
    const { flow } = begin(proxy);
    await settle();
    await proxy.news(sent('conflict', { version: 4 }));
    await settle();
    assert.equal(flow.screen.kind, 'conflict');
  });
});

describe('loading', () => {
  for (const [reply, kind, failure] of [
    ['reset', 'load_failed', 'network'],
    ['store_unavailable', 'load_failed', 'store_unavailable'],
    ['rate_limited', 'load_failed', 'rate_limited'],
    ['not_found', 'unavailable', 'not_found'],
    ['withdrawals_not_configured', 'unavailable', 'withdrawals_not_configured'],
    ['session_expired', 'session_ended', 'session_expired'],
    [Response.json({ ...requested(), amount: '2500' }), 'load_failed', 'unreadable'],
  ] as const) {
    it(`that ends in ${failure} shows ${kind} and tells the page`, async () => {
      const proxy = new ScriptedProxy();
      proxy.load = reply;
      const { flow, failures } = begin(proxy);
      await settle();
      assert.equal(flow.screen.kind, kind);
      assert.deepEqual(failures, [failure]);
    });
  }

  it('asks with the session and no more', async () => {
    const proxy = new ScriptedProxy();
    begin(proxy);
    await settle();
    const [request] = proxy.requests;
    assert.equal(request?.path, '/ipay/withdrawal');
    assert.equal(request.headers.get('authorization'), 'Bearer token');
  });

  it('comes back to the form with what was typed before the reload', async () => {
    const proxy = new ScriptedProxy();
    const { flow, storage } = await beforeSubmitting(proxy);
    flow.stop();
    const again = begin(proxy, storage);
    await settle();
    assert.equal(again.flow.screen.kind, 'form');
    assert.equal(again.flow.typed.accountNumber, '0340 5138');
    assert.equal(again.flow.typed.bank, 'Bank of Ceylon ');
  });
});

describe('asking for the status', () => {
  it('says so when nothing changed, or when it failed', async () => {
    const proxy = new ScriptedProxy();
    proxy.load = sent('unknown');
    const { flow, page } = begin(proxy);
    await settle();
    await flow.check();
    assert.equal(flow.notice, 'unchanged');
    proxy.load = 'reset';
    await flow.check();
    assert.equal(flow.notice, 'check_failed');
    page.online = false;
    await flow.check();
    assert.equal(flow.notice, 'offline');
    assert.equal(flow.screen.kind, 'unknown');
  });

  it('shows what it learned', async () => {
    const proxy = new ScriptedProxy();
    proxy.load = sent('accepted');
    const { flow, focus } = begin(proxy);
    await settle();
    proxy.load = sent('succeeded', { version: 3 });
    await flow.check();
    assert.equal(flow.screen.kind, 'succeeded');
    assert.equal(focus.at(-1), 'heading');
  });
});
