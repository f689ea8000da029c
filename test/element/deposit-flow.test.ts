import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  awaiting,
  awaitingWindow,
  credited,
  expired,
  submitted,
} from '../../demo/stories/recorded/deposit-views.ts';
import { checkDeposit } from '../../src/element/later/check-deposit.ts';
import { submitNumber } from '../../src/element/later/submit-number.ts';
import { begin, beforeSubmitting, stopFlows } from './flow-in-node.ts';
import { memoryStorage } from './memory-storage.ts';
import { ScriptedProxy } from './scripted-proxy.ts';
import { settle } from './settle.ts';

afterEach(stopFlows);

describe('the screen', () => {
  for (const [view, kind] of [
    [awaiting(), 'pay'],
    [awaiting({ wallet: null }), 'unavailable'],
    [awaitingWindow(), 'window'],
    [submitted('submitting'), 'submitting'],
    [submitted('accepted'), 'accepted'],
    [submitted('checking'), 'checking'],
    [submitted('possible'), 'possible'],
    [submitted('unknown'), 'unknown'],
    [submitted('needs_review'), 'unknown'],
    [submitted('rejected'), 'rejected'],
    [submitted('rejected', { attempts: { used: 5, left: 0 } }), 'exhausted'],
    [credited(), 'credited'],
    [expired(), 'expired'],
  ] as const) {
    it(`of ${view.flow}/${view.state} is ${kind}`, async () => {
      const proxy = new ScriptedProxy();
      proxy.load = view;
      const { flow, focus } = begin(proxy);
      await settle();
      assert.equal(flow.screen.kind, kind);
      assert.ok(
        focus.every((target) => target === 'none'),
        'loading moves no focus',
      );
    });
  }

  it('of the field stays while news concerns something else, and goes when another tab was faster', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    await proxy.news(expired());
    await settle();
    assert.equal(flow.screen.kind, 'enter');
    await proxy.news(submitted('checking', { version: 5 }));
    await settle();
    assert.equal(flow.screen.kind, 'checking');
    assert.equal(flow.notice, 'screen');
  });
});

describe('loading', () => {
  for (const [reply, kind, failure] of [
    ['reset', 'load_failed', 'network'],
    ['internal', 'load_failed', 'internal'],
    ['store_unavailable', 'load_failed', 'store_unavailable'],
    ['gateway_unavailable', 'load_failed', 'gateway_unavailable'],
    ['rate_limited', 'load_failed', 'rate_limited'],
    ['gateway_misconfigured', 'unavailable', 'gateway_misconfigured'],
    ['not_found', 'unavailable', 'not_found'],
    ['session_invalid', 'session_ended', 'session_invalid'],
    ['session_expired', 'session_ended', 'session_expired'],
  ] as const) {
    it(`that ends in ${reply} shows ${kind} and tells the page`, async () => {
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
    assert.equal(request?.path, '/ipay/deposit');
    assert.equal(request.headers.get('authorization'), 'Bearer token');
  });

  it('comes back to the field with what was typed before the reload', async () => {
    const proxy = new ScriptedProxy();
    const { flow, storage } = await beforeSubmitting(proxy);
    flow.stop();
    const again = begin(proxy, storage);
    await settle();
    assert.equal(again.flow.screen.kind, 'enter');
    assert.equal(again.flow.typed, '4829 1736');
    proxy.activation = submitted('accepted');
    submitNumber(again.flow);
    await settle();
    assert.equal(storage.length, 0, 'settled: the text is forgotten');
  });
});

describe('asking for the status', () => {
  it('says so when nothing changed', async () => {
    const proxy = new ScriptedProxy();
    proxy.load = submitted('checking');
    const { flow } = begin(proxy);
    await settle();
    const checked = checkDeposit(flow);
    assert.equal(flow.notice, 'checking');
    await checked;
    assert.equal(flow.notice, 'unchanged');
  });

  it('says so when it failed, and leaves the screen', async () => {
    const proxy = new ScriptedProxy();
    proxy.load = submitted('unknown');
    const { flow, page } = begin(proxy);
    await settle();
    proxy.load = 'reset';
    await checkDeposit(flow);
    assert.equal(flow.notice, 'check_failed');
    page.online = false;
    await checkDeposit(flow);
    assert.equal(flow.notice, 'offline');
    assert.equal(flow.screen.kind, 'unknown');
  });

  it('shows what the proxy has in place of what the page gave of another deposit', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = begin(proxy, memoryStorage(), awaiting({ version: 7 }));
    assert.equal(flow.view?.id, 'dep_1');
    await proxy.news(awaiting({ id: 'dep_2' }));
    await settle();
    assert.deepEqual([flow.screen.kind, flow.view.id], ['pay', 'dep_2']);
    proxy.load = credited(250_000, { id: 'dep_1', version: 9 });
    await checkDeposit(flow);
    assert.deepEqual([flow.screen.kind, flow.view.id], ['pay', 'dep_2']);
  });

  it('shows nothing of another deposit, whose answer a cache on the way gave', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    proxy.load = credited(250_000, { id: 'dep_other', version: 9, expiresInMs: 60_000 });
    const { minutes } = flow.timeLeft;
    await checkDeposit(flow);
    assert.deepEqual([flow.screen.kind, flow.notice, flow.view?.id], ['enter', 'check_failed', 'dep_1']);
    assert.equal(flow.typed, '4829 1736');
    assert.equal(flow.timeLeft.minutes, minutes, 'its time is of the other one');
  });

  it('does not say that a number was not received by the answer of another deposit', async () => {
    const proxy = new ScriptedProxy();
    proxy.activation = 'reset';
    const { flow } = await beforeSubmitting(proxy);
    submitNumber(flow);
    await settle();
    assert.equal(flow.screen.kind, 'unknown');
    proxy.load = awaiting({ id: 'dep_other', version: 9 });
    await checkDeposit(flow);
    assert.deepEqual([flow.screen.kind, flow.notice], ['unknown', 'check_failed']);
    proxy.load = awaiting();
    await checkDeposit(flow);
    assert.equal(flow.screen.kind, 'enter', 'its own says so');
  });

  it('shows what it learned', async () => {
    const proxy = new ScriptedProxy();
    proxy.load = submitted('checking');
    const { flow, focus } = begin(proxy);
    await settle();
    proxy.load = credited();
    await checkDeposit(flow);
    assert.equal(flow.screen.kind, 'credited');
    assert.equal(focus.at(-1), 'heading');
  });
});
