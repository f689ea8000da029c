import type { LocaleModule, MsgFn, StrResult } from '@lit/localize';
import { isServer } from 'lit';
import type { Language } from './language.ts';
import { ownText } from './own-texts.ts';
import type { OwnTexts } from './own-texts.ts';

/**
 * Where the texts of each language come from, at once where they are there; English, the source, is in the templates.
 */
export type TextLoaders = Record<Exclude<Language, 'en'>, () => LocaleModule | Promise<LocaleModule>> & {
  /** Tells the page's developers what is wrong with texts of their own. */
  readonly check: () => Promise<{ readonly checkTexts: (texts: unknown) => void }>;
};

/** Where the network has stalled, English is better than nothing. */
const patienceMs = 4000;

/**
 * The texts of one element in one language. `@lit/localize` has one locale a page; here two elements on one
 * page may speak different languages. Its tools find our messages by the type of `msg`.
 */
export class Localizer {
  /**
   * Whether a language is on its way, nobody has waited for it too long, and there is nothing to read yet. That happens
   * once: not at each `retry`.
   */
  isAwaited: boolean | undefined;
  readonly #loaders: TextLoaders;
  readonly #changed: () => void;
  #wanted: Language = 'en';
  #language: Language = 'en';
  #own: OwnTexts | null = null;
  #templates: LocaleModule['templates'] = {};

  /** @param changed called when the texts are another language's, and when none is waited for any longer */
  constructor(loaders: TextLoaders, changed: () => void) {
    this.#loaders = loaders;
    this.#changed = changed;
  }

  /** The language `msg` speaks. */
  get language(): Language {
    return this.#language;
  }

  /** The page's own texts, which go before ours. */
  set own(texts: OwnTexts | null) {
    if (texts === this.#own) return;
    this.#own = texts;
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- Its type is that of browsers alone.
    if (texts && !isServer) {
      void this.#loaders.check().then(
        ({ checkTexts }) => checkTexts(texts),
        () => undefined,
      );
    }
  }

  /**
   * Speaks the language as soon as it is there. One that cannot be loaded leaves the texts as they are until `retry`.
   */
  async use(language: Language): Promise<void> {
    if (language === this.#wanted) return;
    this.#wanted = language;
    const settle = () => {
      this.isAwaited = false;
      this.#changed();
    };
    try {
      const texts = language === 'en' ? { templates: {} } : this.#loaders[language]();
      // A server waits for nothing: it renders at once.
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- Its type is that of browsers alone.
      if (!isServer && 'then' in texts) {
        this.isAwaited ??= true;
        setTimeout(settle, patienceMs);
      }
      const { templates } = 'then' in texts ? await texts : texts;
      // Another language may have been asked for meanwhile.
      if (this.#wanted !== language) return;
      this.#templates = templates;
      this.#language = language;
    } catch {
      // Asked for again at once, it would fail again at once. And another one may still be on its way.
      if (this.#wanted !== language) return;
    }
    settle();
  }

  /** Has a language that could not be loaded asked for again. */
  retry(): void {
    if (this.isAwaited || this.#wanted === this.#language) return;
    this.#wanted = this.#language;
    this.#changed();
  }

  /** The text with that id; the template given is the English one. */
  readonly msg = ((template: string | StrResult, options?: { id?: string }) => {
    const values = typeof template === 'string' ? [] : template.values;
    const id = options?.id ?? '';
    const text = ownText(this.#own, this.#language, id, values.length) ?? this.#templates[id] ?? template;
    if (typeof text === 'string') {
      return text.replace(/\{(\d)\}/g, (place, index: string) =>
        index in values ? String(values[Number(index)]) : place,
      );
    }
    // A translation holds, in place of each value, which one goes there.
    const { strings, values: order } = text as StrResult;
    return strings.reduce(
      (before, string, index) =>
        `${before}${String(text === template ? values[index - 1] : values[Number(order[index - 1])])}${string}`,
    );
  }) as MsgFn; // we have no templates with markup, and an arrow function cannot be written with overloads

  /**
   * A count, in the language's digits: Bengali has its own. By our own code: the first use of `Intl` keeps a slow phone
   * busy for tens of milliseconds, just before the pay step, and Chromium has no Sinhala.
   */
  readonly count = (count: number): string =>
    String(count).replace(/\d/g, (digit) =>
      this.#language === 'bn' ? String.fromCharCode(Number(digit) + 0x9e6) : digit,
    );
}
