import { assert } from '@open-wc/testing';
import { awaiting, credited, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import { DepositHarness } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();
const open = 'Details for support';

/** Puts a method of ours over the platform's while `run` runs. */
async function replaced(
  target: object,
  name: string,
  value: unknown,
  run: () => Promise<void>,
): Promise<void> {
  const before = Object.getOwnPropertyDescriptor(target, name);
  stub(target, name, value);
  try {
    await run();
  } finally {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  }
}

const stub = (target: object, name: string, value: unknown): void => {
  Object.defineProperty(target, name, { value, configurable: true });
};
afterEach(() => {
  // What the platform has is on the prototypes.
  Reflect.deleteProperty(navigator, 'share');
  Reflect.deleteProperty(navigator.clipboard, 'writeText');
});

async function withSlip(view: DepositView): Promise<DepositHarness> {
  proxy.script.load = view;
  const payer = DepositHarness.create();
  await payer.until(() => payer.control(open) !== undefined, 'the way to the details');
  payer.press(open);
  await payer.until(() => payer.root.querySelector('dl') !== null, 'the details');
  return payer;
}

describe('the details for support', () => {
  for (const state of ['accepted', 'checking', 'possible', 'unknown', 'rejected', 'needs_review'] as const) {
    it(`open from ${state}`, async () => {
      const payer = await withSlip(submitted(state));
      const facts = payer.root.querySelector('dl')?.textContent ?? '';
      for (const fact of ['order-1001', 'dep_1', '2,500']) assert.include(facts, fact);
      assert.equal(payer.control(open)?.getAttribute('aria-expanded'), 'true');
      payer.press(open);
      await payer.until(() => payer.root.querySelector('dl') === null, 'them closed');
    });
  }

  it('open from a deposit that is credited, exhausted, or whose session has ended', async () => {
    // Off the page again: news goes to whoever polls.
    (await withSlip(credited(245_000))).element.remove();
    (await withSlip(submitted('rejected', { attempts: { used: 5, left: 0 } }))).element.remove();
    const payer = await withSlip(submitted('checking'));
    await payer.until(() => proxy.script.requests.at(-1)?.path.includes('after') === true, 'its own poll');
    await proxy.script.news('session_expired');
    await payer.shows('This page has timed out');
    assert.include(payer.root.querySelector('dl')?.textContent, 'dep_1');
  });

  it('are not offered before a number was handed in', async () => {
    const payer = await DepositHarness.shown(proxy, awaiting(), 'Send the money in your iPay app');
    assert.equal(payer.control(open), undefined);
  });

  it('are copied as text, the state in words first, and no token in it', async () => {
    let copied = '';
    stub(navigator.clipboard, 'writeText', (text: string) => {
      copied = text;
      return Promise.resolve();
    });
    const payer = await withSlip(submitted('checking'));
    payer.press('Copy all');
    await payer.until(() => payer.status === 'Copied', '"Copied"');
    assert.match(copied, /^Payment with iPay\nStatus: We're checking your payment\nReference: order-1001\n/);
    assert.match(copied, /Your transaction number: 48291736, 2026-11-24 \d\d:\d\d \(UTC[+-]\d\d:\d\d\)/);
    assert.notMatch(copied, /\btoken\b/);
  });

  it('are shared where the platform can, and cancelling is no failure', async () => {
    const shared: ShareData[] = [];
    stub(navigator, 'share', (data: ShareData) => {
      shared.push(data);
      return Promise.reject(new DOMException('cancelled', 'AbortError'));
    });
    const payer = await withSlip(submitted('checking'));
    payer.press('Share');
    await payer.until(() => shared.length === 1, 'the share sheet');
    assert.include(shared[0]?.text, 'dep_1');
    await payer.painted();
    assert.equal(payer.status, '');
  });

  it('say so when the platform refuses to share, to copy or to draw', async () => {
    stub(navigator, 'share', () => Promise.reject(new DOMException('no', 'NotAllowedError')));
    stub(navigator.clipboard, 'writeText', () => Promise.reject(new DOMException('no', 'NotAllowedError')));
    const sorry = "That didn't work here. Take a screenshot instead.";
    for (const control of ['Share', 'Copy all', 'Save as a picture']) {
      document.body.replaceChildren();
      const payer = await withSlip(submitted('checking'));
      await replaced(
        HTMLCanvasElement.prototype,
        'getContext',
        () => null,
        async () => {
          payer.press(control);
          await payer.until(() => payer.status === sorry, control);
        },
      );
    }
  });

  it('are saved as a picture of everything', async () => {
    const saved: HTMLAnchorElement[] = [];
    function click(this: HTMLAnchorElement): void {
      saved.push(this);
    }
    await replaced(HTMLAnchorElement.prototype, 'click', click, async () => {
      const payer = await withSlip(submitted('checking', { reference: 'long '.repeat(30) + 'x'.repeat(90) }));
      payer.press('Save as a picture');
      await payer.until(() => payer.status.startsWith('Look for the picture'), 'the picture');
    });
    const [link] = saved;
    assert.equal(link?.download, 'ipay-dep_1.png');
    const picture = new Image();
    picture.src = link?.href ?? '';
    await picture.decode();
    assert.equal(picture.width, 720);
    assert.isAbove(picture.height, 700);
  });
});
