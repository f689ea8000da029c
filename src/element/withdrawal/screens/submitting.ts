import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { WithdrawalContext } from './withdrawal-context.ts';

/** The details are on their way. No button: what is under way is not sent a second time. */
export function submittingScreen({ msg }: WithdrawalContext, summary?: TemplateResult): TemplateResult {
  return html`
    <div class="spinner" part="spinner"></div>
    <h2 part="heading" tabindex="-1">
      ${msg('Sending your withdrawal…', { id: 'withdrawal.sending.heading' })}
    </h2>
    <p>${msg("Please wait. Don't close this page.", { id: 'withdrawal.sending.body' })}</p>
    ${summary}
  `;
}
