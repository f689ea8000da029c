import type { Look, StorySettings } from './story-settings.ts';

const families: Readonly<Record<StorySettings['font'], string>> = {
  own: '',
  serif: 'Georgia, serif',
  mono: 'ui-monospace, monospace',
};

/** The accent each look has in the light, to begin from. */
export const accentOfLook: Readonly<Record<Look, string>> = {
  own: '#0b57d0',
  paper: '#2b3990',
  lagoon: '#00666b',
  orchid: '#7a1fa2',
};

/** Black or white, whichever is easier to read on the colour; by WCAG's relative luminance. */
function readableOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}

/** The custom properties that the settings ask for. */
export function storyTokens({ accent, corners, font }: StorySettings): Readonly<Record<string, string>> {
  return {
    ...(accent && { '--ipay-accent': accent, '--ipay-on-accent': readableOn(accent) }),
    ...(corners !== 'own' && { '--ipay-radius': corners }),
    ...(font !== 'own' && { '--ipay-font': families[font] }),
  };
}
