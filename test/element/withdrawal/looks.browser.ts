import { assert } from '@open-wc/testing';
import { withdrawalShots } from '../../../demo/stories/recorded/withdrawal-shots.ts';
import { requested } from '../../../demo/stories/recorded/withdrawal-views.ts';
import { mockProxy } from '../mocked-proxy.ts';
import { assertRoomIsHeld, assertRoomyEnough } from '../room-checks.ts';
import type { Reply } from '../scripted-proxy.ts';
import { WithdrawalHarness } from './withdrawal-harness.ts';

const proxy = mockProxy();
const main = document.createElement('main');
main.style.width = '320px';
beforeEach(() => document.body.append(main));
afterEach(() => main.replaceChildren());

const speaks = (payer: WithdrawalHarness, lang: string) => payer.root.querySelector('section')?.lang === lang;

async function show(
  shot: (typeof withdrawalShots)[number],
  lang: string,
  theme = 'light',
): Promise<WithdrawalHarness> {
  proxy.script.posted = shot.answer ?? 'reset';
  proxy.script.load = shot.problem ?? shot.view ?? 'hang';
  const payer = WithdrawalHarness.create({ 'support-url': '/help', lang, theme });
  main.append(payer.element);
  await payer.until(
    () => (shot.name === 'loading' || !payer.root.querySelector('[inert]')) && speaks(payer, lang),
    shot.name,
  );
  shot.act?.(payer.element);
  const { reached } = shot;
  if (reached !== undefined) {
    await payer.until(() => payer.root.querySelector(reached) !== null, `${shot.name} to be reached`);
  }
  await payer.painted();
  await payer.until(() => !shot.act || !payer.root.querySelector('.spinner'), `${shot.name} to be answered`);
  return payer;
}

for (const lang of ['en', 'bn', 'si', 'ta']) {
  for (const theme of ['light', 'dark']) {
    describe(`every screen of a withdrawal in ${lang}, ${theme}`, () => {
      for (const shot of withdrawalShots) {
        it(`${shot.name} has nothing for axe to find`, async () => {
          const payer = await show(shot, lang, theme);
          await assert.isAccessible(payer.element);
        });
      }
    });
  }

  describe(`room for a withdrawal in ${lang}`, () => {
    it('is enough at 280 and 320 px, and everything to press is big enough for a thumb', async () => {
      for (const shot of withdrawalShots) {
        const payer = await show(shot, lang);
        assertRoomyEnough(payer, main, shot.name);
        main.replaceChildren();
        sessionStorage.clear();
      }
    });

    it('is held while loading: nothing moves when the withdrawal comes', async () => {
      main.style.width = '320px';
      let answer: (reply: Reply) => void = () => undefined;
      proxy.script.load = new Promise((resolve) => (answer = resolve));
      const payer = WithdrawalHarness.create({ lang });
      main.append(payer.element);
      await payer.until(() => speaks(payer, lang), 'the language');
      await assertRoomIsHeld(payer, () => answer(requested()));
    });
  });
}
