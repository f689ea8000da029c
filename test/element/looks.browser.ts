import { assert } from '@open-wc/testing';
import { shots } from '../../demo/stories/recorded/deposit-shots.ts';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { pointWithMouse } from '../../demo/stories/recorded/point-with-mouse.ts';
import { DepositHarness } from './harness.ts';
import { describeLooks } from './looks-suite.ts';

const matchMedia = window.matchMedia.bind(window);
before(pointWithMouse);
after(() => {
  window.matchMedia = matchMedia;
});

const { proxy, main, show } = describeLooks({
  name: 'deposit',
  shots,
  languages: ['en', 'bn'],
  create: (attributes) => DepositHarness.create(attributes),
  loaded: awaiting(),
});

describe('room for the largest amounts', () => {
  for (const lang of ['en', 'bn', 'si', 'ta']) {
    it(`is enough in ${lang}: no figure is torn apart`, async () => {
      const amount = { amountMinor: 9_999_999_999, currency: 'LKR' };
      const payer = await show({ name: 'pay', view: awaiting({ amount }) }, { lang });
      const text = payer.root.querySelector('[data-copy=amount] bdi')?.firstChild?.nextSibling;
      assert(text instanceof Text && text.data === 'LKR 99,999,999.99', String(text?.textContent));
      const figure = document.createRange();
      figure.setStart(text, 4);
      figure.setEnd(text, text.length);
      main.style.width = '320px';
      assert.lengthOf(figure.getClientRects(), 1);
    });
  }
});

describe('colours', () => {
  const surface = (payer: DepositHarness) => {
    const box = payer.root.querySelector('section');
    return box && getComputedStyle(box).backgroundColor;
  };

  it('follow the page, or what the theme says, live', async () => {
    const payer = await DepositHarness.shown(proxy, awaiting(), 'Send the money in your iPay app');
    const light = surface(payer);
    document.documentElement.style.colorScheme = 'dark';
    const dark = surface(payer);
    assert.notEqual(dark, light);
    payer.element.theme = 'light';
    await payer.element.updateComplete;
    assert.equal(surface(payer), light);
    document.documentElement.style.colorScheme = '';
    payer.element.theme = 'dark';
    await payer.element.updateComplete;
    assert.equal(surface(payer), dark);
    payer.element.remove();
  });

  it('can be the shop’s own', async () => {
    proxy.script.load = awaiting();
    const payer = DepositHarness.create();
    payer.element.style.setProperty('--ipay-surface', 'rgb(1, 2, 3)');
    await payer.shows('Send the money in your iPay app');
    assert.equal(surface(payer), 'rgb(1, 2, 3)');
    payer.element.remove();
  });
});
