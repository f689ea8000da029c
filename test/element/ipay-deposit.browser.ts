import { assert } from '@open-wc/testing';
import { DepositHarness } from './harness.ts';
import { MockedProxy } from './mocked-proxy.ts';
import { awaiting, awaitingWindow, credited, submitted } from './views.ts';

const proxy = new MockedProxy();
const headings = {
  pay: 'Send the money in your iPay app',
  enter: 'Enter your transaction number',
  unknown: "We don't know the result yet",
  received: 'Payment received',
  checking: "We're checking your payment",
};

before(() => proxy.start());
after(() => proxy.stop());
afterEach(() => {
  document.body.replaceChildren();
  sessionStorage.clear();
  proxy.reset();
});

async function atTheField(): Promise<DepositHarness> {
  proxy.script.load = awaiting();
  const payer = DepositHarness.create();
  await payer.shows(headings.pay);
  payer.press("I've paid");
  await payer.shows(headings.enter);
  return payer;
}

describe('handing in a number', () => {
  it('keeps what was typed when the answer is lost, and sends it again as the same attempt', async () => {
    const payer = await atTheField();
    payer.type('4829 1736');
    proxy.script.activation = 'reset';
    payer.press('Confirm payment');
    await payer.shows(headings.unknown);
    assert.include(payer.text, "Don't pay again");
    assert.equal(payer.control('Try again'), undefined);
    assert.equal(payer.focused?.localName, 'h2');
    payer.press('Check status');
    await payer.shows(headings.enter);
    assert.equal(payer.error, "Your number hasn't reached us. Send the number again.");
    assert.equal(payer.input.value, '4829 1736');
    assert.equal(payer.focused, payer.input);
    proxy.script.activation = submitted('accepted');
    payer.press('Confirm payment');
    await payer.shows(headings.received);
    const bodies = proxy.script.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
    assert.deepEqual(bodies, [
      { attempt: 1, transactionNumber: '48291736' },
      { attempt: 1, transactionNumber: '48291736' },
    ]);
  });

  it('says what is wrong with it, at the field, and keeps the text', async () => {
    const payer = await atTheField();
    payer.type('4829 17');
    payer.press('Confirm payment');
    await payer.until(() => payer.error !== '', 'an error');
    assert.equal(payer.error, 'It must have 8 digits. You entered 6.');
    assert.equal(payer.input.getAttribute('aria-invalid'), 'true');
    assert.equal(payer.input.getAttribute('aria-describedby'), 'error hint');
    assert.equal(payer.input.value, '4829 17');
    assert.equal(payer.focused, payer.input);
    assert.equal(proxy.script.count('POST', '/activation'), 0);
  });

  it('takes a whole pasted message without cutting it, and says what it wants', async () => {
    const payer = await atTheField();
    const message = 'LKR 10,025.00 debited to Ac No:13802XXXXX50 on 04/08/26 11:57:03';
    payer.type(message);
    payer.press('Confirm payment');
    await payer.until(() => payer.error !== '', 'an error');
    assert.equal(payer.error, 'Use digits only.');
    assert.equal(payer.input.value, message);
  });

  it('pressed twice is sent once', async () => {
    const payer = await atTheField();
    payer.type('৪৮২৯১৭৩৬');
    const button = payer.control('Confirm payment');
    button?.click();
    button?.click();
    await payer.shows('Checking your payment…');
    assert.include(payer.text, "Don't close this page or pay again.");
    await payer.until(() => proxy.script.count('POST', '/activation') > 0, 'a request');
    assert.equal(proxy.script.count('POST', '/activation'), 1);
  });

  it('is aborted when the element goes, and says so truly when it comes back', async () => {
    const payer = await atTheField();
    payer.type('48291736');
    payer.press('Confirm payment');
    await payer.until(() => proxy.script.count('POST', '/activation') === 1, 'a request');
    payer.element.remove();
    const asked = proxy.script.requests.length;
    await payer.element.updateComplete;
    document.body.append(payer.element);
    await payer.shows(headings.unknown);
    await payer.until(() => proxy.script.requests.length > asked, 'a new poll');
  });

  it('survives a reload', async () => {
    const payer = await atTheField();
    payer.type('4829 1736');
    payer.element.remove();
    const reloaded = DepositHarness.create();
    await reloaded.shows(headings.enter);
    assert.equal(reloaded.input.value, '4829 1736');
    assert.equal(reloaded.focused, null, 'loading moves no focus');
  });

  it('is not lost to a gateway that is down', async () => {
    const payer = await atTheField();
    payer.type('48291736');
    proxy.script.activation = 'gateway_unavailable';
    payer.press('Confirm payment');
    await payer.until(() => payer.error !== '', 'an error');
    assert.equal(payer.error, "We couldn't send your number. It's still here. Try again.");
    assert.equal(payer.input.value, '48291736');
  });
});

describe('copying', () => {
  const clipboard = (writeText: (text: string) => Promise<void>) =>
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });

  it('copies plain digits and says so only when it did', async () => {
    const copied: string[] = [];
    clipboard((text) => Promise.resolve(void copied.push(text)));
    proxy.script.load = awaiting();
    const payer = DepositHarness.create();
    await payer.shows(headings.pay);
    assert.include(payer.text, 'LKR 2,500');
    payer.press('Copy iPay number');
    await payer.until(() => payer.status === 'Copied', 'the news');
    assert.notEqual(payer.control('Copied'), undefined);
    payer.press('Copy amount');
    await payer.until(() => copied.length === 2, 'a second copy');
    assert.deepEqual(copied, ['0734234201', '2500']);
  });

  it('that fails says so, and selects the number', async () => {
    clipboard(() => Promise.reject(new DOMException('Denied', 'NotAllowedError')));
    proxy.script.load = awaiting();
    const payer = DepositHarness.create();
    await payer.shows(headings.pay);
    payer.press('Copy iPay number');
    await payer.until(() => payer.status !== '', 'the news');
    assert.equal(payer.status, "Couldn't copy. Press and hold the number to copy it.");
    assert.equal(payer.control('Copied'), undefined);
    assert.include(String(getSelection()), '073');
  });
});

describe('news', () => {
  it('changes the screen by itself, is read out, and leaves the focus where it is', async () => {
    const outside = document.createElement('button');
    document.body.append(outside);
    outside.focus();
    proxy.script.load = submitted('checking');
    const payer = DepositHarness.create();
    await payer.shows(headings.checking);
    await proxy.script.news(credited(245_000));
    await payer.shows(headings.received);
    await payer.until(() => payer.status === headings.received, 'the heading read out');
    assert.equal(document.activeElement, outside);
    assert.include(payer.text, 'Amount to pay was LKR 2,500. We received LKR 2,450.');
  });

  it('that takes away the field does not leave the keyboard nowhere', async () => {
    const payer = await atTheField();
    payer.input.focus();
    await proxy.script.news(credited());
    await payer.shows(headings.received);
    assert.equal(payer.focused?.localName, 'h2');
  });

  it('is not asked for while nobody looks, and at once when somebody does', async () => {
    const look = (hidden: boolean) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    try {
      look(true);
      proxy.script.load = submitted('checking');
      const payer = DepositHarness.create();
      await payer.until(() => true, 'a frame');
      assert.deepEqual(proxy.script.requests, []);
      look(false);
      await payer.shows(headings.checking);
      await proxy.script.polled();
      const before = proxy.script.requests.length;
      look(true);
      await proxy.script.news(credited());
      await payer.until(() => true, 'a frame');
      assert.equal(payer.heading, headings.checking);
      assert.equal(proxy.script.requests.length, before);
      look(false);
      await payer.until(() => proxy.script.requests.length === before + 1, 'a new poll');
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('ends with the credit', async () => {
    proxy.script.load = credited();
    const payer = DepositHarness.create();
    await payer.shows(headings.received);
    dispatchEvent(new Event('online'));
    await payer.until(() => true, 'a frame');
    assert.equal(proxy.script.requests.length, 1);
  });
});

describe('events', () => {
  it('come in order, and the outcome once', async () => {
    proxy.script.load = submitted('checking');
    const payer = DepositHarness.create();
    await payer.shows(headings.checking);
    await proxy.script.news(submitted('accepted', { version: 3 }));
    await proxy.script.news(credited(250_000, { version: 4 }));
    await payer.until(() => payer.text.includes('was added'), 'the credit');
    document.body.append(payer.element);
    await payer.element.updateComplete;
    assert.deepEqual(payer.eventNames, ['changed', 'changed', 'changed', 'credited']);
    assert.equal(
      payer.events.every(({ bubbles, composed }) => bubbles && composed),
      true,
    );
  });

  it('tell of a session that ended', async () => {
    proxy.script.load = 'session_expired';
    const payer = DepositHarness.create();
    await payer.shows('This page has timed out');
    assert.include(payer.text, "don't pay again");
    assert.deepEqual(payer.eventNames, ['failed']);
  });

  it('let the page keep the payer from leaving', async () => {
    proxy.script.load = credited(250_000, { returnUrls: { success: 'https://shop.example/ok' } });
    const payer = DepositHarness.create();
    payer.element.addEventListener('ipay-deposit-redirecting', (event) => {
      assert.deepEqual([event.url, event.outcome], ['https://shop.example/ok', 'success']);
      event.preventDefault();
    });
    await payer.shows(headings.received);
    payer.press('Done');
    assert.deepEqual(payer.eventNames.slice(-1), ['redirecting']);
  });

  it('come before the payer is sent to a return URL', async () => {
    const success = new URL('#paid', location.href).href;
    proxy.script.load = credited(250_000, { returnUrls: { success } });
    const payer = DepositHarness.create();
    await payer.shows(headings.received);
    payer.press('Done');
    assert.equal(location.hash, '#paid');
    history.replaceState(null, '', ' ');
  });

  it('replace a return URL that is no web address', async () => {
    proxy.script.load = credited(250_000, { returnUrls: { success: 'javascript:document.title="hacked"' } });
    const payer = DepositHarness.create();
    await payer.shows(headings.received);
    payer.press('Done');
    assert.deepEqual(payer.eventNames.slice(-1), ['finished']);
    assert.notEqual(document.title, 'hacked');
  });
});

describe('starting', () => {
  it('waits for a session that the page has yet to get', async () => {
    proxy.script.load = awaiting();
    const payer = DepositHarness.create({}, (element) => element.removeAttribute('session'));
    await payer.element.updateComplete;
    assert.include(payer.text, 'Getting your payment details…');
    payer.element.session = 'token';
    await payer.shows(headings.pay);
    assert.deepEqual(payer.eventNames, ['changed']);
  });

  it('needs no first request with a view from the page', async () => {
    const payer = DepositHarness.create({}, (element) => {
      element.view = awaiting();
    });
    await payer.shows(headings.pay);
    await proxy.script.polled();
    assert.deepEqual(
      proxy.script.requests.map(({ path }) => path),
      ['/ipay/deposit?after=1'],
    );
  });

  it('says when the details cannot be loaded, and tries again when asked', async () => {
    proxy.script.load = 'store_unavailable';
    const payer = DepositHarness.create({ 'support-url': '/help' });
    await payer.shows("We couldn't load the payment details.");
    assert.equal(payer.control('Need help? Contact us')?.getAttribute('href'), '/help');
    proxy.script.load = awaiting();
    payer.press('Try again');
    await payer.shows(headings.pay);
  });

  it('offers no contact link that is a script', async () => {
    proxy.script.load = 'store_unavailable';
    const payer = DepositHarness.create({ 'support-url': 'javascript:alert(1)' });
    await payer.shows("We couldn't load the payment details.");
    assert.equal(payer.control('Need help? Contact us'), undefined);
  });

  it('with another session is another deposit', async () => {
    proxy.script.load = credited();
    const payer = DepositHarness.create();
    await payer.shows(headings.received);
    proxy.script.load = awaiting({ id: 'dep_2' });
    payer.element.session = 'another';
    await payer.shows(headings.pay);
    assert.equal(proxy.script.requests.at(-1)?.headers.get('authorization'), 'Bearer another');
  });
});

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
    proxy.script.load = awaitingWindow();
    proxy.script.window = { url: 'https://plugin.example/?label=7' };
    const payer = DepositHarness.create();
    await payer.shows('Pay with iPay');
    payer.press('Open payment page');
    await payer.until(() => payer.text.includes('Finish in the other window'), 'the wait');
    assert.deepEqual(opened, ['https://plugin.example/?label=7']);
    assert.equal(tab.opener, null);
    assert.deepEqual(payer.eventNames, ['changed', 'opened']);
    await proxy.script.news(credited(250_000, { flow: 'window', wallet: null }));
    await payer.shows(headings.received);
  });

  it('that is blocked becomes a link, which nothing blocks', async () => {
    window.open = () => null;
    proxy.script.load = awaitingWindow();
    proxy.script.window = { url: 'https://plugin.example/?label=7' };
    const payer = DepositHarness.create();
    await payer.shows('Pay with iPay');
    payer.press('Open payment page');
    await payer.until(() => payer.text.includes("The window didn't open"), 'the news');
    const link = payer.control('Open payment page');
    assert.equal(link?.getAttribute('href'), 'https://plugin.example/?label=7');
    assert.equal(link?.getAttribute('rel'), 'noopener');
  });

  it('can be opened by the page in its own way', async () => {
    window.open = () => assert.fail('opened all the same');
    proxy.script.load = awaitingWindow();
    proxy.script.window = { url: 'https://plugin.example/' };
    const payer = DepositHarness.create();
    payer.element.addEventListener('ipay-deposit-opened', (event) => event.preventDefault());
    await payer.shows('Pay with iPay');
    payer.press('Open payment page');
    await payer.until(() => payer.text.includes('Finish in the other window'), 'the wait');
  });

  it('opens in a frame with a title', async () => {
    proxy.script.load = awaitingWindow();
    proxy.script.window = { url: new URL('/mockServiceWorker.js?label=7', location.href).href };
    const payer = DepositHarness.create({ 'open-in': 'frame' });
    await payer.shows('Pay with iPay');
    payer.press('Open payment page');
    await payer.until(() => !!payer.root.querySelector('iframe'), 'the frame');
    const frame = payer.root.querySelector('iframe');
    assert.equal(frame?.title, 'Pay with iPay');
    assert.match(String(frame?.src), /\?label=7&_=\d+$/);
  });

  it('is built from attributes without a proxy', async () => {
    const payer = DepositHarness.createDirect({
      'window-url': 'https://plugin.example/',
      label: 'player-7',
      'custom-transaction-id': 'order-1',
      amount: '2500',
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

  it('with a keyed hash is refused in the browser, with the reason', async () => {
    const payer = DepositHarness.createDirect({
      'window-url': 'https://plugin.example/',
      label: 'player-7',
      'custom-transaction-id': 'order-1',
      amount: '2500',
      'redirect-hash': 'hmac-sha256',
    });
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
