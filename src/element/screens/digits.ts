import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { groupDigits } from '../group-digits.ts';

/** A number for the ears alone: digit by digit. */
export const spelled = (text: string): string => text.replace(/.(?=.)/g, '$& ');

/**
 * A number in groups set apart by margins, not by blanks: whoever copies it gets the plain digits. It may break
 * between groups. For the ears digit by digit: in one piece it would be read as seven hundred millions and so on.
 * A number, an amount or a name is to be found in the iPay app as it is here: no translator may touch it.
 */
export const digits = (text: string): TemplateResult =>
  html`<bdi translate="no" class="digits" aria-hidden="true"
      >${groupDigits(text).map((group) => html`<wbr /><span>${group}</span>`)}</bdi
    ><span translate="no" class="unseen">${spelled(text)}</span>`;
