import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { payScreen } from './pay.ts';
import type { ScreenContext } from './screen-context.ts';

/** Stands in for what is not known yet. As long as the real ones, so that nothing moves when they come. */
const placeholder = {
  amount: { amountMinor: 100_000, currency: 'LKR' },
  wallet: { identifier: '0000000000', details: {} },
};

/** The pay screen itself, greyed out: nothing is as big as the thing. */
export function loadingScreen(context: ScreenContext): TemplateResult {
  return html`<div class="stack">
    <div class="skeleton" inert aria-hidden="true">${payScreen(context, placeholder)}</div>
    <p class="loading">${context.msg('Getting your payment details…', { id: 'loading' })}</p>
  </div>`;
}
