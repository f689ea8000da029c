import { assert } from '@open-wc/testing';
import { credited, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { atTheField, DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();

describe('news', () => {
  it('changes the screen by itself, is read out, and leaves the focus where it is', async () => {
    const outside = document.createElement('button');
    document.body.append(outside);
    outside.focus();
    const payer = await DepositHarness.shown(proxy, submitted('checking'), headings.checking);
    await proxy.script.news(credited(245_000));
    await payer.shows(headings.received);
    await payer.until(() => payer.status === 'LKR 2,450 was added to your account.', 'the news read out');
    assert.equal(document.activeElement, outside);
    assert.include(payer.text, 'Amount to pay was LKR 2,500. We received LKR 2,450.');
  });

  it('that takes away the field does not leave the keyboard nowhere', async () => {
    const payer = await atTheField(proxy);
    payer.input.focus();
    await proxy.script.news(credited());
    await payer.shows(headings.received);
    assert.equal(payer.focused?.localName, 'h2');
  });

  it('is read out once, where the heading gets the focus that it took away', async () => {
    const payer = await atTheField(proxy);
    payer.input.focus();
    await proxy.script.news(submitted('checking'));
    await payer.shows(headings.checking);
    await payer.painted();
    assert.equal(payer.focused?.localName, 'h2');
    assert.equal(payer.status, '');
    payer.control('Check status')?.focus();
    payer.element.requestUpdate();
    await payer.painted();
    assert.equal(payer.status, '', 'old news, when the focus has gone on');
  });

  it('that the money was added is told to who heard that it was received, under the same heading', async () => {
    const payer = await atTheField(proxy);
    proxy.script.posted = submitted('accepted');
    payer.type('48291736');
    payer.press('Confirm payment');
    await payer.shows(headings.received);
    assert.equal(payer.focused?.localName, 'h2');
    assert.equal(payer.status, '');
    await proxy.script.news(credited());
    await payer.until(() => payer.status === 'LKR 2,500 was added to your account.', 'the credit');
    assert.equal(payer.focused?.localName, 'h2');
  });

  it('of the deposit before is no news, while the next one has yet to come', async () => {
    const payer = await atTheField(proxy);
    const [tab, ears] = [
      new BroadcastChannel('ipay-deposit:dep_1'),
      new BroadcastChannel('ipay-deposit:dep_1'),
    ];
    try {
      proxy.script.load = 'reset';
      payer.element.session = 'of the next one';
      await payer.shows("We couldn't load the payment details.");
      const heard = new Promise((resolve) => ears.addEventListener('message', resolve));
      tab.postMessage(credited());
      await heard;
      await payer.element.updateComplete;
      assert.include(payer.text, "We couldn't load the payment details.");
      assert.equal(payer.element.view, undefined);
    } finally {
      tab.close();
      ears.close();
    }
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
      await payer.painted();
      assert.deepEqual(proxy.script.requests, []);
      look(false);
      await payer.shows(headings.checking);
      await proxy.script.polled();
      const before = proxy.script.requests.length;
      look(true);
      look(false);
      await payer.painted();
      assert.equal(proxy.script.requests.length, before, 'a page that was hidden in passing asks no more');
      look(true);
      // The element's own timer is as long, and was set before: it has fired when this one does.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await proxy.script.news(credited());
      await payer.painted();
      assert.equal(payer.heading, headings.checking);
      assert.equal(proxy.script.requests.length, before);
      look(false);
      await payer.until(() => proxy.script.requests.length === before + 1, 'a new poll');
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('ends with the credit', async () => {
    const payer = await DepositHarness.shown(proxy, credited(), headings.received);
    dispatchEvent(new Event('online'));
    await payer.painted();
    assert.equal(proxy.script.requests.length, 1);
  });
});
