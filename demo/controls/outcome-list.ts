import { html, LitElement } from 'lit';
import type { TemplateResult, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { copyText } from '../../src/element/copy-text.ts';
import type { MagicNumber } from '../server/shop-shapes.ts';
import { baseStyles } from '../styles/base-styles.ts';
import { controlStyles } from '../styles/control-styles.ts';
import { magicNumberFor } from './magic-number.ts';
import { outcomeListStyles } from './outcome-list-styles.ts';
import { outcomeName } from './outcome-names.ts';

type Copying = 'not yet' | 'copied' | 'refused';

/** What the sandbox can play, and a ready number for each. */
@customElement('outcome-list')
export class OutcomeList extends LitElement {
  static override readonly styles = [baseStyles, controlStyles, outcomeListStyles];

  @property({ attribute: false }) magicNumbers: readonly MagicNumber[] = [];

  @state() private chosen: { readonly magic: MagicNumber; readonly transactionNumber: string } | undefined;
  @state() private copying: Copying = 'not yet';

  protected override render(): TemplateResult {
    return html`<h3>What shall happen?</h3>
      <p class="muted">
        The sandbox decides by the last two digits of the transaction number. Pick an outcome, copy the number
        it gives you, and enter it in the checkout.
      </p>
      <div class="number">
        <output data-testid="magic-number">${this.#numberTemplate()}</output>
        <button
          type="button"
          data-testid="copy-magic-number"
          ?disabled=${!this.chosen}
          @click=${() => void this.#copy()}
        >
          ${this.copying === 'copied' ? 'Copied' : 'Copy'}
        </button>
        <p class="muted" role="status">${this.#explanation()}</p>
      </div>
      <ul>
        ${this.magicNumbers.map((magic) => this.#outcomeTemplate(magic))}
      </ul>`;
  }

  #outcomeTemplate(magic: MagicNumber): TemplateResult {
    const { suffix, outcome } = magic;
    return html`<li>
      <button
        type="button"
        class="small"
        data-testid="outcome"
        data-outcome=${outcome}
        aria-pressed=${this.chosen?.magic.outcome === outcome ? 'true' : 'false'}
        @click=${() => this.#choose(magic)}
      >
        <span>${outcomeName(outcome)}</span>
        <span class="suffix">${suffix ? `\u2026${suffix}` : 'other'}</span>
      </button>
    </li>`;
  }

  #numberTemplate(): TemplateResult {
    const digits = this.chosen?.transactionNumber ?? '';
    // Grouped by a margin alone, so that what is selected by hand is plain digits.
    return digits
      ? html`<span>${digits.slice(0, 4)}</span><span>${digits.slice(4)}</span>`
      : html`<span aria-hidden="true">0000</span><span aria-hidden="true">0000</span>`;
  }

  #explanation(): string | typeof nothing {
    if (this.copying === 'copied') return 'Copied. Enter it in the checkout.';
    if (this.copying === 'refused')
      return "The browser didn't copy it. The number is selected: copy it by hand.";
    return this.chosen?.magic.description ?? 'No outcome picked yet.';
  }

  #choose(magic: MagicNumber): void {
    this.copying = 'not yet';
    this.chosen = { magic, transactionNumber: magicNumberFor(magic.suffix, this.magicNumbers) };
  }

  async #copy(): Promise<void> {
    const { chosen } = this;
    if (!chosen) return;
    const copied = await copyText(chosen.transactionNumber, this.renderRoot.querySelector('output'));
    // Another one may have been picked while the browser asked for permission.
    if (this.chosen === chosen) this.copying = copied ? 'copied' : 'refused';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'outcome-list': OutcomeList;
  }
}
