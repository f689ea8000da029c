import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { numberSummary } from './number-summary.ts';
import type { ScreenContext } from './screen-context.ts';

/** The number is on its way. */
export function submittingScreen(context: ScreenContext, transactionNumber: string): TemplateResult {
  const { msg } = context;
  return html`
    <div class="spinner"></div>
    <h2 part="heading" tabindex="-1">${msg('Checking your payment…', { id: 'submitting' })}</h2>
    <p>${msg("Please wait. Don't close this page or pay again.", { id: 'submitting.wait' })}</p>
    ${numberSummary(context, transactionNumber)}
  `;
}
