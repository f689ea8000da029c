import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { digits } from './digits.ts';
import type { ScreenContext } from './screen-context.ts';

/** The number is on its way. */
export function submittingScreen({ msg }: ScreenContext, transactionNumber: string): TemplateResult {
  return html`
    <div class="spinner"></div>
    <h2 part="heading" tabindex="-1">${msg('Checking your payment…', { id: 'submitting' })}</h2>
    <p>${msg("Please wait. Don't close this page or pay again.", { id: 'submitting.wait' })}</p>
    <p class="muted">${msg('Your transaction number', { id: 'number.summary' })}</p>
    <p class="summary">${digits(transactionNumber)}</p>
  `;
}
