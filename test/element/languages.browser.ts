import { assert } from '@open-wc/testing';
import { DepositHarness } from './harness.ts';
import { MockedProxy } from './mocked-proxy.ts';
import { awaiting, submitted } from './views.ts';

const proxy = new MockedProxy();
before(() => proxy.start());
after(() => proxy.stop());
afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.lang = 'en';
  sessionStorage.clear();
  proxy.reset();
});

const payBn = 'আপনার iPay অ্যাপ থেকে টাকা পাঠান';
const payEn = 'Send the money in your iPay app';

describe('languages', () => {
  it('switch live, in the middle of a state, with the typed text kept', async () => {
    proxy.script.load = awaiting();
    const payer = DepositHarness.create();
    await payer.shows(payEn);
    payer.press("I've paid");
    await payer.shows('Enter your transaction number');
    payer.type('4829 17');
    payer.press('Confirm payment');
    await payer.until(() => payer.error !== '', 'an error');
    const { input } = payer;
    payer.element.lang = 'bn-BD';
    await payer.shows('আপনার ট্রানজেকশন নম্বর দিন');
    assert.equal(payer.error, 'নম্বরটি ৮ সংখ্যার হতে হবে। আপনি ৬টি দিয়েছেন।'.normalize('NFC'));
    assert.equal(payer.input, input);
    assert.equal(payer.input.value, '4829 17');
    assert.equal(payer.root.querySelector('section')?.lang, 'bn');
    payer.element.setAttribute('lang', 'en');
    await payer.shows('Enter your transaction number');
    assert.equal(payer.error, 'It must have 8 digits. You entered 6.');
  });

  it('live side by side', async () => {
    proxy.script.load = awaiting();
    const one = DepositHarness.create({ lang: 'en' });
    const other = DepositHarness.create({ lang: 'bn' });
    await Promise.all([one.shows(payEn), other.shows(payBn)]);
    one.element.lang = 'bn';
    other.element.lang = 'en';
    await Promise.all([one.shows(payBn), other.shows(payEn)]);
  });

  it('changed back before they arrive leave the newest', async () => {
    proxy.script.load = awaiting();
    const payer = DepositHarness.create();
    await payer.shows(payEn);
    for (const lang of ['ta', 'si', 'bn', 'en', 'si', 'bn']) {
      payer.element.lang = lang;
      await payer.element.updateComplete;
    }
    await payer.shows(payBn);
  });

  it('come from the page around when not told', async () => {
    document.documentElement.lang = 'bn';
    proxy.script.load = awaiting();
    const payer = DepositHarness.create({}, (element) => element.removeAttribute('lang'));
    await payer.shows(payBn);
  });

  it('we do not speak are English', async () => {
    proxy.script.load = awaiting();
    const payer = DepositHarness.create({ lang: 'fr' });
    await payer.shows(payEn);
    assert.equal(payer.root.querySelector('section')?.lang, 'en');
  });

  it('put values where the language wants them', async () => {
    proxy.script.load = submitted('possible');
    const payer = DepositHarness.create({ lang: 'bn' });
    await payer.until(() => payer.text.includes('4829 1736 নম্বরটি'), 'the number in its place');
  });
});
