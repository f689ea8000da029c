import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { digits } from './digits.ts';
import type { ScreenContext } from './screen-context.ts';

/** The number the payer handed in. */
export function numberSummary({ msg }: ScreenContext, transactionNumber: string): TemplateResult {
  return html`<p class="muted">${msg('Your transaction number', { id: 'number.summary' })}</p>
    <p class="summary">${digits(transactionNumber)}</p>`;
}
