import { languageOptions } from '../../controls/control-options.ts';
import { stories } from '../catalog/story.ts';
import type { Story } from '../catalog/story.ts';
import type { StoryPlace } from '../settings/page-address.ts';
import { looks } from '../settings/story-settings.ts';
import type { StorySettings } from '../settings/story-settings.ts';

/** One of the things a place shows side by side. */
export interface StoryVariant {
  readonly key: string;
  readonly story: Story;
  readonly settings: StorySettings;
  /** Empty when there is nothing beside it. */
  readonly caption: string;
}

/** What a place shows: every state of an element, or one state as often as is compared. */
export function storyVariants({ element, state, settings }: StoryPlace): readonly StoryVariant[] {
  const story = stories[element].find((candidate) => candidate.state === state);
  if (!story) {
    return stories[element].map((each) => ({
      key: `${element}/${each.state}`,
      story: each,
      settings,
      caption: each.title,
    }));
  }
  const variant = (caption: string, changes: Partial<StorySettings>): StoryVariant => ({
    key: `${element}/${story.state}/${caption}`,
    story,
    settings: { ...settings, ...changes },
    caption,
  });
  switch (settings.compare) {
    case 'nothing':
      return [variant('', {})];
    case 'languages':
      return languageOptions.map(([language, name]) => variant(name, { language }));
    case 'looks':
      return looks.map((look) => variant(look, { look }));
    case 'schemes':
      return (['light', 'dark'] as const).map((scheme) => variant(scheme, { scheme }));
  }
}
