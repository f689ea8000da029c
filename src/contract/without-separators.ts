/**
 * A number as typed, without the blanks, hyphens and dashes that people group digits with, and without the invisible
 * marks that come along when text is copied.
 */
export const withoutSeparators = (text: string): string => text.replace(/[\s\p{Pd}\p{Cf}\u2212]/gu, '');
