import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { problemStatus } from '../../src/contract/problem.ts';
import type { ProblemCode } from '../../src/contract/problem.ts';
import { DepositFlow } from '../../src/element/deposit-flow.ts';
import type { FailureCode } from '../../src/element/failure-code.ts';
import type { FocusTarget } from '../../src/element/flow.ts';
import { KeptText } from '../../src/element/kept-text.ts';
import { ProxyClient } from '../../src/element/proxy-client.ts';
import type { WindowPhase } from '../../src/element/screen.ts';
import { memoryStorage } from './memory-storage.ts';
import { ScriptedProxy } from './scripted-proxy.ts';
import { awaiting, awaitingWindow, credited, expired, submitted } from './views.ts';

const running = new Set<DepositFlow>();
afterEach(() => {
  for (const flow of running) flow.stop();
  running.clear();
});

function begin(proxy: ScriptedProxy, storage = memoryStorage()) {
  const versions: number[] = [];
  const failures: FailureCode[] = [];
  const opened: string[] = [];
  const focus: FocusTarget[] = [];
  const page = { online: true, opensAs: 'waiting' as WindowPhase };
  const flow = new DepositFlow({
    client: new ProxyClient('http://proxy.example/ipay/', 'token', proxy.fetch),
    keptText: new KeptText(() => storage),
    isOnline: () => page.online,
    initialView: undefined,
    host: {
      changed: (target) => focus.push(target),
      viewChanged: (view) => versions.push(view.version),
      failed: (code) => failures.push(code),
      openWindow: (url) => {
        opened.push(url);
        return { phase: page.opensAs, url };
      },
    },
  });
  running.add(flow);
  flow.start();
  flow.wake();
  return { flow, versions, failures, opened, focus, page, storage };
}

/** Lets everything that is already answered run its course. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A payer with a number typed, in front of the button. */
async function beforeSubmitting(proxy: ScriptedProxy) {
  proxy.load = awaiting();
  const begun = begin(proxy);
  await settle();
  begun.flow.enter();
  begun.flow.typed = '4829 1736';
  return begun;
}

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
    amount_not_whole: 'unknown',
    window_not_configured: 'unknown',
  };
  for (const [code, end] of Object.entries(ends)) {
    it(`answered ${code} shows ${end}, with the number kept`, async () => {
      const proxy = new ScriptedProxy();
      const { flow } = await beforeSubmitting(proxy);
      assert.ok(code in problemStatus);
      proxy.activation = code as ProblemCode; // Object.entries forgets the type of keys
      proxy.load = submitted('checking');
      flow.submit();
      await settle();
      await settle();
      const { screen } = flow;
      assert.equal([screen.kind, 'error' in screen ? screen.error.reason : []].flat().join(' '), end);
      if (end !== 'checking') assert.equal(flow.typed, '4829 1736');
    });
  }

  for (const [what, reply] of [
    ['a reset connection', 'reset'],
    ['an HTML error page', new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['a cut body', new Response('{"id":"dep_1","vers', { status: 200 })],
    ['a body of another shape', Response.json({ ok: true })],
    ['a problem with a code we do not know', Response.json({ code: 'teapot' }, { status: 418 })],
  ] as const) {
    it(`${what} leaves the result unknown, and never says try again`, async () => {
      const proxy = new ScriptedProxy();
      const { flow } = await beforeSubmitting(proxy);
      proxy.activation = reply;
      flow.submit();
      await settle();
      assert.equal(flow.screen.kind, 'unknown');
    });
  }

  it('whose answer was lost can be sent again, as the same attempt, once the proxy says it knows none', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    proxy.activation = 'reset';
    flow.submit();
    await settle();
    await flow.check();
    assert.deepEqual(flow.screen, { kind: 'enter', attempt: 1, error: { reason: 'unreceived' } });
    assert.equal(flow.typed, '4829 1736');
    proxy.activation = submitted('accepted');
    flow.submit();
    await settle();
    const sent = proxy.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
    assert.deepEqual(sent, [
      { attempt: 1, transactionNumber: '48291736' },
      { attempt: 1, transactionNumber: '48291736' },
    ]);
    assert.equal(flow.screen.kind, 'accepted');
  });

  it('whose answer was lost shows what became of it when the proxy has it after all', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    proxy.activation = 'reset';
    flow.submit();
    await settle();
    await proxy.news(submitted('checking'));
    await settle();
    assert.equal(flow.screen.kind, 'checking');
  });

  it('twice at once is one request', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    flow.submit();
    flow.submit();
    await settle();
    assert.equal(proxy.count('POST', '/activation'), 1);
  });

  it('without a connection sends nothing and keeps the number', async () => {
    const proxy = new ScriptedProxy();
    const { flow, page } = await beforeSubmitting(proxy);
    page.online = false;
    flow.submit();
    await settle();
    assert.equal(flow.screen.kind, 'offline');
    assert.equal(proxy.count('POST', '/activation'), 0);
    page.online = true;
    proxy.activation = submitted('accepted');
    flow.submit();
    await settle();
    assert.equal(flow.screen.kind, 'accepted');
  });

  it('that is none is not sent', async () => {
    const proxy = new ScriptedProxy();
    const { flow, focus } = await beforeSubmitting(proxy);
    for (const [typed, reason] of [
      ['', 'empty'],
      ['4829 17', 'length'],
      ['0734234201', 'phone'],
      ['Tk 500 TrxID DDD14QS409', 'characters'],
    ]) {
      flow.typed = typed ?? '';
      flow.submit();
      assert.equal(flow.screen.kind === 'enter' && flow.screen.error?.reason, reason);
      assert.equal(focus.at(-1), 'field');
    }
    assert.equal(proxy.count('POST', '/activation'), 0);
  });

  it('taken off the page half-way may have arrived', async () => {
    const proxy = new ScriptedProxy();
    const { flow } = await beforeSubmitting(proxy);
    flow.submit();
    await settle();
    flow.stop();
    assert.equal(flow.screen.kind, 'unknown');
    const underWay = proxy.requests.filter(({ method, path }) => method === 'POST' || path.includes('after'));
    assert.deepEqual(
      underWay.map(({ signal }) => signal?.aborted),
      [true, true],
    );
  });

  it('is overtaken by a poll that knows more: the older answer changes nothing', async () => {
    const proxy = new ScriptedProxy();
    const { flow, versions } = await beforeSubmitting(proxy);
    proxy.activation = 'hang';
    flow.submit();
    await settle();
    await proxy.news(credited());
    await settle();
    assert.equal(flow.screen.kind, 'credited');
    assert.deepEqual(versions, [1, 3]);
  });

  it('as a correction is the next attempt', async () => {
    const proxy = new ScriptedProxy();
    proxy.load = submitted('rejected');
    const { flow } = begin(proxy);
    await settle();
    flow.enter();
    assert.equal(flow.typed, '48291736');
    flow.typed = '48291737';
    flow.submit();
    await settle();
    const sent = proxy.requests.find(({ method }) => method === 'POST');
    assert.deepEqual(sent?.body, { attempt: 2, transactionNumber: '48291737' });
  });
});

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
    again.flow.submit();
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
    const checked = flow.check();
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
    await flow.check();
    assert.equal(flow.notice, 'check_failed');
    page.online = false;
    await flow.check();
    assert.equal(flow.notice, 'offline');
    assert.equal(flow.screen.kind, 'unknown');
  });

  it('shows what it learned', async () => {
    const proxy = new ScriptedProxy();
    proxy.load = submitted('checking');
    const { flow, focus } = begin(proxy);
    await settle();
    proxy.load = credited();
    await flow.check();
    assert.equal(flow.screen.kind, 'credited');
    assert.equal(focus.at(-1), 'heading');
  });
});

describe('the payment window', () => {
  async function beforeOpening(reply: ScriptedProxy['window']) {
    const proxy = new ScriptedProxy();
    proxy.load = awaitingWindow();
    proxy.window = reply;
    const begun = begin(proxy);
    await settle();
    return { proxy, ...begun };
  }

  it('opens where the proxy says, asked for once', async () => {
    const { proxy, flow, opened } = await beforeOpening({ url: 'https://plugin.example/?x=1' });
    flow.openWindow('bn');
    flow.openWindow('bn');
    await settle();
    assert.deepEqual(opened, ['https://plugin.example/?x=1']);
    assert.equal(proxy.count('POST', '/window'), 1);
    assert.deepEqual(proxy.requests.find(({ method }) => method === 'POST')?.body, { lang: 'bn' });
    assert.equal(flow.screen.kind === 'window' && flow.screen.phase, 'waiting');
  });

  it('that is no web address is not opened', async () => {
    const { flow, opened } = await beforeOpening({ url: 'javascript:alert(1)' });
    flow.openWindow('en');
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
      const { flow } = await beforeOpening(reply);
      flow.openWindow('en');
      await settle();
      assert.equal(flow.screen.kind, kind);
    });
  }

  it('in a frame stays when the time runs out', async () => {
    const { proxy, flow, page } = await beforeOpening({ url: 'https://plugin.example/' });
    page.opensAs = 'frame';
    flow.openWindow('en');
    await settle();
    await proxy.news(expired({ flow: 'window', wallet: null }));
    await settle();
    assert.equal(flow.screen.kind, 'window');
    await proxy.news(credited(250_000, { flow: 'window', wallet: null }));
    await settle();
    assert.equal(flow.screen.kind, 'credited');
  });
});
