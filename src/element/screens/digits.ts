import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { groupDigits } from '../group-digits.ts';

/** A number in groups set apart by margins, not by blanks: whoever copies it gets the plain digits. */
export const digits = (text: string): TemplateResult =>
  html`<bdi class="digits">${groupDigits(text).map((group) => html`<span>${group}</span>`)}</bdi>`;
