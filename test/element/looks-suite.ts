import { assert } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { Shot } from '../../demo/stories/recorded/shot.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import type { WithdrawalView } from '../../src/contract/withdrawal-view.ts';
import type { Attributes, ElementHarness } from './element-harness.ts';
import { mockProxy } from './mocked-proxy.ts';
import { assertRoomIsHeld, assertRoomyEnough } from './room-checks.ts';
import type { Reply } from './scripted-proxy.ts';

/** An element and its screens. */
interface Looks<View> {
  readonly name: string;
  readonly shots: readonly Shot<View>[];
  /** Languages in which axe looks at every screen. */
  readonly languages: readonly string[];
  readonly create: (attributes: Attributes) => ElementHarness<LitElement>;
  /** The view that ends the loading. */
  readonly loaded: View;
}

/**
 * What holds of the screens of either element.
 *
 * @returns the proxy, the place 320 px wide in which they are shown, and what shows one
 */
export function describeLooks<View extends DepositView | WithdrawalView>({
  name,
  shots,
  languages,
  create,
  loaded,
}: Looks<View>) {
  const proxy = mockProxy();
  /** An empty page of this origin: nothing is asked of anybody. */
  const windowUrl = `${location.origin}/ipay/probe`;
  const main = document.createElement('main');
  main.style.width = '320px';
  beforeEach(() => document.body.append(main));
  afterEach(() => main.replaceChildren());

  async function appear(attributes: Attributes) {
    const payer = create({ 'support-url': '/help', ...attributes });
    main.append(payer.element);
    await payer.until(() => payer.root.querySelector('section')?.lang === attributes['lang'], 'the language');
    return payer;
  }

  async function show(shot: Shot<View>, attributes: Attributes) {
    proxy.script.load = shot.problem ?? shot.view ?? 'hang';
    proxy.script.posted = shot.answer ?? shot.next ?? 'reset';
    proxy.script.link = shot.link ?? 'reset';
    proxy.script.window =
      shot.window === 'page' ? { url: `${windowUrl}?${shot.name}` } : (shot.window ?? 'reset');
    const payer = await appear({ ...attributes, ...shot.attributes });
    await payer.until(() => shot.name === 'loading' || !payer.root.querySelector('[inert]'), shot.name);
    shot.act?.(payer.element);
    const { reached } = shot;
    if (reached !== undefined) {
      await payer.until(() => payer.root.querySelector(reached) !== null, `${shot.name} to be reached`);
    }
    await payer.painted();
    return payer;
  }

  for (const lang of languages) {
    for (const theme of ['light', 'dark']) {
      describe(`every screen of a ${name} in ${lang}, ${theme}`, () => {
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
    describe(`room for a ${name} in ${lang}`, () => {
      for (const shot of shots) {
        it(`is enough for ${shot.name} at 280 and 320 px, and everything to press is big enough for a thumb`, async () => {
          assertRoomyEnough(await show(shot, { lang }), main, shot.name);
        });
      }

      it('is held while loading: nothing moves when the answer comes', async () => {
        main.style.width = '320px';
        let answer: (reply: Reply) => void = () => undefined;
        proxy.script.load = new Promise((resolve) => (answer = resolve));
        const payer = await appear({ lang });
        await assertRoomIsHeld(payer, () => answer(loaded));
      });
    });
  }

  return { proxy, main, show };
}
