import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { depositStyles } from '../../src/element/screens/later/deposit-styles.ts';
import { tokenStyles } from '../../src/element/styles/tokens.ts';
import { contrast } from './wcag-contrast.ts';
import type { Rgb } from './wcag-contrast.ts';

type Palette = ReadonlyMap<string, readonly [light: string, dark: string]>;

const rgbOf = (hex: string): Rgb => {
  const digits = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const at = (index: number) => Number.parseInt(digits.slice(index, index + 2), 16);
  return [at(1), at(3), at(5)];
};

const mix = (one: Rgb, share: number, other: Rgb): Rgb => {
  const channel = (index: 0 | 1 | 2) => one[index] * share + other[index] * (1 - share);
  return [channel(0), channel(1), channel(2)];
};

const pairs = (css: string, pattern: RegExp): Palette =>
  new Map([...css.matchAll(pattern)].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]));

const ownCss = [tokenStyles, ...depositStyles].map(({ cssText }) => cssText).join('');
const own = pairs(ownCss, /--ipay-([\w-]+), light-dark\((#\w+), (#\w+)\)/g);
const plainOwn = pairs(ownCss, /--ipay-([\w-]+), (#\w+)\)/g);
const themeFiles = readdirSync('themes');

interface Theme {
  readonly name: string;
  readonly palette: Palette;
  /** What browsers without `light-dark()` get. */
  readonly plain: Palette;
}

const themes: readonly Theme[] = [
  { name: 'our own', palette: own, plain: plainOwn },
  ...themeFiles.map((file) => {
    const css = readFileSync(`themes/${file}`, 'utf8');
    return {
      name: file,
      palette: new Map([...own, ...pairs(css, /--ipay-([\w-]+): light-dark\((#\w+), (#\w+)\)/g)]),
      plain: new Map([...plainOwn, ...pairs(css, /--ipay-([\w-]+): (#\w+);/g)]),
    };
  }),
];

/** A colour of the palette; what a theme leaves out is mixed as `tokens.ts` mixes it. */
function colour(palette: Palette, name: string, scheme: 0 | 1): Rgb {
  const given = palette.get(name)?.[scheme];
  if (given) return rgbOf(given);
  const shares: Record<string, number> = { inset: 0.08, divider: 0.3, skeleton: 0.2 };
  const share = shares[name];
  assert.ok(share !== undefined, `There is no ${name}.`);
  return mix(colour(palette, 'line', scheme), share, colour(palette, 'surface', scheme));
}

describe('contrast', () => {
  it('is computed for our own colours and three themes at least', () => {
    assert.equal(own.size, 9);
    assert.ok(themes.length >= 4);
  });

  it('knows black on white, and a grey that just fails', () => {
    assert.equal(contrast(rgbOf('#000'), rgbOf('#fff')), 21);
    assert.ok(contrast(rgbOf('#777777'), rgbOf('#fff')) < 4.5);
  });

  for (const { name, palette, plain } of themes) {
    for (const [scheme, schemeName] of [
      [0, 'light'],
      [1, 'dark'],
    ] as const) {
      const of = (token: string) => colour(palette, token, scheme);
      const surface = of('surface');

      it(`of text is 4.5 in ${name}, ${schemeName}`, () => {
        const texts: readonly (readonly [string, Rgb, Rgb])[] = [
          ...['text', 'muted', 'accent'].flatMap((token) => [
            [`${token} on surface`, of(token), surface] as const,
            [`${token} on inset`, of(token), of('inset')] as const,
          ]),
          ['bad on surface', of('bad'), surface],
          ['on-accent on accent', of('on-accent'), of('accent')],
          // Pointed at, a button takes on a tenth of its own text's colour.
          ['hovered main', of('on-accent'), mix(of('on-accent'), 0.1, of('accent'))],
          ['hovered plain', of('accent'), mix(of('accent'), 0.1, surface)],
        ];
        for (const [what, text, ground] of texts) {
          assert.ok(contrast(text, ground) >= 4.5, `${what}: ${contrast(text, ground).toFixed(2)}`);
        }
      });

      it(`of signs, drawings, edges and the focus is 3 in ${name}, ${schemeName}`, () => {
        const graphics: readonly (readonly [string, Rgb, Rgb])[] = [
          ...['good', 'wait', 'bad'].map(
            (token) => [`${token} badge`, of(token), mix(of(token), 0.14, surface)] as const,
          ),
          ['edge of a field', of('line'), surface],
          ['edge of a wrong field', of('bad'), surface],
          ['edge of a button', of('accent'), surface],
          ['focus beside the main button', of('accent'), surface],
        ];
        for (const [what, sign, ground] of graphics) {
          assert.ok(contrast(sign, ground) >= 3, `${what}: ${contrast(sign, ground).toFixed(2)}`);
        }
      });
    }

    it(`is that of light in browsers without light-dark() in ${name}`, () => {
      for (const [token, [light]] of palette) assert.equal(plain.get(token)?.[0], light, token);
    });
  }
});
