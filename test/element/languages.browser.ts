import { assert } from '@open-wc/testing';
import { awaiting, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { DepositHarness } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';

const proxy = mockProxy();
afterEach(() => {
  document.documentElement.lang = 'en';
});

const payBn = 'আপনার iPay অ্যাপ থেকে টাকা পাঠান';
const payEn = 'Send the money in your iPay app';

describe('languages', () => {
  it('switch live, in the middle of a state, with the typed text kept', async () => {
    const payer = await DepositHarness.shown(proxy, awaiting(), payEn);
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
    const payer = await DepositHarness.shown(proxy, awaiting(), payEn);
    for (const lang of ['ta', 'si', 'bn', 'en', 'si', 'bn']) {
      payer.element.lang = lang;
      await payer.element.updateComplete;
    }
    await payer.shows(payBn);
  });

  it('come from the page around when not told', async () => {
    document.documentElement.lang = 'bn';
    await DepositHarness.shown(proxy, awaiting(), payBn, {}, (element) => element.removeAttribute('lang'));
  });

  it('follow the page when it changes, through shadow roots too, and where the element is moved', async () => {
    proxy.script.load = awaiting();
    const outer = document.createElement('div');
    const inner = outer.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    const shadow = inner.attachShadow({ mode: 'open' });
    document.body.append(outer);
    const payer = DepositHarness.create({}, (element) => element.removeAttribute('lang'));
    shadow.append(payer.element);
    await payer.shows(payEn);
    document.documentElement.lang = 'bn';
    await payer.shows(payBn);
    inner.lang = 'en-GB';
    await payer.shows(payEn);
    inner.removeAttribute('lang');
    await payer.shows(payBn);
    outer.lang = 'en';
    await payer.shows(payEn);
    document.body.append(payer.element);
    await payer.shows(payBn);
  });

  it('we do not speak are English', async () => {
    const payer = await DepositHarness.shown(proxy, awaiting(), payEn, { lang: 'fr' });
    assert.equal(payer.root.querySelector('section')?.lang, 'en');
  });

  it('put values where the language wants them', async () => {
    proxy.script.load = submitted('possible');
    const payer = DepositHarness.create({ lang: 'bn' });
    await payer.until(() => payer.text.includes('48291736 নম্বরটি'), 'the number in its place');
  });
});

describe('texts of the page’s own', () => {
  it('come by an attribute, as texts alone, and what is wrong with them is told', async () => {
    proxy.script.load = awaiting();
    const told: unknown[] = [];
    const { warn } = console;
    Object.assign(console, { warn: (text: unknown) => told.push(text) });
    const texts = { en: { 'pay.heading': 'Pay <b>here</b>', 'pay.haeding': 'x' } };
    const payer = DepositHarness.create({ texts: JSON.stringify(texts) });
    await payer.shows('Pay <b>here</b>');
    await payer.until(() => told.length > 0, 'a warning');
    Object.assign(console, { warn });
    assert.deepEqual(told, ['<ipay-deposit> texts: There is no text "pay.haeding".']);
    payer.element.texts = { en: { 'pay.heading': 'Pay there' } };
    await payer.shows('Pay there');
    payer.element.removeAttribute('texts');
    await payer.shows(payEn);
  });
});
