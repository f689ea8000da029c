import { shots as depositShots } from '../recorded/deposit-shots.ts';
import type { Shot } from '../recorded/shot.ts';
import { withdrawalShots } from '../recorded/withdrawal-shots.ts';
import { depositTitles, withdrawalTitles } from './story-titles.ts';

export const storyElements = ['deposit', 'withdrawal'] as const;
export type StoryElement = (typeof storyElements)[number];

export const elementNames: Readonly<Record<StoryElement, string>> = {
  deposit: 'Deposit',
  withdrawal: 'Withdrawal',
};

/** One state of one element. */
export interface Story {
  readonly element: StoryElement;
  /** As in addresses: `enter-error`. */
  readonly state: string;
  readonly title: string;
  readonly recorded: Shot<object>;
}

const storiesOf = (
  element: StoryElement,
  shots: readonly Shot<object>[],
  titles: Readonly<Record<string, string>>,
): readonly Story[] =>
  shots.map((recorded) => ({
    element,
    state: recorded.name,
    title: titles[recorded.name] ?? recorded.name,
    recorded,
  }));

export const stories: Readonly<Record<StoryElement, readonly Story[]>> = {
  deposit: storiesOf('deposit', depositShots, depositTitles),
  withdrawal: storiesOf('withdrawal', withdrawalShots, withdrawalTitles),
};

export function findStory(element: StoryElement, state: string | undefined): Story | undefined {
  return stories[element].find((story) => story.state === state);
}

/** What a page with the story is called; with no state, the one with all of them. */
export function storyTitle(place: {
  readonly element: StoryElement;
  readonly state: string | undefined;
}): string {
  const title = findStory(place.element, place.state)?.title ?? 'All states';
  return `${elementNames[place.element]}: ${title}`;
}

/** The stories that have every word of the text in their element, state or title; all of them for no words. */
export function searchStories(text: string): readonly Story[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return storyElements
    .flatMap((element) => stories[element])
    .filter(({ element, state, title }) => {
      const searched = `${element} ${state} ${title}`.toLowerCase();
      return words.every((word) => searched.includes(word));
    });
}
