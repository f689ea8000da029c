import { str } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ScreenContext } from './screen-context.ts';

/** Where the payer is in the two steps. */
export function stepTemplate({ msg, count }: ScreenContext, step: 1 | 2): TemplateResult {
  return html`<p class="step">
    <span>${msg(str`Step ${count(step)} of ${count(2)}`, { id: 'step.of' })}</span>
    <span>${step === 1 ? msg('Pay', { id: 'step.pay' }) : msg('Enter number', { id: 'step.enter' })}</span>
  </p>`;
}
