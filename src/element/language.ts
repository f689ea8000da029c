import { isServer } from 'lit';
import { allLocales } from '../generated/locale-codes.ts';

/** The languages the element speaks. */
export type Language = (typeof allLocales)[number];

const isLanguage = (code: string): code is Language => (allLocales as readonly string[]).includes(code);

const primaryOf = (tag: string): string => tag.split(/-|_/)[0]?.toLowerCase() ?? '';

/** The first of the browser's languages that we speak: who prefers French may know Sinhala, and no English. */
export const languageOfTags = (tags: readonly string[]): Language =>
  tags.map(primaryOf).find(isLanguage) ?? 'en';

/** The language to speak for a language tag: the tag's own (`bn-BD` gives `bn`), or English. */
export const languageOfTag = (tag: string): Language => languageOfTags([tag]);

/**
 * The language of an element: its own `lang`, else that of what it stands in, else the browser's. A server knows none
 * of these.
 */
export function languageOfElement(element: Element): Language {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- Its type is that of browsers alone.
  if (isServer) return 'en';
  const closest = element.closest('[lang]:not([lang=""])');
  if (closest) return languageOfTag(closest.getAttribute('lang') ?? '');
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOfElement(root.host) : languageOfTags(navigator.languages);
}
