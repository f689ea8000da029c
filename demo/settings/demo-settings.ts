import type { Language } from '../../src/element/language.ts';
import type { OpenIn } from '../../src/element/open-in.ts';
import { allLocales } from '../../src/generated/locale-codes.ts';

export const themes = ['auto', 'light', 'dark'] as const;
/** `number`: the payer types the transaction number here. `window`: into the gateway's payment window. */
export const flows = ['number', 'window'] as const;
/** Where the payment window opens. */
export const windowPlaces = ['tab', 'popup', 'self', 'frame'] as const satisfies readonly OpenIn[];
/** Widths of the element's frame, in CSS pixels. */
export const widths = ['280', '320', '375', 'full'] as const;
export const languages: readonly Language[] = [...allLocales].sort((a, b) =>
  a === 'en' ? -1 : b === 'en' ? 1 : a.localeCompare(b),
);

export type Theme = (typeof themes)[number];
export type DepositFlowName = (typeof flows)[number];
export type WindowPlace = (typeof windowPlaces)[number];
export type Width = (typeof widths)[number];

/** What the control panel holds. */
export interface DemoSettings {
  readonly language: Language;
  readonly theme: Theme;
  /** What the next deposit is made for. */
  readonly flow: DepositFlowName;
  readonly openIn: WindowPlace;
  /** As typed; what the next deposit asks for. */
  readonly amount: string;
  readonly width: Width;
}

export const settingNames = [
  'language',
  'theme',
  'flow',
  'openIn',
  'amount',
  'width',
] as const satisfies (keyof DemoSettings)[];

export const defaultSettings: DemoSettings = {
  language: 'en',
  theme: 'auto',
  flow: 'number',
  openIn: 'tab',
  amount: '2500',
  width: 'full',
};

/**
 * The value among the allowed ones, or the fallback for any other: addresses and storage hold what people put there.
 */
export function oneOf<Value extends string>(
  allowed: readonly Value[],
  value: string | undefined,
  fallback: Value,
): Value {
  return allowed.find((candidate) => candidate === value) ?? fallback;
}

/** Reads settings from plain texts; what is missing or unknown falls back. */
export function readSettings(
  given: { readonly [Name in keyof DemoSettings]?: string | undefined },
  fallback: DemoSettings,
): DemoSettings {
  return {
    language: oneOf(languages, given.language, fallback.language),
    theme: oneOf(themes, given.theme, fallback.theme),
    flow: oneOf(flows, given.flow, fallback.flow),
    openIn: oneOf(windowPlaces, given.openIn, fallback.openIn),
    amount: given.amount?.slice(0, 20) ?? fallback.amount,
    width: oneOf(widths, given.width, fallback.width),
  };
}
