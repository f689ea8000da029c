import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { submitNumber } from '../../src/element/later/submit-number.ts';
import { beforeSubmitting, stopFlows } from './flow-in-node.ts';
import { ScriptedProxy } from './scripted-proxy.ts';
import { settle } from './settle.ts';

afterEach(stopFlows);

describe('handing in a number where the browser says there is no connection', () => {
  it('sends nothing and keeps the number', async () => {
    const proxy = new ScriptedProxy();
    const { flow, page } = await beforeSubmitting(proxy);
    page.online = false;
    submitNumber(flow);
    await settle();
    assert.equal(flow.screen.kind, 'offline');
    assert.equal(proxy.count('POST', '/activation'), 0);
    page.online = true;
    proxy.activation = submitted('accepted');
    submitNumber(flow);
    await settle();
    assert.equal(flow.screen.kind, 'accepted');
  });

  it('in a web view that says so, though there is one, is sent by the second press', async () => {
    const proxy = new ScriptedProxy();
    const { flow, page } = await beforeSubmitting(proxy);
    page.online = false;
    proxy.activation = submitted('accepted');
    submitNumber(flow);
    assert.equal(flow.screen.kind, 'offline');
    submitNumber(flow);
    await settle();
    await settle();
    assert.equal(flow.screen.kind, 'accepted');
    assert.equal(proxy.count('POST', '/activation'), 1);
  });

  it('stays as it is where there is none indeed, however often it is pressed', async () => {
    const proxy = new ScriptedProxy();
    const { flow, page } = await beforeSubmitting(proxy);
    page.online = false;
    proxy.load = 'reset';
    submitNumber(flow);
    for (const press of [1, 2]) {
      submitNumber(flow);
      await settle();
      assert.deepEqual([flow.screen.kind, flow.notice], ['offline', 'offline'], `press ${press}`);
    }
    assert.equal(flow.typed, '4829 1736');
    assert.equal(proxy.count('POST', '/activation'), 0);
  });

  it('is not sent when the proxy says, asked whether there is a connection, that another tab was faster', async () => {
    const proxy = new ScriptedProxy();
    const { flow, page } = await beforeSubmitting(proxy);
    page.online = false;
    proxy.load = submitted('checking');
    submitNumber(flow);
    submitNumber(flow);
    await settle();
    assert.equal(flow.screen.kind, 'checking');
    assert.equal(proxy.count('POST', '/activation'), 0);
  });
});
