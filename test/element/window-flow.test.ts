import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { awaitingWindow, credited, expired } from '../../demo/stories/recorded/deposit-views.ts';
import { visitWindow } from '../../src/element/later/visit-window.ts';
import type { WindowPhase } from '../../src/element/screen.ts';
import { begin } from './flow-in-node.ts';
import { stopFlows } from './run-flow.ts';
import { ScriptedProxy } from './scripted-proxy.ts';
import { settle } from './settle.ts';

afterEach(stopFlows);

describe('the payment window', () => {
  async function beforeOpening(reply: ScriptedProxy['window']) {
    const proxy = new ScriptedProxy();
    proxy.load = awaitingWindow();
    proxy.window = reply;
    const begun = begin(proxy);
    await settle();
    const opened: string[] = [];
    const page = { opensAs: 'waiting' as WindowPhase };
    const visit = (lang: string) =>
      void visitWindow(begun.flow, lang, (url) => {
        opened.push(url);
        return { phase: page.opensAs, url };
      });
    return { proxy, ...begun, opened, page, visit };
  }

  it('opens where the proxy says, asked for once', async () => {
    const { proxy, flow, opened, visit } = await beforeOpening({ url: 'https://plugin.example/?x=1' });
    visit('bn');
    visit('bn');
    await settle();
    assert.deepEqual(opened, ['https://plugin.example/?x=1']);
    assert.equal(proxy.count('POST', '/window'), 1);
    assert.deepEqual(proxy.requests.find(({ method }) => method === 'POST')?.body, { lang: 'bn' });
    assert.equal(flow.screen.kind === 'window' && flow.screen.phase, 'waiting');
  });

  it('that is no web address is not opened', async () => {
    const { flow, opened, visit } = await beforeOpening({ url: 'javascript:alert(1)' });
    visit('en');
    await settle();
    assert.deepEqual(opened, []);
    assert.equal(flow.screen.kind === 'window' && flow.screen.phase, 'ready');
  });

  for (const [reply, kind] of [
    ['window_not_configured', 'unavailable'],
    ['amount_not_whole', 'unavailable'],
    ['session_expired', 'session_ended'],
    ['gateway_unavailable', 'window'],
    ['rate_limited', 'window'],
    ['reset', 'window'],
  ] as const) {
    it(`answered ${reply} shows ${kind}`, async () => {
      const { flow, visit } = await beforeOpening(reply);
      visit('en');
      await settle();
      assert.equal(flow.screen.kind, kind);
    });
  }

  it('that opens for nobody any more leads to what became of the deposit', async () => {
    const { proxy, flow, visit } = await beforeOpening('submission_closed');
    proxy.load = credited(250_000, { flow: 'window', wallet: null });
    visit('en');
    await settle();
    await settle();
    assert.equal(flow.screen.kind, 'credited');
  });

  it('in a frame stays when the time runs out', async () => {
    const { proxy, flow, page, visit } = await beforeOpening({ url: 'https://plugin.example/' });
    page.opensAs = 'frame';
    visit('en');
    await settle();
    await proxy.news(expired({ flow: 'window', wallet: null }));
    await settle();
    assert.equal(flow.screen.kind, 'window');
    await proxy.news(credited(250_000, { flow: 'window', wallet: null }));
    await settle();
    assert.equal(flow.screen.kind, 'credited');
  });
});
