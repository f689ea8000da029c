import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { IpayDepositChangedEvent, IpayDepositFailedEvent } from '../../src/index.ts';
import type { Making } from '../server/current-deposit.ts';
import type { KeptDeposit } from '../server/shop-shapes.ts';
import type { DemoSettings } from '../settings/demo-settings.ts';
import { defaultSettings } from '../settings/demo-settings.ts';
import { baseStyles } from '../styles/base-styles.ts';
import { cardStyles } from '../styles/card-styles.ts';
import { controlStyles } from '../styles/control-styles.ts';
import { depositStageStyles } from './deposit-stage-styles.ts';

/** How the shown deposit stands, as far as the stage cares. */
type Standing = 'open' | 'done' | 'ended';

/**
 * The frame the element stands in, as on a shop's checkout.
 *
 * @fires deposit-wanted - the reader wants a new deposit
 */
@customElement('deposit-stage')
export class DepositStage extends LitElement {
  static override readonly styles = [baseStyles, cardStyles, controlStyles, depositStageStyles];

  @property({ attribute: false }) settings: DemoSettings = defaultSettings;
  @property({ attribute: false }) deposit: KeptDeposit | undefined;
  @property({ attribute: false }) making: Making = { kind: 'idle' };
  @property() proxy = '/pay';

  @state() private standing: Standing = 'open';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('deposit')) this.standing = 'open';
  }

  protected override render(): TemplateResult {
    const { settings, deposit, proxy } = this;
    return html`<section class="card" aria-labelledby="heading">
      <h2 id="heading">Checkout</h2>
      <div class="frame" data-width=${settings.width}>
        <ipay-deposit
          data-testid="deposit"
          proxy=${proxy}
          session=${deposit?.session ?? nothing}
          lang=${settings.language}
          theme=${settings.theme}
          open-in=${settings.openIn}
          support-url="mailto:help@shop.example"
          @ipay-deposit-changed=${this.#changed}
          @ipay-deposit-failed=${this.#failed}
        ></ipay-deposit>
        <div class="offer" role="status">${this.#offer()}</div>
      </div>
    </section>`;
  }

  #offer(): TemplateResult | typeof nothing {
    const { making, standing } = this;
    if (making.kind === 'failed')
      return this.#offerTemplate(`No deposit was made. ${making.reason}`, 'Try again');
    switch (standing) {
      case 'open':
        return nothing;
      case 'done':
        return this.#offerTemplate('This deposit is over.', 'New deposit');
      case 'ended':
        return this.#offerTemplate(
          "The server doesn't know this deposit's session any more: its time is over, or the demo's data were wiped.",
          'New deposit',
        );
    }
  }

  #offerTemplate(text: string, label: string): TemplateResult {
    return html`<p>${text}</p>
      <button type="button" data-testid="new-deposit-offer" @click=${this.#want}>${label}</button>`;
  }

  #changed({ view }: IpayDepositChangedEvent): void {
    this.standing = view.state === 'credited' || view.state === 'expired' ? 'done' : 'open';
  }

  #failed({ code }: IpayDepositFailedEvent): void {
    if (code === 'session_invalid' || code === 'session_expired') this.standing = 'ended';
  }

  #want(): void {
    this.dispatchEvent(new Event('deposit-wanted'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'deposit-stage': DepositStage;
  }
}
