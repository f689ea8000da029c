import { assert } from '@open-wc/testing';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { requested } from '../../demo/stories/recorded/withdrawal-views.ts';
import { depositTexts } from '../../src/element/deposit-texts.ts';
import { withdrawalTexts } from '../../src/element/withdrawal/withdrawal-texts.ts';
import { DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';
import { WithdrawalHarness } from './withdrawal/withdrawal-harness.ts';

const payBn = 'আপনার iPay অ্যাপ থেকে টাকা পাঠান';
const paySi = 'ඔබේ iPay යෙදුමෙන් මුදල් යවන්න';
const windowBn = 'iPay দিয়ে পেমেন্ট';
const formBn = 'আপনার টাকা কোথায় পাঠাব?';

const proxy = mockProxy();

const undo: (() => void)[] = [];
afterEach(() => {
  for (const one of undo.splice(0)) one();
});

/** Has a language on its way until it is let go, or fails. */
function hold(loaders: typeof depositTexts, language: 'bn' | 'si'): (how?: 'fail') => void {
  const load = loaders[language];
  let letGo: (how?: 'fail') => void = () => undefined;
  const told = new Promise<'fail' | undefined>((resolve) => (letGo = resolve));
  loaders[language] = async () => {
    if ((await told) === 'fail') throw new TypeError('Failed to fetch');
    return load();
  };
  undo.push(() => (loaders[language] = load));
  return letGo;
}

/** Has the browser busy, so that nothing is loaded ahead, until it is let be idle. Safari is never known to be. */
function keepBusy(): () => void {
  const usual = Object.getOwnPropertyDescriptor(window, 'requestIdleCallback');
  const waiting: IdleRequestCallback[] = [];
  window.requestIdleCallback = (idle) => waiting.push(idle);
  undo.push(() => {
    if (usual) Object.defineProperty(window, 'requestIdleCallback', usual);
    else Reflect.deleteProperty(window, 'requestIdleCallback');
  });
  return () => {
    for (const idle of waiting) idle({ didTimeout: false, timeRemaining: () => 50 });
  };
}

/** Whether the first screen is greyed out. */
const isWaiting = ({ root }: DepositHarness | WithdrawalHarness): boolean => !!root.querySelector('[inert]');
/** The drawings of the pay step are in it. */
const hasLaterPart = ({ root }: DepositHarness): boolean => !!root.querySelector('li path');

describe('a language asked for when there is something to read', () => {
  it('leaves it there when the later part comes first', async () => {
    proxy.script.load = awaiting();
    const letGo = hold(depositTexts, 'bn');
    const beIdle = keepBusy();
    const payer = DepositHarness.create();
    await payer.shows(headings.pay);
    assert.isFalse(hasLaterPart(payer));
    payer.element.lang = 'bn';
    beIdle();
    await payer.until(() => hasLaterPart(payer), 'the later part');
    await payer.painted();
    assert.isFalse(isWaiting(payer));
    assert.equal(payer.heading, headings.pay);
    letGo();
    await payer.shows(payBn);
  });

  it('leaves the way into the payment window there, also without a proxy', async () => {
    const letGo = hold(depositTexts, 'bn');
    const payer = DepositHarness.createDirect({ link: 'https://plugin.gateway.example/?x=1' });
    await payer.until(() => !!payer.control('Open payment page'), 'the link');
    payer.element.lang = 'bn';
    await payer.painted();
    assert.equal(payer.heading, 'Payment with iPay');
    letGo();
    await payer.shows(windowBn);
  });
});

describe('a language asked for before there is', () => {
  it('is waited for, though the one before it fails', async () => {
    proxy.script.load = awaiting();
    const fail = hold(depositTexts, 'bn');
    const letGo = hold(depositTexts, 'si');
    const payer = DepositHarness.create({ lang: 'bn' });
    await payer.painted();
    payer.element.lang = 'si';
    await payer.until(() => !!payer.element.view, 'the deposit');
    fail('fail');
    await payer.painted();
    assert.isTrue(isWaiting(payer), payer.text);
    letGo();
    await payer.shows(paySi);
  });

  it('is waited for by a withdrawal whose session is told last', async () => {
    proxy.script.load = requested();
    const letGo = hold(withdrawalTexts, 'bn');
    const payer = WithdrawalHarness.create();
    payer.element.session = null;
    await payer.painted();
    payer.element.lang = 'bn';
    await payer.painted();
    payer.element.session = 'token';
    await payer.until(() => !!payer.element.view, 'the withdrawal');
    await payer.painted();
    assert.isTrue(isWaiting(payer), payer.text);
    letGo();
    await payer.shows(formBn);
  });
});
