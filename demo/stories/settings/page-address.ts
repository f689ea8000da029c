import { findStory, storyElements } from '../catalog/story.ts';
import type { StoryElement } from '../catalog/story.ts';
import { readStorySettings, writeStorySettings } from './story-settings.ts';
import type { StorySettings } from './story-settings.ts';

/** A story, or with no state the overview of all states of an element. */
export interface StoryPlace {
  readonly element: StoryElement;
  readonly state: string | undefined;
  readonly settings: StorySettings;
}

export type PageAddress =
  | { readonly page: 'first' }
  | { readonly page: 'shop' }
  | { readonly page: 'lab' }
  | ({ readonly page: 'stories' } & StoryPlace);

/** Reads the part of an address after its `#`. An element or state that there is not gives the nearest there is. */
export function readPageAddress(hash: string): PageAddress {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const [, page, elementName, state] = path.split('/');
  switch (page) {
    case 'shop':
    case 'lab':
      return { page };
    case 'stories': {
      const element = storyElements.find((name) => name === elementName) ?? 'deposit';
      const settings = readStorySettings(new URLSearchParams(query));
      return { page, element, state: findStory(element, state)?.state, settings };
    }
    default:
      return { page: 'first' };
  }
}

/** The part of a story's address from its `#` on. */
export function storyHash({ element, state, settings }: StoryPlace): string {
  const query = writeStorySettings(settings).toString();
  return `#/stories/${element}${state ? `/${state}` : ''}${query ? `?${query}` : ''}`;
}
