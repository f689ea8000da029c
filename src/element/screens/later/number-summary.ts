import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { digits } from '../digits.ts';
import type { ScreenContext } from '../screen-context.ts';

/** The number the payer handed in; nothing when the payment came by the gateway's window. */
export function numberSummary(
  { msg }: ScreenContext,
  transactionNumber: string | null,
): TemplateResult | typeof nothing {
  if (transactionNumber === null) return nothing;
  return html`<div class="box" part="box">
    <p class="muted">${msg('Your transaction number', { id: 'number.summary' })}</p>
    <p class="value summary" part="value">${digits(transactionNumber)}</p>
  </div>`;
}
