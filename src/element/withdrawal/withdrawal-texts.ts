import type { TextLoaders } from '../localizer.ts';

/** The texts of `<ipay-withdrawal>`, those it shares with `<ipay-deposit>` included: one download a language. */
export const withdrawalTexts: TextLoaders = {
  bn: () => import('../../generated/withdrawal-locales/bn.ts'),
  si: () => import('../../generated/withdrawal-locales/si.ts'),
  check: () => import('../texts/check-withdrawal-texts.ts'),
  ta: () => import('../../generated/withdrawal-locales/ta.ts'),
};
