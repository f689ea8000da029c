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
import { begin, beforeSubmitting, testedDeposit } from './flow-in-node.ts';
import { describeFlow } from './flow-suite.ts';
import { memoryStorage } from './memory-storage.ts';
import { stopFlows } from './run-flow.ts';
import { ScriptedProxy } from './scripted-proxy.ts';
import { settle } from './settle.ts';

afterEach(stopFlows);

describeFlow(testedDeposit, {
  screens: [
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
  ],
  loadings: [
    ['reset', 'load_failed', 'network'],
    ['internal', 'load_failed', 'internal'],
    ['store_unavailable', 'load_failed', 'store_unavailable'],
    ['gateway_unavailable', 'load_failed', 'gateway_unavailable'],
    ['rate_limited', 'load_failed', 'rate_limited'],
    ['gateway_misconfigured', 'unavailable', 'gateway_misconfigured'],
    ['not_found', 'unavailable', 'not_found'],
    ['session_invalid', 'session_ended', 'session_invalid'],
    ['session_expired', 'session_ended', 'session_expired'],
  ],
  unsettled: [submitted('checking'), 'checking'],
  settled: [credited(), 'credited'],
  waiting: (version) => awaiting({ version }),
  underWay: [submitted('submitting'), 'submitting'],
  taken: [submitted('accepted'), 'accepted'],
  lost: 'unknown',
  unsent: { kind: 'enter', error: { reason: 'unsent' } },
});

describe('the field', () => {
  it('stays while news concerns something else, and goes when another tab was faster', async () => {
    const { flow, proxy } = await beforeSubmitting();
    await proxy.news(expired());
    await settle();
    assert.equal(flow.screen.kind, 'enter');
    await proxy.news(submitted('checking', { version: 5 }));
    await settle();
    assert.equal(flow.screen.kind, 'checking');
    assert.equal(flow.notice, 'screen');
  });
});

describe('a deposit', () => {
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
    const { flow, proxy } = await beforeSubmitting();
    proxy.load = credited(250_000, { id: 'dep_other', version: 9, expiresInMs: 60_000 });
    const { minutes } = flow.timeLeft;
    await checkDeposit(flow);
    assert.deepEqual([flow.screen.kind, flow.notice, flow.view?.id], ['enter', 'check_failed', 'dep_1']);
    assert.equal(flow.typed, '4829 1736');
    assert.equal(flow.timeLeft.minutes, minutes, 'its time is of the other one');
  });

  it('does not say that a number was not received by the answer of another deposit', async () => {
    const proxy = new ScriptedProxy();
    proxy.posted = 'reset';
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
});
