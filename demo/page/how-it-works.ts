import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** For a newcomer: what to do here, and what to look at. */
export const howItWorks: TemplateResult = html`<ol class="steps" aria-label="How it works">
  <li>
    <span>The checkout shows a wallet and an amount. No real money moves.</span>
  </li>
  <li><span>Pick an outcome in the controls, and enter its number in the checkout.</span></li>
  <li><span>The balance changes when the gateway's signed message arrives.</span></li>
</ol>`;
