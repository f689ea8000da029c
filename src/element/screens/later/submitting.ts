import type { MsgFn } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ScreenContext } from '../screen-context.ts';
import { numberSummary } from './number-summary.ts';

/** What is told when the answer takes long. Its place is held from the start, so that nothing moves. */
export const slowText = (msg: MsgFn): string =>
  msg("This is taking longer than usual. Keep this page open and don't pay again.", {
    id: 'submitting.slow',
  });

/** The number is on its way. */
export function submittingScreen(context: ScreenContext, transactionNumber: string): TemplateResult {
  const { msg, notice } = context;
  return html`
    <div class="spinner" part="spinner"></div>
    <h2 part="heading" tabindex="-1">${msg('Checking your payment…', { id: 'submitting' })}</h2>
    <p>${msg("Please wait. Don't close this page or pay again.", { id: 'submitting.wait' })}</p>
    ${numberSummary(context, transactionNumber)}
    <p ?hidden=${notice !== 'slow'}>${slowText(msg)}</p>
  `;
}
