/** Red, green and blue, each up to 255. */
export type Rgb = readonly [number, number, number];

/** Relative luminance as WCAG 2.2 defines it. */
export const luminance = (rgb: Rgb): number => {
  const [red, green, blue] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number]; // map forgets the length
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Contrast as WCAG 2.2 defines it: 1 for a colour with itself, 21 for black on white. */
export const contrast = (one: Rgb, other: Rgb): number => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};
