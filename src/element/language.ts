import { allLocales } from '../generated/locale-codes.ts';

/** The languages the element speaks. */
export type Language = (typeof allLocales)[number];

const isLanguage = (code: string): code is Language => (allLocales as readonly string[]).includes(code);

/** The language to speak for a language tag: the tag's own (`bn-BD` gives `bn`), or English. */
export function languageOfTag(tag: string): Language {
  const [primary = ''] = tag.toLowerCase().split('-');
  return isLanguage(primary) ? primary : 'en';
}

/** The language of an element: its own `lang`, else that of what it stands in, else the browser's. */
export function languageOfElement(element: Element): Language {
  const closest = element.closest('[lang]:not([lang=""])');
  if (closest) return languageOfTag(closest.getAttribute('lang') ?? '');
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? languageOfElement(root.host) : languageOfTag(navigator.language);
}
