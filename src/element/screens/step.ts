import { str } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { FirstContext } from './screen-context.ts';

/** Where the payer is in the two steps. */
export function stepTemplate({ later, count, msg }: FirstContext, step: 1 | 2): TemplateResult {
  return html`<p class="step ${step === 1 ? '' : 'two'}" part="step">
    <span>${msg(str`Step ${count(step)} of ${count(2)}`, { id: 'step.of' })}</span>
    <span>${step === 1 ? msg('Pay', { id: 'step.pay' }) : msg('Enter number', { id: 'step.enter' })}</span>
    ${later(step)}
  </p>`;
}
