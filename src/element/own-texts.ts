import type { Language } from './language.ts';

/**
 * A page's own texts, in place of ours: by language, then by id. `{0}`, `{1}` stand where values go. They are texts,
 * never markup. What is left out, or lacks a value, stays ours.
 */
export type OwnTexts<Id extends string = string> = Readonly<
  Partial<Record<Language, Readonly<Partial<Record<Id, string>>>>>
>;

/** Whether a text has a place for each of so many values. */
export const hasPlaces = (text: string, values: number): boolean =>
  Array.from({ length: values }, (_, index) => `{${index}}`).every((place) => text.includes(place));

/** Our text's replacement, if the page has one that can stand there. A page's script may give anything. */
export function ownText(
  texts: OwnTexts | null,
  language: Language,
  id: string,
  values: number,
): string | undefined {
  const text: unknown = texts?.[language]?.[id];
  return typeof text === 'string' && hasPlaces(text, values) ? text : undefined;
}
