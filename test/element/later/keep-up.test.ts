import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { awaitingWindow, credited, submitted } from '../../../demo/stories/recorded/deposit-views.ts';
import type { DepositView } from '../../../src/contract/deposit-view.ts';
import type { DepositFlow } from '../../../src/element/later/deposit-flow.ts';
import { keepUp } from '../../../src/element/later/keep-up.ts';
import { begin } from '../flow-in-node.ts';
import { PageInNode, passes, replaceGlobal } from '../page-in-node.ts';
import { stopFlows } from '../run-flow.ts';
import { ScriptedProxy } from '../scripted-proxy.ts';

let page: PageInNode;
let ends: (() => void)[] = [];
const clock = { ms: 0 };

/** For each test of the suite it is called in: other files' tests run in the same process. */
function inAPageOfItsOwn(): void {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    clock.ms = 0;
    page = new PageInNode();
    ends.push(replaceGlobal(performance, 'now', () => clock.ms));
  });
  afterEach(() => {
    for (const end of ends) end();
    ends = [];
    stopFlows();
    page.end();
    mock.timers.reset();
  });
}

/** The mocked timers and the clock of the browser, which no setting of the phone moves, run together. */
async function time(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    await passes(Math.min(500, ms - passed));
    clock.ms += Math.min(500, ms - passed);
  }
  await passes(0);
}

/** A payer who follows a deposit: its long poll is under way. */
async function following(view = submitted('checking')) {
  const proxy = new ScriptedProxy();
  proxy.load = view;
  const begun = begin(proxy);
  const shown: { flow: DepositFlow | undefined } = { flow: begun.flow };
  const end = keepUp(() => shown.flow);
  ends.push(end);
  await proxy.polled();
  const polls = () => proxy.requests.filter(({ path }) => path.includes('after='));
  const asked = () => proxy.requests.length - polls().length - 1;
  return { ...begun, proxy, shown, end, polls, asked };
}

/** The poll that was under way when the page was put away waits for ever. */
const isEnded = (polls: readonly { readonly signal: AbortSignal | undefined }[], index: number) =>
  polls[index]?.signal?.aborted;

describe('the page is put away', () => {
  inAPageOfItsOwn();

  for (const [how, putAway] of [
    ['into the back-forward cache', () => page.tellWindow('pagehide', true)],
    ['frozen', () => page.tell('freeze')],
    ['without a connection', () => page.tellWindow('offline')],
  ] as const) {
    it(`${how}: nothing is asked any more`, async () => {
      const { polls, asked } = await following();
      putAway();
      await time(60_000);
      assert.equal(isEnded(polls(), 0), true);
      assert.deepEqual([polls().length, asked()], [1, 0]);
    });
  }

  it('taken out of the cache: asks anew at once, and beside it when that gets no answer', async () => {
    const { proxy, flow, polls, asked } = await following();
    page.tellWindow('pagehide', true);
    page.tellWindow('pageshow', true);
    await time(0);
    assert.deepEqual([polls().length, asked()], [2, 0]);
    proxy.load = credited();
    await time(1500);
    assert.equal(asked(), 1);
    assert.equal(flow.screen.kind, 'credited');
  });

  it('taken out of the cache: the answer of another deposit changes nothing, and the page hears of no error', async (t) => {
    const { proxy, flow, asked } = await following();
    const rejected: unknown[] = [];
    const hear = (reason: unknown) => rejected.push(reason);
    process.on('unhandledRejection', hear);
    t.after(() => process.off('unhandledRejection', hear));
    page.tellWindow('pagehide', true);
    page.tellWindow('pageshow', true);
    proxy.load = credited(250_000, { id: 'dep_other', version: 9 });
    await time(1500);
    assert.equal(asked(), 1);
    assert.equal(flow.screen.kind, 'checking');
    await new Promise(setImmediate);
    assert.deepEqual(rejected, []);
  });

  it('shown for the first time, which is no return: asks nothing', async () => {
    const { polls, asked } = await following();
    page.tellWindow('pageshow');
    await time(10_000);
    assert.deepEqual([polls().length, asked()], [1, 0]);
  });

  it('thawed in front of the payer: asks anew; thawed out of sight: waits until it is looked at', async () => {
    const { proxy, flow, polls, asked } = await following();
    page.setHidden(true);
    page.tell('freeze');
    page.tell('resume');
    await time(10_000);
    assert.deepEqual([polls().length, asked()], [1, 0]);
    proxy.load = credited();
    page.setHidden(false);
    await time(1500);
    assert.equal(flow.screen.kind, 'credited');
    page.tell('freeze');
    page.tell('resume');
    await time(10_000);
    assert.equal(asked(), 1, 'a credited deposit has no more news');
  });

  it('online again: looks after a moment, as the connection that died says nothing', async () => {
    const { proxy, flow, polls } = await following();
    page.tellWindow('offline');
    page.tellWindow('online');
    proxy.load = submitted('possible', { version: 3 });
    await time(1500);
    assert.equal(flow.screen.kind, 'possible');
    assert.equal(polls().length, 2, 'it follows on from there');
  });
});

describe('the payer looks again', () => {
  inAPageOfItsOwn();

  it('nothing is new, and the answer came at once: the poll is alive, and left alone', async () => {
    const { polls, asked } = await following();
    page.setHidden(false);
    await time(10_000);
    assert.equal(asked(), 1);
    assert.deepEqual([polls().length, isEnded(polls(), 0)], [1, false]);
  });

  it('nothing is new, and the answer took long: the poll is as dead, and begun anew', async () => {
    const { proxy, polls, asked } = await following();
    let answer: (view: DepositView) => void = () => undefined;
    proxy.load = new Promise((resolve) => (answer = resolve));
    page.setHidden(false);
    await time(1500 + 4000);
    assert.ok(asked() > 1, 'asked again beside the one without an answer');
    answer(submitted('checking'));
    await time(1000);
    assert.deepEqual([polls().length, isEnded(polls(), 0)], [2, true]);
  });

  it('in passing, back and forth: asks once', async () => {
    const { asked } = await following();
    for (let turns = 0; turns < 5; turns += 1) {
      page.setHidden(true);
      await time(500);
      page.setHidden(false);
      await time(500);
    }
    await time(10_000);
    assert.equal(asked(), 1);
  });

  it('and there is no way to the proxy: the screen stays as it is, and the next look is another try', async () => {
    const { proxy, flow, failures } = await following();
    proxy.load = 'reset';
    page.setHidden(false);
    await time(20_000);
    assert.deepEqual([flow.screen.kind, failures], ['checking', []]);
    proxy.load = credited();
    page.setHidden(false);
    await time(1500);
    assert.equal(flow.screen.kind, 'credited');
  });

  it('while the phone’s clock jumps by months: asks as ever', async () => {
    const { proxy, flow, asked } = await following();
    page.setHidden(false);
    await time(500);
    mock.timers.setTime(Date.UTC(2031, 0, 1));
    await time(500);
    proxy.load = submitted('checking', { timeMs: 0, stateSinceMs: Date.UTC(2040, 0, 1) });
    await time(10_000);
    assert.deepEqual([asked(), flow.screen.kind], [1, 'checking']);
  });
});

describe('out of sight', () => {
  inAPageOfItsOwn();

  it('asks nothing', async () => {
    const { asked, polls } = await following();
    page.setHidden(true);
    await time(60_000);
    assert.deepEqual([asked(), polls().length], [0, 1]);
  });

  it('while the payer is in the payment window: follows, so that this page takes it away in time', async () => {
    const { flow, proxy, polls } = await following(awaitingWindow({}, true));
    flow.sleep();
    page.setHidden(true);
    await time(1500);
    assert.equal(polls().length, 2);
    await proxy.news(credited(250_000, { flow: 'window', wallet: null }));
    await time(0);
    assert.equal(flow.screen.kind, 'credited');
  });

  it('before the payment window was opened: asks nothing', async () => {
    const { flow, polls } = await following(awaitingWindow());
    flow.sleep();
    page.setHidden(true);
    await time(60_000);
    assert.equal(polls().length, 1);
  });
});

describe('the page goes on to another deposit', () => {
  inAPageOfItsOwn();

  it('while it is asked how the one before stands: that answer is not told, nor followed', async () => {
    const { proxy, flow, shown, versions, polls } = await following();
    let answer: (view: DepositView) => void = () => undefined;
    proxy.load = new Promise((resolve) => (answer = resolve));
    page.setHidden(false);
    await time(2000);
    flow.stop();
    shown.flow = undefined;
    answer(credited());
    await time(10_000);
    assert.deepEqual([versions, flow.view?.state, polls().length], [[2], 'checking', 1]);
  });

  it('and back to none: everything the page is told is taken calmly', async () => {
    const { shown } = await following();
    shown.flow = undefined;
    for (const name of ['freeze', 'resume', 'visibilitychange']) page.tell(name);
    for (const name of ['pagehide', 'offline', 'online', 'pageshow']) page.tellWindow(name, true);
    await time(10_000);
  });
});

describe('keeping up', () => {
  inAPageOfItsOwn();

  it('ended, it ends what it asked and hears nothing more', async () => {
    const { proxy, end, asked, polls } = await following();
    proxy.load = 'hang';
    page.setHidden(false);
    await time(1500);
    end();
    await time(10_000);
    assert.equal(asked(), 1);
    assert.equal(proxy.requests.at(-1)?.signal?.aborted, true);
    page.tell('freeze');
    page.tellWindow('pageshow', true);
    page.setHidden(false);
    await time(20_000);
    assert.deepEqual([asked(), polls().length, isEnded(polls(), 0)], [1, 1, false]);
  });

  it('listens to nothing that keeps a page out of the back-forward cache', async () => {
    await following();
    assert.ok(page.heardNames.has('pageshow'));
    for (const name of ['unload', 'beforeunload']) assert.equal(page.heardNames.has(name), false);
  });
});
