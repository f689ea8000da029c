import { assert } from '@open-wc/testing';
import { awaiting, awaitingWindow, credited, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { atTheField, DepositHarness, headings } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';
import { translatePage } from './page-translator.ts';

const proxy = mockProxy();
const open = window.open.bind(window);
const { clipboard } = navigator;
let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  window.open = open;
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
});

const translate = (payer: DepositHarness): void => {
  stop = translatePage(payer.root);
};
const spoken = (payer: DepositHarness) =>
  [...payer.root.querySelectorAll('bdi + .unseen')].map(({ textContent }) => textContent);
const pressMain = (payer: DepositHarness) => payer.root.querySelector<HTMLElement>('.main')?.click();

describe('a page that is translated by the browser', () => {
  it('has the number, the amount and the name to pay as they are, also for the ears', async () => {
    proxy.script.load = awaiting({
      wallet: { identifier: '0734234201', details: { account_name: 'K. Perera' } },
    });
    const payer = DepositHarness.create();
    await payer.shows(headings.pay);
    translate(payer);
    await payer.painted();
    for (const text of ['0734234201', 'LKR 2,500', 'K. Perera']) assert.include(payer.text, text);
    assert.deepEqual(spoken(payer), ['0 7 3 4 2 3 4 2 0 1']);
    assert.notInclude(payer.text, 'iPay');
  });

  it('has a number that was handed in, and all that support asks for, as they are', async () => {
    proxy.script.load = submitted('possible');
    const payer = DepositHarness.create();
    await payer.until(() => payer.control('Details for support') !== undefined, 'the screen');
    payer.press('Details for support');
    await payer.until(() => payer.root.querySelector('dl') !== null, 'the details');
    translate(payer);
    await payer.painted();
    for (const text of ['48291736', 'order-1001', 'dep_1', 'LKR 2,500', '0734234201', '2026-11-24']) {
      assert.include(payer.text, text);
    }
    assert.notInclude(payer.text, 'Reference');
  });

  it('has the amount of the payment window as it is', async () => {
    const payer = await DepositHarness.shown(proxy, awaitingWindow(), 'Payment with iPay');
    translate(payer);
    await payer.painted();
    assert.include(payer.text, 'LKR 2,500');
  });

  it('tells beside a screen nothing of the one before', async () => {
    const payer = await DepositHarness.shown(proxy, submitted('checking'), headings.checking);
    translate(payer);
    proxy.script.load = 'hang';
    pressMain(payer);
    const told = () => payer.root.querySelector('[role=status]')?.firstElementChild ?? null;
    await payer.until(() => told() !== null, 'what is told');
    const first = told();
    await proxy.script.news(credited());
    await payer.until(() => payer.root.querySelector('.good') !== null, 'the success');
    await payer.painted();
    assert.isFalse(payer.root.contains(first));
  });

  it('tells what happened to the payment window, and not what was before', async () => {
    window.open = () => null;
    proxy.script.load = awaitingWindow();
    proxy.script.window = { url: 'https://plugin.example/' };
    const payer = DepositHarness.create();
    await payer.shows('Payment with iPay');
    translate(payer);
    const before = payer.root.querySelector('.main');
    const told = () => payer.root.querySelector('.box + p');
    const first = told()?.firstElementChild;
    assert.isOk(first);
    pressMain(payer);
    await payer.until(() => payer.root.querySelector('.main') !== before, 'the link');
    assert.isFalse(told()?.contains(first));
  });

  it('tells what is wrong with the second number, and not what was with the first', async () => {
    const payer = await atTheField(proxy);
    payer.type('4829');
    pressMain(payer);
    await payer.until(() => payer.error !== '', 'what is wrong');
    translate(payer);
    const first = payer.root.querySelector('#error ins');
    assert.isOk(first);
    payer.type('48291');
    pressMain(payer);
    await payer.painted();
    assert.equal(payer.error, '…');
    assert.isFalse(payer.root.contains(first));
  });

  it('says on the button that the number is copied', async () => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.resolve() },
    });
    const payer = await DepositHarness.shown(proxy, awaiting(), headings.pay);
    const button = payer.control('Copy iPay number');
    translate(payer);
    const first = button?.querySelector('ins');
    assert.isOk(first);
    button?.click();
    await payer.until(() => !button?.contains(first), 'another word');
  });

  it('has the time left go down', async () => {
    proxy.script.load = awaiting({ expiresInMs: 29 * 60_000 + 1500 });
    const payer = DepositHarness.create();
    const line = () => payer.root.querySelector('.main + p');
    await payer.until(() => line()?.hasAttribute('hidden') === false, 'the line');
    translate(payer);
    const first = line()?.querySelector('ins');
    assert.isOk(first);
    await payer.until(() => !line()?.contains(first), 'the next minute');
  });
});
