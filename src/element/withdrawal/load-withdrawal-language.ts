import { languageLoader } from '../load-language.ts';
import { withdrawalTexts } from './withdrawal-texts.ts';

/**
 * Loads a language of `<ipay-withdrawal>` beforehand: `bn`, `si`, `ta`, or a tag such as `bn-BD`. From then on each
 * element speaks it from its first rendering on. A server awaits it before it renders; in a browser the first screen
 * has not to wait for it. Rejects when it cannot be loaded.
 */
export const loadLanguage: (tag: string) => Promise<void> = languageLoader(withdrawalTexts);
