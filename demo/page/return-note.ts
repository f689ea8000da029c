import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { WindowOutcome } from '../../src/contract/payment-window-link.ts';
import { baseStyles } from '../styles/base-styles.ts';
import { controlStyles } from '../styles/control-styles.ts';
import { returnNoteStyles } from './return-note-styles.ts';

/**
 * Said to who comes back from the payment window.
 *
 * @fires note-dismissed - it was read
 */
@customElement('return-note')
export class ReturnNote extends LitElement {
  static override readonly styles = [baseStyles, controlStyles, returnNoteStyles];

  @property() outcome: WindowOutcome = 'pending';
  /** Whether the page stands in the element's own frame, beside which the truth is to be seen. */
  @property({ type: Boolean }) framed = false;

  protected override render(): TemplateResult {
    return html`<aside aria-label="Back from the payment window" data-testid="return-note">
      <p>
        <strong>Back from the payment window, with “${this.outcome}”.</strong>
        An address proves nothing: anybody can type it. What really became of the payment is shown
        ${this.framed ? 'by the checkout around this frame.' : 'by the checkout below.'}
      </p>
      ${this.framed ? '' : html`<button type="button" class="small" @click=${this.#dismiss}>Got it</button>`}
    </aside>`;
  }

  #dismiss(): void {
    this.dispatchEvent(new Event('note-dismissed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'return-note': ReturnNote;
  }
}
