import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { awaiting, credited, submitted } from '../../../demo/stories/recorded/deposit-views.ts';
import { isDepositView } from '../../../src/contract/check-deposit-view.ts';
import type { DepositView } from '../../../src/contract/deposit-view.ts';
import { Tabs } from '../../../src/element/later/tabs.ts';
import { PageInNode, replaceGlobal } from '../page-in-node.ts';

const channelName = 'ipay-deposit:dep_1';
const open = new Set<{ close: () => void }>();
const undo = new Set<() => void>();
let page: PageInNode;

/** For each test of the suite it is called in: other files' tests run in the same process. */
function inAPageOfItsOwn(): void {
  beforeEach(() => {
    page = new PageInNode();
  });
  afterEach(() => {
    for (const channel of open) channel.close();
    for (const put of undo) put();
    open.clear();
    undo.clear();
    page.end();
  });
}

/** A tab with a deposit, and what it heard. */
function tab(depositId = 'dep_1'): { readonly tabs: Tabs<DepositView>; readonly heard: DepositView[] } {
  const heard: DepositView[] = [];
  const tabs = new Tabs(depositId, isDepositView, (view) => heard.push(view));
  open.add({ close: () => tabs.end() });
  return { tabs, heard };
}

/** Whatever else of this origin speaks on the deposit's channel, and what it hears. */
function stranger() {
  const channel = new BroadcastChannel(channelName);
  const heard: unknown[] = [];
  channel.onmessage = ({ data }: MessageEvent<unknown>) => heard.push(data);
  open.add(channel);
  return { say: (message: unknown) => channel.postMessage(message), heard };
}

/** Messages come in order: once this one is there, whatever was sent before it is too. */
async function delivered(): Promise<void> {
  const [sender, receiver] = [new BroadcastChannel('probe'), new BroadcastChannel('probe')];
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => {
      receiver.onmessage = resolve;
      sender.postMessage('');
    });
  }
  sender.close();
  receiver.close();
}

describe('what one tab learns', () => {
  inAPageOfItsOwn();

  it('the others show, each version once', async () => {
    const [one, other] = [tab(), tab()];
    one.tabs.tell(submitted('checking'));
    one.tabs.tell(submitted('checking'));
    one.tabs.tell(awaiting());
    one.tabs.tell(credited());
    await delivered();
    assert.deepEqual(other.heard, [submitted('checking'), credited()]);
    assert.deepEqual(one.heard, []);
  });

  it('is not said back by those who heard it', async () => {
    const [one, other] = [tab(), tab()];
    const listener = stranger();
    one.tabs.tell(submitted('checking'));
    await delivered();
    for (const view of other.heard) other.tabs.tell(view);
    await delivered();
    assert.equal(listener.heard.length, 1);
  });

  it('of another deposit is heard by nobody, on whatever channel it comes', async () => {
    const one = tab();
    tab('dep_2').tabs.tell(awaiting({ id: 'dep_2' }));
    stranger().say(awaiting({ id: 'dep_2', version: 9 }));
    await delivered();
    assert.deepEqual(one.heard, []);
  });

  it('comes as garbage, or from a script of another version: passed over, and the next is heard', async () => {
    const one = tab();
    const { say } = stranger();
    const { wallet, ...ofAnOldScript } = awaiting();
    for (const message of [
      undefined,
      null,
      '',
      'credited',
      0,
      [awaiting()],
      new Map([['id', 'dep_1']]),
      { id: 'dep_1', state: 'credited' },
      { ...credited(), state: 'paid_out_by_a_newer_script' },
      { ...credited(), credited: { amountMinor: 250_000.5, currency: 'LKR' } },
      { ...awaiting(), version: -1 },
      { ...awaiting(), version: '7' },
      { ...awaiting(), version: Number.NaN },
      ofAnOldScript,
    ])
      say(message);
    const ofANewScript = { ...awaiting({ version: 2 }), more: 'than we know' };
    say(ofANewScript);
    await delivered();
    assert.deepEqual(one.heard, [ofANewScript]);
    assert.ok(wallet);
  });

  it('that came as garbage keeps nobody from telling', async () => {
    const one = tab();
    const { say, heard } = stranger();
    say({ id: 'dep_1', version: 1000 });
    await delivered();
    one.tabs.tell(awaiting());
    await delivered();
    assert.deepEqual(heard, [awaiting()]);
  });
});

describe('a tab without channels is on its own', () => {
  inAPageOfItsOwn();

  const channels = (value: unknown) => undo.add(replaceGlobal(globalThis, 'BroadcastChannel', value));

  it('where the browser has none', () => {
    channels(undefined);
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    tab().tabs.tell(awaiting());
    page.tellWindow('pagehide');
    page.tellWindow('pageshow', true);
  });

  it('where they are forbidden, as to a frame that may keep nothing', () => {
    channels(function Forbidden() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
    tab().tabs.tell(awaiting());
    page.tellWindow('pagehide');
    page.tellWindow('pageshow', true);
  });

  it('with a view that no channel carries: the next one is told', async () => {
    const [one, other] = [tab(), tab()];
    // As frameworks that watch their data hand it to us.
    one.tabs.tell(new Proxy(awaiting(), {}));
    one.tabs.tell(submitted('checking'));
    await delivered();
    assert.deepEqual(other.heard, [submitted('checking')]);
  });
});

describe('a page that is put away', () => {
  inAPageOfItsOwn();

  it('hears nothing, as an open channel keeps it out of the back-forward cache; and hears again after it', async () => {
    const [one, other] = [tab(), stranger()];
    page.tellWindow('pagehide', true);
    other.say(submitted('checking'));
    await delivered();
    assert.deepEqual(one.heard, []);
    one.tabs.tell(awaiting());
    await delivered();
    assert.deepEqual(other.heard, []);
    page.tellWindow('pageshow', true);
    other.say(credited());
    await delivered();
    assert.deepEqual(one.heard, [credited()]);
    one.tabs.tell(credited(250_000, { version: 4 }));
    await delivered();
    assert.deepEqual(other.heard, [credited(250_000, { version: 4 })]);
  });

  it('is shown for the first time: one channel, and nothing twice', async () => {
    const [one, other] = [tab(), stranger()];
    page.tellWindow('pageshow');
    other.say(awaiting());
    await delivered();
    assert.deepEqual(one.heard, [awaiting()]);
  });

  it('once ended, never speaks or listens again', async () => {
    const [one, other] = [tab(), stranger()];
    one.tabs.end();
    page.tellWindow('pageshow', true);
    other.say(credited());
    one.tabs.tell(credited());
    await delivered();
    assert.deepEqual([one.heard, other.heard], [[], []]);
  });
});
