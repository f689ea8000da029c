import { assert } from '@open-wc/testing';
import { awaiting, credited, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();

describe('copying', () => {
  const clipboard = (writeText: (text: string) => Promise<void>) =>
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });

  it('copies plain digits and says so only when it did', async () => {
    const copied: string[] = [];
    clipboard((text) => Promise.resolve(void copied.push(text)));
    const payer = await DepositHarness.shown(proxy, awaiting(), headings.pay);
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
    const payer = await DepositHarness.shown(proxy, awaiting(), headings.pay);
    payer.press('Copy iPay number');
    await payer.until(() => payer.status !== '', 'the news');
    assert.equal(payer.status, "Couldn't copy. Press and hold the number to copy it.");
    assert.equal(payer.control('Copied'), undefined);
    assert.include(String(getSelection()), '073');
  });

  it('by hand is possible also on a page where nothing can be selected', async () => {
    clipboard(() => Promise.reject(new DOMException('Denied', 'NotAllowedError')));
    proxy.script.load = awaiting();
    const page = document.createElement('div');
    page.style.userSelect = 'none';
    document.body.append(page);
    const payer = DepositHarness.create();
    page.append(payer.element);
    await payer.shows(headings.pay);
    await payer.until(() => !!payer.root.querySelector('li path'), 'the later part');
    payer.press('Copy iPay number');
    await payer.until(() => payer.status !== '', 'the news');
    assert.equal(String(getSelection()), '0734234201');
  });
});

describe('events', () => {
  it('come in order, and the outcome once', async () => {
    const payer = await DepositHarness.shown(proxy, submitted('checking'), headings.checking);
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
    const payer = await DepositHarness.shown(proxy, 'session_expired', 'This page has timed out');
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
    const payer = await DepositHarness.shown(
      proxy,
      credited(250_000, { returnUrls: { success } }),
      headings.received,
    );
    payer.press('Done');
    assert.equal(location.hash, '#paid');
    history.replaceState(null, '', ' ');
  });

  it('replace a return URL that is no web address', async () => {
    const payer = await DepositHarness.shown(
      proxy,
      credited(250_000, { returnUrls: { success: 'javascript:document.title="hacked"' } }),
      headings.received,
    );
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
    // As some frameworks say it, against its type.
    Object.assign(payer.element, { session: undefined });
    await payer.element.updateComplete;
    assert.equal(proxy.script.requests.length, 0);
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

  it('needs none either with a view in the attribute', async () => {
    const payer = DepositHarness.create({ view: JSON.stringify(awaiting()) });
    await payer.shows(headings.pay);
    await proxy.script.polled();
    assert.isTrue(proxy.script.requests.every(({ path }) => path === '/ipay/deposit?after=1'));
    assert.equal(payer.element.view?.state, 'awaiting_payment');
  });

  it('asks when the view in the attribute is none', async () => {
    await DepositHarness.shown(proxy, awaiting(), headings.pay, { view: '{"id":' });
    assert.isTrue(proxy.script.requests.some(({ path }) => path === '/ipay/deposit'));
  });

  it('says when the details cannot be loaded, and tries again when asked', async () => {
    const payer = await DepositHarness.shown(
      proxy,
      'store_unavailable',
      "We couldn't load the payment details.",
      { 'support-url': '/help' },
    );
    assert.equal(payer.control('Need help? Contact us')?.getAttribute('href'), '/help');
    let answer: (view: DepositView) => void = () => undefined;
    proxy.script.load = new Promise((resolve) => (answer = resolve));
    payer.control('Try again')?.focus();
    payer.press('Try again');
    await payer.until(() => payer.root.querySelector('[inert]') !== null, 'the wait');
    await payer.painted();
    answer(awaiting());
    await payer.shows(headings.pay);
    // The button is gone, and the keyboard is not nowhere.
    assert.equal(payer.focused?.localName, 'h2');
  });

  it('tells the page’s developers of an answer that says nothing', async () => {
    const payer = await DepositHarness.shown(
      proxy,
      Response.json({ message: 'Forbidden' }, { status: 403 }),
      "We couldn't load the payment details.",
    );
    assert.equal(
      Reflect.get(payer.events[0] ?? {}, 'reason'),
      'The answer is none of the contract: HTTP 403',
    );
  });

  it('offers no contact link that is a script', async () => {
    const payer = await DepositHarness.shown(
      proxy,
      'store_unavailable',
      "We couldn't load the payment details.",
      { 'support-url': 'javascript:alert(1)' },
    );
    assert.equal(payer.control('Need help? Contact us'), undefined);
  });

  it('with another session is another deposit, also after a view from the page', async () => {
    const payer = DepositHarness.create({}, (element) => {
      element.view = credited();
    });
    await payer.shows(headings.received);
    proxy.script.load = awaiting({ id: 'dep_2' });
    payer.element.session = 'another';
    await payer.shows(headings.pay);
    assert.equal(payer.element.view?.id, 'dep_2');
    assert.equal(proxy.script.requests.at(-1)?.headers.get('authorization'), 'Bearer another');
  });

  it('takes no view from the page for another one that came too late for its own', async () => {
    proxy.script.load = submitted('checking');
    const payer = DepositHarness.create();
    await payer.element.updateComplete;
    payer.element.view = submitted('checking');
    await payer.shows(headings.checking);
    proxy.script.load = awaiting({ id: 'dep_2' });
    payer.element.session = 'another';
    await payer.shows(headings.pay);
  });

  it('with another session and its view from the page shows that', async () => {
    const payer = await DepositHarness.shown(proxy, submitted('checking'), headings.checking);
    payer.element.view = awaiting({ id: 'dep_2' });
    payer.element.session = 'another';
    await payer.shows(headings.pay);
    await proxy.script.polled();
    assert.isFalse(
      proxy.script.requests.some(
        ({ path, headers }) => path === '/ipay/deposit' && headers.get('authorization') === 'Bearer another',
      ),
    );
  });

  it('with another session is another deposit', async () => {
    const payer = await DepositHarness.shown(proxy, credited(), headings.received);
    proxy.script.load = awaiting({ id: 'dep_2' });
    payer.element.session = 'another';
    await payer.shows(headings.pay);
    assert.equal(proxy.script.requests.at(-1)?.headers.get('authorization'), 'Bearer another');
  });
});

describe('a message that the page has', () => {
  const message = 'LKR 2,500.00 sent to 0734234201. Transaction number 48291736. Thank you!';

  it('gives the number to the field, and hands nothing in', async () => {
    proxy.script.load = awaiting();
    const payer = DepositHarness.create();
    assert.equal(
      await payer.element.readMessage(message),
      false,
      'nobody knows yet whether a number is wanted',
    );
    await payer.shows(headings.pay);
    assert.equal(await payer.element.readMessage('Your balance is LKR 12.'), false);
    assert.equal(await payer.element.readMessage(message), true);
    await payer.shows(headings.enter);
    assert.equal(payer.input.value, '4829 1736');
    assert.isFalse(proxy.script.requests.some(({ method }) => method === 'POST'));
  });

  it('changes nothing once a number is handed in', async () => {
    const payer = await DepositHarness.shown(proxy, submitted('checking'), headings.checking);
    assert.equal(await payer.element.readMessage(message), false);
    await payer.shows(headings.checking);
  });
});
