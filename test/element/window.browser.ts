import { assert } from '@open-wc/testing';
import { awaitingWindow, credited } from '../../demo/stories/recorded/deposit-views.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();

/** A payer who has pressed the button to open this address. */
async function opens(url: string, ...create: Parameters<typeof DepositHarness.create>) {
  proxy.script.load = awaitingWindow();
  proxy.script.window = { url };
  const payer = DepositHarness.create(...create);
  await payer.shows('Payment with iPay');
  payer.press('Open payment page');
  return payer;
}

/** What every link that is built without a proxy has. */
const parts = {
  'window-url': 'https://plugin.example/',
  label: 'player-7',
  'custom-transaction-id': 'order-1',
  amount: '2500',
};

describe('the payment window', () => {
  const open = window.open.bind(window);
  afterEach(() => {
    window.open = open;
  });

  it('opens in a new tab that cannot reach back, then waits for news', async () => {
    const tab = { opener: window };
    const opened: unknown[] = [];
    window.open = (url) => {
      opened.push(url);
      return tab as unknown as Window; // stands for the tab: a real one would outlive the test
    };
    const payer = await opens('https://plugin.example/?label=7');
    await payer.until(() => payer.text.includes('Finish in the other window'), 'the wait');
    assert.deepEqual(opened, ['https://plugin.example/?label=7']);
    assert.equal(tab.opener, null);
    assert.deepEqual(payer.eventNames, ['changed', 'opened']);
    await proxy.script.news(credited(250_000, { flow: 'window', wallet: null }));
    await payer.shows(headings.received);
  });

  it('that is blocked becomes a link, which nothing blocks', async () => {
    window.open = () => null;
    const payer = await opens('https://plugin.example/?label=7');
    await payer.until(() => payer.text.includes("The window didn't open"), 'the news');
    const link = payer.control('Open payment page');
    assert.equal(link?.getAttribute('href'), 'https://plugin.example/?label=7');
    assert.equal(link?.getAttribute('rel'), 'noopener');
  });

  it('that is blocked is told, as the heading that gets the focus is the same as before', async () => {
    window.open = () => null;
    const payer = await opens('https://plugin.example/?label=7');
    await payer.until(() => payer.status !== '', 'the live region');
    assert.equal(payer.status, "The window didn't open. Tap the button again.");
    assert.equal(payer.focused?.localName, 'h2');
  });

  for (const openIn of ['tab', 'popup', 'self', 'frame']) {
    it(`tells who comes back, or to another page, not to pay again, by open-in="${openIn}"`, async () => {
      proxy.script.load = awaitingWindow({}, true);
      const payer = DepositHarness.create({ 'open-in': openIn });
      await payer.shows('Payment with iPay');
      assert.include(payer.text, "If you've paid, don't pay again.");
      assert.notInclude(payer.text, 'the other window', 'this page knows of none');
      assert.exists(payer.control('Check status'));
    });
  }

  it('leaves no gap where there is nothing to say', async () => {
    proxy.script.load = awaitingWindow();
    const payer = DepositHarness.create({ 'open-in': 'self' });
    await payer.shows('Payment with iPay');
    const empty = [...payer.root.querySelectorAll('section > p:not([role])')].filter(
      ({ textContent }) => textContent === '',
    );
    assert.deepEqual(empty, []);
  });

  it('can be opened by the page in its own way', async () => {
    window.open = () => assert.fail('opened all the same');
    const payer = await opens('https://plugin.example/', {}, (element) =>
      element.addEventListener('ipay-deposit-opened', (event) => event.preventDefault()),
    );
    await payer.until(() => payer.text.includes('Finish in the other window'), 'the wait');
  });

  it('opens in a frame with a title', async () => {
    const url = new URL('/mockServiceWorker.js?label=7', location.href).href;
    const payer = await opens(url, { 'open-in': 'frame' });
    await payer.until(() => !!payer.root.querySelector('iframe'), 'the frame');
    const frame = payer.root.querySelector('iframe');
    assert.equal(frame?.title, 'Payment with iPay');
    assert.match(String(frame?.src), /\?label=7&_=\d+$/);
  });

  it('is built from attributes without a proxy', async () => {
    const payer = DepositHarness.createDirect({
      ...parts,
      'success-url': 'https://shop.example/ok',
      'redirect-hash': 'md5',
    });
    await payer.until(() => payer.control('Open payment page')?.localName === 'a', 'the link');
    const url = new URL(payer.control('Open payment page')?.getAttribute('href') ?? '');
    assert.equal(url.searchParams.get('fixed_amount'), '2500');
    assert.match(String(url.searchParams.get('success_url')), /^[0-9a-f]{32}$/);
    assert.equal(url.searchParams.get('lang'), 'en');
    assert.include(payer.text, 'LKR 2,500');
    payer.element.lang = 'bn';
    await payer.until(
      () => !!payer.control('পেমেন্ট পেজ খুলুন')?.getAttribute('href')?.includes('lang=bn'),
      'bn',
    );
  });

  it('without a proxy is asked for in English by a payer whose language the window does not speak', async () => {
    const payer = DepositHarness.createDirect({ lang: 'ta', ...parts, 'success-id': '2' });
    await payer.until(() => payer.root.querySelector('a[href*="plugin.example"]') !== null, 'the link');
    const link = payer.root.querySelector('a[href*="plugin.example"]')?.getAttribute('href') ?? '';
    assert.equal(new URL(link).searchParams.get('lang'), 'en');
  });

  it('opens in this page itself where that is asked for, though the page’s links open elsewhere', async () => {
    const base = document.createElement('base');
    base.target = '_blank';
    document.head.append(base);
    const link = new URL('#window', location.href).href;
    const payer = DepositHarness.createDirect({ 'open-in': 'self', link });
    await payer.until(() => payer.control('Open payment page')?.localName === 'a', 'the link');
    payer.press('Open payment page');
    await payer.until(() => location.hash === '#window', 'the window');
    history.replaceState(null, '', location.pathname + location.search);
    base.remove();
  });

  it('without a proxy stays in its frame while the page changes its language', async () => {
    const link = new URL('/mockServiceWorker.js', location.href).href;
    const payer = DepositHarness.createDirect({ 'open-in': 'frame', link });
    await payer.until(() => payer.control('Open payment page')?.ariaDisabled === 'false', 'the button');
    payer.press('Open payment page');
    await payer.until(() => payer.root.querySelector('iframe') !== null, 'the frame');
    const frame = payer.root.querySelector('iframe');
    payer.element.lang = 'bn';
    await payer.shows('iPay দিয়ে পেমেন্ট');
    await payer.painted();
    assert.isTrue(payer.root.querySelector('iframe') === frame);
  });

  it('without a proxy is not offered as if it were not open when the page changes its language', async () => {
    window.open = () => null;
    const payer = DepositHarness.createDirect({ link: 'https://plugin.example/?label=7' });
    await payer.until(() => payer.control('Open payment page')?.localName === 'a', 'the link');
    payer.root.addEventListener('click', (event) => event.preventDefault());
    payer.press('Open payment page');
    await payer.until(() => payer.text.includes('Finish in the other window'), 'the wait');
    payer.element.lang = 'bn';
    await payer.until(() => payer.control('পেমেন্ট পেজ খুলুন') !== undefined, 'bn');
    payer.element.lang = 'en';
    await payer.until(() => payer.control('Open payment page') !== undefined, 'en');
    assert.include(payer.text, 'Finish in the other window');
  });

  it('with a keyed hash is refused in the browser, with the reason', async () => {
    const payer = DepositHarness.createDirect({ ...parts, 'redirect-hash': 'hmac-sha256' });
    await payer.shows("iPay payments aren't available right now.");
    const [failure] = payer.events;
    assert.equal(Reflect.get(failure ?? {}, 'code'), 'redirect_hash_refused');
    assert.include(String(Reflect.get(failure ?? {}, 'reason')), 'Let the proxy make the link');
  });

  it('needs something to open', async () => {
    const payer = DepositHarness.createDirect({});
    await payer.shows("iPay payments aren't available right now.");
    assert.equal(Reflect.get(payer.events[0] ?? {}, 'code'), 'not_configured');
  });
});
