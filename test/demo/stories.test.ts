import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { depositTitles, withdrawalTitles } from '../../demo/stories/catalog/story-titles.ts';
import { findStory, searchStories, stories } from '../../demo/stories/catalog/story.ts';
import { readPageAddress, storyHash } from '../../demo/stories/settings/page-address.ts';
import type { StoryPlace } from '../../demo/stories/settings/page-address.ts';
import { defaultStorySettings } from '../../demo/stories/settings/story-settings.ts';
import { accentOfLook } from '../../demo/stories/settings/story-tokens.ts';

describe('the accent to begin from', () => {
  for (const [look, accent] of Object.entries(accentOfLook)) {
    it(`is the one of ${look}`, () => {
      const file = look === 'own' ? 'src/element/styles/tokens.ts' : `themes/${look}.css`;
      const [, told] =
        /--ipay-accent(?:: |, light-dark\()(#[\da-f]{6})/.exec(readFileSync(file, 'utf8')) ?? [];
      assert.equal(told, accent);
    });
  }
});

describe('the catalog of stories', () => {
  it('has a title for each recorded state, and no title for any other', () => {
    for (const [element, titles] of [
      ['deposit', depositTitles],
      ['withdrawal', withdrawalTitles],
    ] as const) {
      assert.deepEqual(
        Object.keys(titles),
        stories[element].map(({ state }) => state),
      );
    }
  });

  it('finds stories by words of their element, state and title, in any order', () => {
    const found = (text: string) => searchStories(text).map(({ element, state }) => `${element}/${state}`);
    assert.deepEqual(found('pasted TWO'), ['deposit/enter-offered']);
    assert.deepEqual(found('withdrawal session'), ['withdrawal/session-ended']);
    assert.deepEqual(found('no such words'), []);
    assert.equal(found(' ').length, stories.deposit.length + stories.withdrawal.length);
  });
});

describe("a story's address", () => {
  const read = (hash: string) => {
    const address = readPageAddress(hash);
    assert.ok(address.page === 'stories');
    return address;
  };

  it('says nothing of what is as by default', () => {
    const place: StoryPlace = { element: 'deposit', state: 'pay', settings: defaultStorySettings };
    assert.equal(storyHash(place), '#/stories/deposit/pay');
    assert.deepEqual(read('#/stories/deposit/pay'), { page: 'stories', ...place });
  });

  it('brings every setting back', () => {
    const place: StoryPlace = {
      element: 'withdrawal',
      state: 'form',
      settings: {
        language: 'ta',
        look: 'orchid',
        scheme: 'dark',
        density: 'compact',
        compare: 'looks',
        width: 'full',
        accent: '#12ab9f',
        corners: '1.5rem',
        font: 'serif',
        openIn: 'frame',
        support: 'no',
        slots: ['header', 'footer'],
      },
    };
    assert.deepEqual(read(storyHash(place)), { page: 'stories', ...place });
  });

  it('takes nothing it does not know', () => {
    const { settings } = read(
      '#/stories/deposit/pay?language=fr&look=../x&width=99999&accent=red;x&slots=evil,help',
    );
    assert.deepEqual(settings, { ...defaultStorySettings, slots: ['help'] });
    assert.equal(read('#/stories/nothing/at-all').state, undefined);
    assert.equal(findStory('deposit', 'constructor'), undefined);
    assert.deepEqual(readPageAddress('#/other'), { page: 'first' });
  });
});
