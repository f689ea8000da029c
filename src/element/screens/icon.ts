import { svg, html } from 'lit';
import type { TemplateResult } from 'lit';

/** Strokes on a grid of 24. */
const strokes = {
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  good: 'm5 12.5 5 5 9-10',
  wait: 'M12 7v5.5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  bad: 'm7 7 10 10M17 7 7 17',
};

export type IconName = keyof typeof strokes;

/** A drawing beside words that say the same. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${strokes[name]} />`}</svg>`;
