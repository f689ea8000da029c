import { languageOfTag } from './language.ts';
import type { TextLoaders } from './localizer.ts';

/** What has the language of a tag, such as `bn` or `bn-BD`, there before an element is rendered. */
export const languageLoader =
  (loaders: TextLoaders) =>
  async (tag: string): Promise<void> => {
    const language = languageOfTag(tag);
    if (language === 'en') return;
    const texts = await loaders[language]();
    loaders[language] = () => texts;
  };
