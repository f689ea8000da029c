import { assert } from '@open-wc/testing';
import { shots } from '../../demo/stories/recorded/deposit-shots.ts';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { pointWithMouse } from '../../demo/stories/recorded/point-with-mouse.ts';
import type { Shot } from '../../demo/stories/recorded/shot.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import { DepositHarness } from './harness.ts';
import { mockProxy } from './mocked-proxy.ts';
import { assertRoomIsHeld, assertRoomyEnough } from './room-checks.ts';
import type { Reply } from './scripted-proxy.ts';

const proxy = mockProxy();
/** An empty page of this origin: nothing is asked of anybody. */
const windowUrl = `${location.origin}/ipay/probe`;
const main = document.createElement('main');
const matchMedia = window.matchMedia.bind(window);
main.style.width = '320px';
before(pointWithMouse);
after(() => {
  window.matchMedia = matchMedia;
});
beforeEach(() => document.body.append(main));
afterEach(() => main.replaceChildren());

async function show(
  shot: Shot<DepositView>,
  attributes: Readonly<Record<string, string>>,
): Promise<DepositHarness> {
  proxy.script.load = shot.problem ?? shot.view ?? 'hang';
  proxy.script.posted = shot.answer ?? shot.next ?? 'reset';
  proxy.script.link = shot.link ?? 'reset';
  proxy.script.window =
    shot.window === 'page' ? { url: `${windowUrl}?${shot.name}` } : (shot.window ?? 'reset');
  const payer = DepositHarness.create({ 'support-url': '/help', ...attributes, ...shot.attributes });
  main.append(payer.element);
  await payer.until(
    () =>
      (shot.name === 'loading' || !payer.root.querySelector('[inert]')) && speaks(payer, attributes['lang']),
    shot.name,
  );
  shot.act?.(payer.element);
  const { reached } = shot;
  if (reached !== undefined) {
    await payer.until(() => payer.root.querySelector(reached) !== null, `${shot.name} to be reached`);
  }
  await payer.painted();
  return payer;
}

const speaks = (payer: DepositHarness, lang: string | undefined) =>
  payer.root.querySelector('section')?.lang === lang;

for (const lang of ['en', 'bn']) {
  for (const theme of ['light', 'dark']) {
    describe(`every screen in ${lang}, ${theme}`, () => {
      for (const shot of shots) {
        it(`${shot.name} has nothing for axe to find`, async () => {
          const payer = await show(shot, { lang, theme });
          await assert.isAccessible(payer.element);
        });
      }
    });
  }
}

for (const lang of ['en', 'bn', 'si', 'ta']) {
  describe(`room in ${lang}`, () => {
    it('is enough at 280 and 320 px, and everything to press is big enough for a thumb', async () => {
      for (const shot of shots) {
        const payer = await show(shot, { lang });
        assertRoomyEnough(payer, main, shot.name);
        main.replaceChildren();
        sessionStorage.clear();
      }
    });

    it('is enough for the largest amounts: no figure is torn apart', async () => {
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

    it('is held while loading: nothing moves when the details come', async () => {
      main.style.width = '320px';
      let answer: (reply: Reply) => void = () => undefined;
      proxy.script.load = new Promise((resolve) => (answer = resolve));
      const payer = DepositHarness.create({ lang });
      main.append(payer.element);
      await payer.until(() => speaks(payer, lang), 'the language');
      await assertRoomIsHeld(payer, () => answer(awaiting()));
    });
  });
}

describe('colours', () => {
  const surface = (payer: DepositHarness) => {
    const box = payer.root.querySelector('section');
    return box && getComputedStyle(box).backgroundColor;
  };

  it('follow the page, or what the theme says, live', async () => {
    proxy.script.load = awaiting();
    const payer = DepositHarness.create();
    await payer.shows('Send the money in your iPay app');
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
