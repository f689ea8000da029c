import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** Strokes on a grid of 24. */
export const copyStroke = 'M8 8h12v12H8zM16 8V4H4v12h4';
export const goodStroke = 'm5 12.5 5 5 9-10';

/** A drawing beside words that say the same. */
export const icon = (stroke: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${stroke} /></svg>`;
