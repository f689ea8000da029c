import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { expired, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { atTheField, DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();

describe('handing in a number', () => {
  it('keeps what was typed when the answer is lost, and sends it again as the same attempt', async () => {
    const payer = await atTheField(proxy);
    payer.type('4829 1736');
    proxy.script.posted = 'reset';
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
    proxy.script.posted = submitted('accepted');
    payer.press('Confirm payment');
    await payer.shows(headings.received);
    const bodies = proxy.script.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
    assert.deepEqual(bodies, [
      { attempt: 1, transactionNumber: '48291736' },
      { attempt: 1, transactionNumber: '48291736' },
    ]);
  });

  it('leaves the focus to who has gone on to something else of the page, and is read out', async () => {
    const payer = await atTheField(proxy);
    let answer: (view: ReturnType<typeof submitted>) => void = () => undefined;
    proxy.script.posted = new Promise((resolve) => (answer = resolve));
    payer.type('48291736');
    payer.press('Confirm payment');
    await payer.shows('Checking your payment…');
    const chat = document.body.appendChild(document.createElement('input'));
    chat.focus();
    answer(submitted('accepted'));
    await payer.shows(headings.received);
    await payer.until(() => payer.status === headings.received, 'the news');
    assert.isTrue(document.activeElement === chat);
    chat.remove();
  });

  it('takes the focus from what only stands around it, such as a dialog that got it with the click', async () => {
    const payer = await atTheField(proxy);
    payer.type('48291736');
    // A button does not take the focus in every browser: then it goes to what stands around the button.
    const dialog = document.createElement('div');
    dialog.tabIndex = -1;
    payer.element.replaceWith(dialog);
    dialog.append(payer.element);
    dialog.focus();
    proxy.script.posted = submitted('accepted');
    payer.press('Confirm payment');
    await payer.shows(headings.received);
    assert.equal(payer.focused?.localName, 'h2');
    dialog.remove();
  });

  it('says what is wrong with it, at the field, and keeps the text', async () => {
    const payer = await atTheField(proxy);
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

  it('says what is wrong with it also to the ears of who pressed the key, whose focus is at the field already', async () => {
    const payer = await atTheField(proxy);
    const error = 'It must have 8 digits. You entered 6.';
    payer.type('4829 17');
    payer.press('Confirm payment');
    await payer.until(() => payer.error === error, 'an error');
    await payer.painted();
    assert.equal(payer.status, '', 'the focus came to the field, and is read with what is wrong');
    await sendKeys({ press: 'Enter' });
    await payer.until(() => payer.status === error, 'the live region');
    payer.type('4829');
    await sendKeys({ press: 'Enter' });
    await payer.until(() => payer.status === 'It must have 8 digits. You entered 4.', 'the live region');
    assert.equal(payer.focused, payer.input);
  });

  it('says what is wrong to who has gone on to something else of the page', async () => {
    const payer = await atTheField(proxy);
    let answer: (code: 'gateway_unavailable') => void = () => undefined;
    proxy.script.posted = new Promise((resolve) => (answer = resolve));
    payer.type('48291736');
    payer.press('Confirm payment');
    await payer.shows('Checking your payment…');
    const chat = document.body.appendChild(document.createElement('input'));
    chat.focus();
    answer('gateway_unavailable');
    await payer.shows(headings.enter);
    await payer.until(() => payer.status === payer.error, 'the live region');
    assert.equal(payer.status, "We couldn't send your number. It's still here. Try again.");
    chat.remove();
  });

  it('pressed twice is sent once', async () => {
    const payer = await atTheField(proxy);
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
    const payer = await atTheField(proxy);
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
    const payer = await atTheField(proxy);
    payer.type('4829 1736');
    payer.element.remove();
    const reloaded = DepositHarness.create();
    await reloaded.shows(headings.enter);
    assert.equal(reloaded.input.value, '4829 1736');
    assert.equal(reloaded.focused, null, 'loading moves no focus');
  });

  it('is not followed by the pay step when the element is made anew, where storage is forbidden', async () => {
    const { sessionStorage } = window;
    const forbid = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    Object.defineProperty(window, 'sessionStorage', { configurable: true, get: forbid });
    try {
      const payer = await atTheField(proxy);
      payer.type('4829 1799');
      payer.press('Confirm payment');
      await payer.until(() => proxy.script.count('POST', '/activation') === 1, 'a request');
      payer.element.remove();
      const anew = DepositHarness.create();
      await anew.shows(headings.enter);
      assert.equal(anew.input.value, '4829 1799');
      // The page keeps it for as long as it is there: for the next test too.
      proxy.script.posted = submitted('accepted');
      anew.press('Confirm payment');
      await anew.shows(headings.received);
    } finally {
      Object.defineProperty(window, 'sessionStorage', { configurable: true, get: () => sessionStorage });
    }
  });

  it('is not lost to a gateway that is down', async () => {
    const payer = await atTheField(proxy);
    payer.type('48291736');
    proxy.script.posted = 'gateway_unavailable';
    payer.press('Confirm payment');
    await payer.until(() => payer.error !== '', 'an error');
    assert.equal(payer.error, "We couldn't send your number. It's still here. Try again.");
    assert.equal(payer.input.value, '4829 1736');
  });

  for (const [view, button, heading] of [
    [submitted('possible'), 'Wrong number? Correct it', "We haven't found your payment yet"],
    [submitted('rejected'), 'Try again', "We couldn't confirm the payment"],
    [expired(), 'I already paid', 'This payment has expired'],
  ] as const) {
    it(`leads back to what stands for now: ${heading}`, async () => {
      const payer = await DepositHarness.shown(proxy, view, heading);
      payer.press(button);
      await payer.shows(headings.enter);
      payer.type('5829 1736');
      payer.press('Check status');
      await payer.shows(heading);
      assert.equal(payer.focused?.localName, 'h2');
      await payer.until(() => payer.status === 'No change yet.', 'the answer');
      payer.press(button);
      await payer.shows(headings.enter);
      assert.equal(payer.input.value, '5829 1736', 'what was typed is still there');
    });
  }
});
