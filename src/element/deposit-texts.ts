import type { TextLoaders } from './localizer.ts';

/** The texts of `<ipay-deposit>`. Each language is a download of its own; English, the source, is built in. */
export const depositTexts: TextLoaders = {
  bn: () => import('../generated/locales/bn.ts'),
  si: () => import('../generated/locales/si.ts'),
  check: () => import('./texts/check-deposit-texts.ts'),
  ta: () => import('../generated/locales/ta.ts'),
};
