import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { refused, requested, sent } from '../../../demo/stories/recorded/withdrawal-views.ts';
import { describeFlow } from '../flow-suite.ts';
import { stopFlows } from '../run-flow.ts';
import { ScriptedProxy } from '../scripted-proxy.ts';
import { settle } from '../settle.ts';
import { begin, beforeSubmitting, testedWithdrawal } from './withdrawal-in-node.ts';

afterEach(stopFlows);

describeFlow(testedWithdrawal, {
  screens: [
    [requested(), 'form'],
    [sent('sending'), 'sending'],
    [sent('accepted'), 'accepted'],
    [sent('unknown'), 'unknown'],
    [sent('succeeded'), 'succeeded'],
    [sent('failed'), 'failed'],
    [sent('conflict'), 'conflict'],
    [refused('insufficient_balance'), 'refused'],
    [refused('expired'), 'refused'],
  ],
  loadings: [
    ['reset', 'load_failed', 'network'],
    ['store_unavailable', 'load_failed', 'store_unavailable'],
    ['rate_limited', 'load_failed', 'rate_limited'],
    ['not_found', 'unavailable', 'not_found'],
    ['withdrawals_not_configured', 'unavailable', 'withdrawals_not_configured'],
    ['session_expired', 'session_ended', 'session_expired'],
    [Response.json({ ...requested(), amount: '2500' }), 'load_failed', 'unreadable'],
  ],
  unsettled: [sent('unknown'), 'unknown'],
  settled: [sent('succeeded', { version: 3 }), 'succeeded'],
  waiting: (version) => requested({ version }),
  underWay: [sent('sending'), 'sending'],
  taken: [sent('accepted'), 'accepted'],
  lost: 'lost',
  unsent: { kind: 'form', error: { whole: 'unsent' } },
});

describe('a withdrawal', () => {
  it('keeps its form while the proxy waits, and not when another tab was faster', async () => {
    const { flow, storage, proxy } = await beforeSubmitting();
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
    const { flow, proxy } = await beforeSubmitting();
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
