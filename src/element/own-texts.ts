import type { Language } from './language.ts';

/**
 * A page's own texts, in place of ours: by language, then by id. `{0}`, `{1}` stand where values go. They are texts,
 * never markup. What is left out, or lacks a value, stays ours.
 */
export type OwnTexts<Id extends string = string> = Readonly<
  Partial<Record<Language, Readonly<Partial<Record<Id, string>>>>>
>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether a text has a place for each of so many values. */
export const hasPlaces = (text: string, values: number): boolean =>
  Array.from({ length: values }, (_, index) => `{${index}}`).every((place) => text.includes(place));

/** Our text's replacement, if the page has one that can stand there. */
export function ownText(texts: unknown, language: string, id: string, values: number): string | undefined {
  const ofLanguage = isObject(texts) ? texts[language] : undefined;
  const text = isObject(ofLanguage) ? ofLanguage[id] : undefined;
  return typeof text === 'string' && hasPlaces(text, values) ? text : undefined;
}
