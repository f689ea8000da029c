import { findStory, storyElements } from '../catalog/story.ts';
import type { StoryElement } from '../catalog/story.ts';
import { recordedAnswer } from '../recorded/recorded-answer.ts';

/** A name that leads nowhere: what is not answered here does not go out either. */
const origin = 'https://recorded.invalid';

/** The value of an element's `proxy` attribute that gets the recorded state. Each cell is another deposit. */
export const recordedProxy = (element: StoryElement, state: string, cell: string): string =>
  `${origin}/${element}/${state}/${cell}`;

const windowUrl = new URL('payment-window.html', document.baseURI).href;

const forEver = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
  });

/**
 * Puts recorded states in the place of the network. The elements ask with the page's `fetch`, so that is the seam:
 * everything else about them is as on a shop's page.
 */
export function answerFromRecords(): void {
  const network = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (url.origin !== origin) return network(input, init);
    const [, elementName, state, cell] = url.pathname.split('/');
    const element = storyElements.find((name) => name === elementName);
    const story = element && findStory(element, state);
    const answer = recordedAnswer(story?.recorded, init?.method ?? 'GET', url, windowUrl);
    if (answer === 'hang') return forEver(init?.signal);
    if (answer === 'break') throw new TypeError('Failed to fetch');
    const { status, json } = answer;
    return Response.json(status === 200 ? { ...json, id: `${state}-${cell}` } : json, { status });
  };
}
