import type { Language } from '../../../src/element/language.ts';
import { languages, oneOf, themes, windowPlaces } from '../../settings/demo-settings.ts';
import type { Theme, WindowPlace } from '../../settings/demo-settings.ts';

/** The style sheets in `themes/`; `own`: none of them. */
export const looks = ['own', 'paper', 'lagoon', 'orchid'] as const;
export const densities = ['comfortable', 'compact'] as const;
export const fonts = ['own', 'serif', 'mono'] as const;
export const corners = ['own', '0', '0.5rem', '1.5rem'] as const;
/** What stands side by side. */
export const comparisons = ['nothing', 'languages', 'looks', 'schemes'] as const;
export const slotNames = ['header', 'success', 'help', 'footer'] as const;

export type Look = (typeof looks)[number];
export type SlotName = (typeof slotNames)[number];

export const narrowest = 280;
export const widest = 1280;

/** All that can be changed about a story. Each of them can be in an address. */
export interface StorySettings {
  readonly language: Language;
  readonly look: Look;
  readonly scheme: Theme;
  readonly density: (typeof densities)[number];
  readonly compare: (typeof comparisons)[number];
  /** In CSS pixels; `full`: as wide as there is room. */
  readonly width: number | 'full';
  /** `#rrggbb`, or empty for the look's own. */
  readonly accent: string;
  readonly corners: (typeof corners)[number];
  readonly font: (typeof fonts)[number];
  readonly openIn: WindowPlace;
  readonly support: 'yes' | 'no';
  readonly slots: readonly SlotName[];
}

export const defaultStorySettings: StorySettings = {
  language: 'en',
  look: 'own',
  scheme: 'auto',
  density: 'comfortable',
  compare: 'nothing',
  width: 375,
  accent: '',
  corners: 'own',
  font: 'own',
  openIn: 'tab',
  support: 'yes',
  slots: [],
};

function readWidth(text: string | null): StorySettings['width'] {
  if (text === 'full') return 'full';
  const width = Number(text);
  const fallback = defaultStorySettings.width;
  return Number.isInteger(width) && width >= narrowest && width <= widest ? width : fallback;
}

/** Reads settings from an address. What is missing, or nothing we know, is as by default. */
export function readStorySettings(given: URLSearchParams): StorySettings {
  const text = (name: string) => given.get(name) ?? undefined;
  const standard = defaultStorySettings;
  const accent = text('accent') ?? '';
  const slots = text('slots')?.split(',') ?? [];
  return {
    language: oneOf(languages, text('language'), standard.language),
    look: oneOf(looks, text('look'), standard.look),
    scheme: oneOf(themes, text('scheme'), standard.scheme),
    density: oneOf(densities, text('density'), standard.density),
    compare: oneOf(comparisons, text('compare'), standard.compare),
    width: readWidth(given.get('width')),
    accent: /^#[\da-f]{6}$/.test(accent) ? accent : '',
    corners: oneOf(corners, text('corners'), standard.corners),
    font: oneOf(fonts, text('font'), standard.font),
    openIn: oneOf(windowPlaces, text('openIn'), standard.openIn),
    support: oneOf(['yes', 'no'], text('support'), standard.support),
    slots: slotNames.filter((name) => slots.includes(name)),
  };
}

/** The settings that differ from the defaults, as an address has them. */
export function writeStorySettings(settings: StorySettings): URLSearchParams {
  const standard = new Map(
    Object.entries(defaultStorySettings).map(([name, value]) => [name, String(value)]),
  );
  return new URLSearchParams(
    Object.entries(settings)
      .map(([name, value]) => [name, String(value)] as [string, string])
      .filter(([name, value]) => value !== standard.get(name)),
  );
}
