import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../styles/base-styles.ts';
import { controlStyles } from '../styles/control-styles.ts';
import { returnNoteStyles } from './return-note-styles.ts';
import type { Returned } from './returned.ts';

const ways: Readonly<Record<NonNullable<Returned['from']>, string>> = {
  window: 'Back from the payment window',
  number: 'Back from the checkout',
};

/**
 * Said to who comes back to the shop.
 *
 * @fires note-dismissed - it was read
 */
@customElement('return-note')
export class ReturnNote extends LitElement {
  static override readonly styles = [baseStyles, controlStyles, returnNoteStyles];

  @property({ attribute: false }) returned: Returned = { outcome: 'pending', from: undefined };
  /** Whether the page stands in the element's own frame, beside which the truth is to be seen. */
  @property({ type: Boolean }) framed = false;

  protected override render(): TemplateResult {
    const { outcome, from } = this.returned;
    const way = from ? ways[from] : 'Back at the shop';
    return html`<aside aria-label=${way} data-testid="return-note">
      <p>
        <strong>${way}, with “${outcome}”.</strong>
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
