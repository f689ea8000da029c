import type { Language } from '../../src/element/language.ts';
import { flows, languages, themes, widths, windowPlaces } from '../settings/demo-settings.ts';
import type { DepositFlowName, Theme, Width, WindowPlace } from '../settings/demo-settings.ts';

/** By their own names: Chromium's `Intl.DisplayNames` has none for Sinhala. */
const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  bn: 'বাংলা',
  si: 'සිංහල',
  ta: 'தமிழ்',
};
const themeNames: Readonly<Record<Theme, string>> = { auto: 'Auto', light: 'Light', dark: 'Dark' };
const flowNames: Readonly<Record<DepositFlowName, string>> = {
  number: 'Number',
  window: 'Payment window',
};
const windowPlaceNames: Readonly<Record<WindowPlace, string>> = {
  tab: 'New tab',
  popup: 'Small window',
  self: 'This tab',
  frame: 'Frame',
};
const widthNames: Readonly<Record<Width, string>> = {
  '280': '280 px',
  '320': '320 px',
  '375': '375 px',
  full: 'Full',
};

export function named<Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, string>>,
): readonly (readonly [Value, string])[] {
  return values.map((value) => [value, names[value]] as const);
}

export const languageOptions = named(languages, languageNames);
export const themeOptions = named(themes, themeNames);
export const flowOptions = named(flows, flowNames);
export const windowPlaceOptions = named(windowPlaces, windowPlaceNames);
export const widthOptions = named(widths, widthNames);
