import type { LocaleModule, MsgFn, StrResult } from '@lit/localize';
import type { TemplateResult } from 'lit';
import type { Language } from './language.ts';

/** Where the texts of each language come from; English, the source, is in the templates. */
export type TextLoaders = Readonly<Record<Exclude<Language, 'en'>, () => Promise<LocaleModule>>>;

/**
 * The texts of one element in one language. `@lit/localize` has one locale a page; here two elements on one
 * page may speak different languages. Its tools find our messages by the type of `msg`.
 */
export class Localizer {
  readonly #loaders: TextLoaders;
  readonly #changed: () => void;
  #wanted: Language = 'en';
  #language: Language = 'en';
  #templates: LocaleModule['templates'] = {};

  /** @param changed called when the texts are another language's */
  constructor(loaders: TextLoaders, changed: () => void) {
    this.#loaders = loaders;
    this.#changed = changed;
  }

  /** The language `msg` speaks. */
  get language(): Language {
    return this.#language;
  }

  /** Whether the texts asked for are still on their way. */
  get loading(): boolean {
    return this.#wanted !== this.#language;
  }

  /** Speaks the language as soon as it is there. One that cannot be loaded leaves the texts as they are. */
  async use(language: Language): Promise<void> {
    if (language === this.#wanted) return;
    this.#wanted = language;
    try {
      const { templates } = language === 'en' ? { templates: {} } : await this.#loaders[language]();
      // Another language may have been asked for meanwhile.
      if (this.#wanted !== language) return;
      this.#templates = templates;
      this.#language = language;
    } catch {
      if (this.#wanted === language) this.#wanted = this.#language;
    }
    this.#changed();
  }

  /** The text with that id; the template given is the English one. */
  readonly msg = ((template: string | StrResult | TemplateResult, options?: { id?: string }) => {
    const localized = this.#templates[options?.id ?? ''] ?? template;
    if (typeof localized === 'string') return localized;
    if (!('strTag' in localized)) return localized;
    // A translation holds, in place of each value, which of the source's values goes there.
    const values =
      localized === template ? localized.values : localized.values.map((index) => valueAt(template, index));
    return localized.strings.reduce((text, string, index) => text + String(values[index - 1]) + string);
  }) as MsgFn; // an arrow function cannot be written with overloads

  /** A count, in the language's digits. Chromium has no Sinhala. */
  readonly count = (count: number): string => count.toLocaleString([this.#language, 'en']);
}

const valueAt = (template: string | StrResult | TemplateResult, index: unknown): unknown =>
  typeof template === 'string' ? '' : template.values[Number(index)];
