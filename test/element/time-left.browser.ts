import { assert } from '@open-wc/testing';
import { awaiting, expired } from '../../demo/stories/recorded/deposit-views.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';
import type { Reply } from './scripted-proxy.ts';

const proxy = mockProxy();

const minute = 60_000;

/** A payer in front of the pay step, with so much time. */
async function withTime(expiresInMs: number, attributes = {}): Promise<DepositHarness> {
  proxy.script.load = awaiting({ expiresInMs });
  const payer = DepositHarness.create(attributes);
  await payer.until(() => !!payer.root.querySelector('.main'), 'the pay step');
  return payer;
}

const lineOf = (payer: DepositHarness) => payer.root.querySelector('.main + p');
const isShown = (payer: DepositHarness): boolean => {
  const line = lineOf(payer);
  return line !== null && getComputedStyle(line).visibility === 'visible';
};
const reads = (payer: DepositHarness, text: string) => payer.until(() => payer.text.includes(text), text);
const polls = () => proxy.script.requests.filter(({ path }) => path.includes('after=')).length;

describe('the time left on the pay step', () => {
  for (const [lang, text] of [
    ['en', 'Time left: 30 min'],
    ['bn', 'বাকি সময়: ৩০ মিনিট'],
    ['si', 'ඉතිරි කාලය: විනාඩි 30'],
    ['ta', 'மீதமுள்ள நேரம்: 30 நிமிடம்'],
  ] as const) {
    it(`is told in ${lang}, in a line that is there before, however narrow it is`, async () => {
      const place = document.createElement('div');
      place.style.inlineSize = '288px';
      document.body.append(place);
      let answer: (reply: Reply) => void = () => undefined;
      proxy.script.load = new Promise((resolve) => (answer = resolve));
      const payer = DepositHarness.create({ lang });
      place.append(payer.element);
      await reads(payer, text.normalize('NFC'));
      const heightsOf = (widths: readonly number[]) =>
        widths.map((width) => {
          place.style.inlineSize = `${width}px`;
          return lineOf(payer)?.getBoundingClientRect().height;
        });
      assert.equal(isShown(payer), false);
      const heights = heightsOf([220, 280, 288]);
      answer(awaiting({ expiresInMs: 30 * minute }));
      await payer.until(() => isShown(payer), 'the line');
      assert.include(lineOf(payer)?.textContent, text.normalize('NFC'));
      assert.deepEqual(heightsOf([220, 280, 288]), heights);
    });
  }

  it('goes down by itself, without a word to the ears', async () => {
    const now = performance.now.bind(performance);
    const held = now();
    // However long the page takes to come, its time begins when it is looked at.
    performance.now = () => held;
    try {
      const payer = await withTime(29 * minute + 1500);
      await payer.until(() => isShown(payer), 'the line');
      await reads(payer, 'Time left: 30 min');
      performance.now = now;
      await reads(payer, 'Time left: 29 min');
      assert.equal(payer.status, '');
      assert.equal(lineOf(payer)?.closest('[aria-live], [role=status]'), null);
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
  });

  it('that is over leads to the proxy’s word, asked for anew: expired, with the way for who has paid', async () => {
    const payer = await withTime(600);
    // The poll that would have told has died without a word.
    await payer.until(() => polls() > 1, 'another poll');
    await proxy.script.news(expired());
    await payer.shows('This payment has expired');
    assert.include(payer.text, "If you've paid, don't pay again.");
    payer.press('I already paid');
    await payer.shows(headings.enter);
  });

  it('that is over is noticed whatever else is rendered at that moment', async () => {
    const payer = await withTime(4000);
    await proxy.script.polled();
    assert.equal(polls(), 1);
    const since = performance.now();
    while (performance.now() < since + 4100);
    payer.element.requestUpdate();
    await payer.until(() => polls() > 1, 'another poll');
  });

  it('that is over is noticed by a timer that goes off a moment early', async () => {
    const later = window.setTimeout.bind(window);
    const now = performance.now.bind(performance);
    let looks = Infinity;
    // It is over when the screen is rendered, and was not yet when the timer looked.
    performance.now = () => now() + (looks-- > 0 ? 0 : 5);
    Object.assign(window, {
      setTimeout: (run: () => void, ms = 0) =>
        ms > 500 && ms < 700
          ? later(() => {
              looks = 1;
              run();
            }, ms - 4)
          : later(run, ms),
    });
    try {
      const payer = await withTime(600);
      await payer.until(() => polls() > 1, 'another poll');
    } finally {
      window.setTimeout = later;
      Reflect.deleteProperty(performance, 'now');
    }
  });

  it('that is over asks for nothing while nobody looks', async () => {
    const payer = await withTime(2500);
    await proxy.script.polled();
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    try {
      document.dispatchEvent(new Event('visibilitychange'));
      const since = performance.now();
      await payer.until(() => performance.now() > since + 1500, 'the end of its poll');
      const asked = proxy.script.requests.length;
      await payer.until(() => performance.now() > since + 3200, 'the end of its time');
      assert.equal(proxy.script.requests.length, asked);
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('is left out when it is long, and its line stays', async () => {
    const payer = await withTime(7 * 24 * 60 * minute);
    await payer.until(() => !!payer.root.querySelector('.drawing path'), 'the later part');
    assert.equal(isShown(payer), false);
    assert.isAbove(lineOf(payer)?.getBoundingClientRect().height ?? 0, 10);
  });

  it('is nobody’s business once the element is off the page', async () => {
    const payer = await withTime(2500);
    await reads(payer, 'Time left: 1 min');
    await proxy.script.polled();
    payer.element.remove();
    await payer.element.updateComplete;
    const asked = proxy.script.requests.length;
    const since = performance.now();
    await payer.until(() => performance.now() > since + 2700, 'the end of its time');
    assert.equal(proxy.script.requests.length, asked);
  });
});
