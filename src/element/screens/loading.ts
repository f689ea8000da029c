import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { payScreen } from './pay.ts';
import type { FirstContext } from './screen-context.ts';

/** Stands in for what is not known yet. As long as the real ones, so that nothing moves when they come. */
const placeholder = {
  amount: { amountMinor: 100_000, currency: 'LKR' },
  wallet: { identifier: '0000000000', details: {} },
};

/**
 * The pay screen itself, greyed out: nothing is as big as the thing. In another language it is another one. Our styles
 * show it in spite of `hidden`; where a policy takes them from what a server rendered, nobody reads that money is to be
 * sent.
 */
export function loadingScreen(context: FirstContext): TemplateResult {
  const text = context.msg('Getting your payment details…', { id: 'loading' });
  return html`<div class="stack">
    <div class="skeleton" inert hidden>${keyed(text, payScreen(context, placeholder))}</div>
    <p class="loading">${text}</p>
  </div>`;
}
