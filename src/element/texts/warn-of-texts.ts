import { allLocales } from '../../generated/locale-codes.ts';
import { hasPlaces } from '../own-texts.ts';

/** By id, how many values a text has. */
export type TextIds = Readonly<Record<string, number>>;

/** Every reason why a page's own texts are not used as given, as sentences for its developers. */
export function mistakesIn(texts: unknown, ids: TextIds): string[] {
  const mistakes: string[] = [];
  if (typeof texts !== 'object' || texts === null) return ['texts is no object: the default texts stay.'];
  for (const [language, own] of Object.entries(texts) as [string, unknown][]) {
    if (!(allLocales as readonly string[]).includes(language)) {
      mistakes.push(`"${language}" is none of ${allLocales.join(', ')}: these texts are not used.`);
      continue;
    }
    for (const [id, text] of Object.entries(Object(own) as object) as [string, unknown][]) {
      const values = Object.hasOwn(ids, id) ? ids[id] : undefined;
      if (values === undefined) mistakes.push(`There is no text "${id}".`);
      else if (typeof text !== 'string') mistakes.push(`"${id}" is no string: the default text stays.`);
      else if (!hasPlaces(text, values)) {
        const places = Array.from({ length: values }, (_, index) => `{${index}}`).join(', ');
        mistakes.push(`"${id}" in ${language} must have ${places}: the default text stays.`);
      }
    }
  }
  return mistakes;
}

export function warnOfTexts(texts: unknown, ids: TextIds, element: string): void {
  for (const mistake of mistakesIn(texts, ids)) {
    // eslint-disable-next-line no-console -- Nobody else could tell the page's developers.
    console.warn(`<${element}> texts: ${mistake}`);
  }
}
