import { assert } from '@open-wc/testing';
import { awaiting, awaitingWindow, credited, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();
const waiting = 'Finish in the other window';
const open = window.open.bind(window);
const matchMedia = window.matchMedia.bind(window);
const { clipboard } = navigator;

afterEach(() => {
  window.open = open;
  window.matchMedia = matchMedia;
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
});

/** Has the page go on to another deposit, with its view where it has that. */
async function goOn(payer: DepositHarness, heading: string, view = awaiting({ id: 'dep_2' })): Promise<void> {
  proxy.script.load = view;
  payer.element.session = 'another';
  await payer.until(() => payer.element.view?.id === view.id, 'the next deposit');
  await payer.shows(heading);
}

/** A payer with the window of a deposit open. */
async function inWindow(opened: object): Promise<DepositHarness> {
  window.open = () => opened as Window; // stands for the window: a real one would outlive the test
  proxy.script.load = awaitingWindow();
  proxy.script.window = { url: 'https://plugin.example/' };
  const payer = DepositHarness.create({ 'open-in': 'popup' });
  await payer.shows('Payment with iPay');
  payer.press('Open payment page');
  await payer.until(() => payer.text.includes(waiting), 'the wait');
  return payer;
}

describe('what was of one deposit, once the page has gone on to another,', () => {
  it('is not the view that the page gave when the first one was long there', async () => {
    const payer = await DepositHarness.shown(proxy, credited(), headings.received);
    payer.element.view = submitted('checking');
    await payer.painted();
    await goOn(payer, headings.pay);
  });

  it('is not the view that it told itself, given back by a page that binds it both ways', async () => {
    proxy.script.load = submitted('checking');
    const payer = DepositHarness.create();
    const { element } = payer;
    element.addEventListener('ipay-deposit-changed', ({ view }) => (element.view = view));
    element.addEventListener('ipay-deposit-credited', () => {
      proxy.script.load = awaiting({ id: 'dep_2' });
      element.session = 'another';
    });
    await payer.shows(headings.checking);
    await proxy.script.news(credited());
    await payer.until(() => element.view?.id === 'dep_2', 'the next deposit');
    await payer.shows(headings.pay);
  });

  it('is not “Copied”, which came when its number was no longer on the screen', async () => {
    let copied = (): void => undefined;
    const writeText = () => new Promise<void>((resolve) => (copied = resolve));
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    const payer = await DepositHarness.shown(proxy, awaiting(), headings.pay);
    payer.press('Copy iPay number');
    await goOn(payer, headings.pay);
    copied();
    await payer.painted();
    assert.equal(payer.status, '');
    assert.notInclude(payer.text, 'Copied');
  });

  it('is not a pop-up that is taken away when the other is credited', async () => {
    let isClosed = false;
    const payer = await inWindow({ opener: null, closed: false, close: () => (isClosed = true) });
    await goOn(payer, headings.received, credited(250_000, { id: 'dep_2' }));
    assert.isFalse(isClosed);
  });

  it('is not a window that was closed: nobody is asked about it, in the wait for the other', async () => {
    const opened = { opener: null, closed: false };
    const payer = await inWindow(opened);
    await goOn(payer, 'Payment with iPay', awaitingWindow({ id: 'dep_2' }, true));
    opened.closed = true;
    // Twice as long as it takes to look.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.include(payer.text, "If you've paid, don't pay again.");
    assert.equal(payer.status, '');
  });

  it('is not its details for support, which the payer opened', async () => {
    const payer = await DepositHarness.shown(proxy, submitted('checking'), headings.checking);
    payer.press('Details for support');
    await payer.until(() => payer.root.querySelector('dl') !== null, 'the details');
    await goOn(payer, headings.received, credited(250_000, { id: 'dep_2' }));
    assert.isTrue(payer.root.querySelector('dl') === null);
    payer.press('Details for support');
    await payer.until(() => payer.root.querySelector('dl') !== null, 'the details');
    assert.include(payer.text, 'dep_2');
  });

  it('is not the way back from its code, which took the focus from where the payer typed', async () => {
    window.matchMedia = (query) => Object.defineProperty(matchMedia(query), 'matches', { value: true });
    proxy.script.load = awaiting({ canResume: true });
    proxy.script.link = { url: 'https://shop.example/continue#ipay-resume=a.b.c.d', expiresInMs: 600_000 };
    const payer = DepositHarness.create();
    const search = document.body.appendChild(document.createElement('input'));
    await payer.until(() => payer.control('Use your phone') !== undefined, 'the offer');
    payer.press('Use your phone');
    await payer.until(() => payer.control('Copy link') !== undefined, 'the code');
    search.focus();
    payer.element.view = awaiting({ id: 'dep_2' });
    await goOn(payer, headings.pay);
    await payer.painted();
    assert.isTrue(document.activeElement === search);
  });
});
