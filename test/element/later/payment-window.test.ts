import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { PaymentWindow } from '../../../src/element/later/payment-window.ts';
import { replaceGlobal } from '../page-in-node.ts';

const url = 'https://plugin.example/?label=7&_=1&success_url=a%2Bb';

/** A window of its own, as far as the page that opened it sees. */
class OpenedTab {
  closed = false;
  opener: unknown = 'the page';
  close(): void {
    this.closed = true;
  }
}

let undo: (() => void)[] = [];
/** What the browser was asked to open, and how. */
let asked: (readonly [url: string, target: string, features: string])[] = [];
let tabs: OpenedTab[] = [];
const browser = { blocks: false };

/** For each test of the suite it is called in: other files' tests run in the same process. */
function inAPageOfItsOwn(): void {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setInterval', 'Date'] });
    [asked, tabs, browser.blocks] = [[], [], false];
    const open = (...given: [string, string, string]) => {
      asked.push(given);
      if (browser.blocks) return null;
      const tab = new OpenedTab();
      tabs.push(tab);
      return tab;
    };
    undo.push(replaceGlobal(globalThis, 'open', open));
  });
  afterEach(() => {
    for (const put of undo) put();
    undo = [];
    mock.timers.reset();
  });
}

/** A payment window, and how often it told that it was closed. */
function newWindow() {
  const seen = { closed: 0 };
  const window = new PaymentWindow();
  const open = (openIn: Parameters<PaymentWindow['open']>[1]) =>
    window.open(url, openIn, () => (seen.closed += 1));
  return { window, open, seen };
}

describe('a window of its own', () => {
  inAPageOfItsOwn();

  it('blocked by the browser: says so, and waits for nothing', () => {
    browser.blocks = true;
    const { open, seen, window } = newWindow();
    assert.deepEqual(open('popup'), { phase: 'blocked', url });
    mock.timers.tick(60_000);
    window.finish();
    assert.equal(seen.closed, 0);
  });

  it('blocked once, and let through the next time: is followed as any other', () => {
    browser.blocks = true;
    const { open, seen } = newWindow();
    open('tab');
    browser.blocks = false;
    assert.deepEqual(open('tab'), { phase: 'waiting', url });
    tabs[0]?.close();
    mock.timers.tick(500);
    assert.equal(seen.closed, 1);
  });

  for (const openIn of ['popup', 'tab'] as const) {
    it(`closed by the payer, or cut off from us: told once (${openIn})`, () => {
      const { open, seen } = newWindow();
      assert.deepEqual(open(openIn), { phase: 'waiting', url });
      mock.timers.tick(60_000);
      assert.equal(seen.closed, 0);
      tabs[0]?.close();
      mock.timers.tick(500);
      mock.timers.tick(60_000);
      assert.equal(seen.closed, 1);
    });
  }

  it('cannot reach back to the shop', () => {
    newWindow().open('tab');
    assert.equal(tabs[0]?.opener, null);
  });

  it('has the size of the gateway’s own embedding as a pop-up, and none as a tab', () => {
    const { open } = newWindow();
    open('popup');
    open('tab');
    assert.deepEqual(asked, [
      [url, '_blank', 'popup,width=640,height=750'],
      [url, '_blank', ''],
    ]);
  });

  it('opened a second time: the end of the first one says nothing of the second', () => {
    const { open, seen } = newWindow();
    open('popup');
    open('popup');
    tabs[0]?.close();
    mock.timers.tick(10_000);
    assert.equal(seen.closed, 0);
    tabs[1]?.close();
    mock.timers.tick(500);
    assert.equal(seen.closed, 1);
  });

  it('is let be once the element is off the page', () => {
    const { open, seen, window } = newWindow();
    open('popup');
    window.stop();
    tabs[0]?.close();
    mock.timers.tick(60_000);
    window.finish();
    assert.equal(seen.closed, 0);
  });
});

describe('the money is credited', () => {
  inAPageOfItsOwn();

  it('a pop-up is taken away, and that is not the payer’s closing', () => {
    const { open, seen, window } = newWindow();
    open('popup');
    window.finish();
    window.finish();
    mock.timers.tick(60_000);
    assert.deepEqual([tabs[0]?.closed, seen.closed], [true, 0]);
  });

  it('a tab stays, as it may be on its way back to the shop; so does one that came after a pop-up', () => {
    const { open, window } = newWindow();
    open('popup');
    open('tab');
    window.finish();
    assert.deepEqual(
      tabs.map(({ closed }) => closed),
      [false, false],
    );
  });

  it('nothing was opened: nothing happens', () => {
    newWindow().window.finish();
    assert.deepEqual(asked, []);
  });
});

describe('in the page', () => {
  inAPageOfItsOwn();

  it('goes there itself', () => {
    const went: string[] = [];
    undo.push(replaceGlobal(globalThis, 'location', { assign: (to: string) => went.push(to) }));
    assert.deepEqual(newWindow().open('self'), { phase: 'waiting', url });
    assert.deepEqual([went, asked], [[url], []]);
  });

  for (const [clock, ms] of [
    ['', Date.UTC(2026, 10, 26)],
    [', by a clock of 1970', 0],
    [', by a clock of 2100', Date.UTC(2100, 0, 1)],
  ] as const) {
    it(`in a frame, by an address that no cache knows${clock}, else unchanged`, () => {
      mock.timers.setTime(ms);
      const opened = newWindow().open('frame');
      assert.deepEqual(opened, {
        phase: 'frame',
        url: `https://plugin.example/?label=7&_=${ms}&success_url=a%2Bb`,
      });
      assert.deepEqual(asked, []);
    });
  }

  it('a frame after a window of its own: that one’s end is nobody’s business any more', () => {
    const { open, seen } = newWindow();
    open('popup');
    open('frame');
    tabs[0]?.close();
    mock.timers.tick(60_000);
    assert.equal(seen.closed, 0);
  });
});
