import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Making } from '../server/current-deposit.ts';
import type { KeptDeposit, ShopConfig } from '../server/shop-shapes.ts';
import { presetAmounts, readAmount } from '../settings/amount.ts';
import { defaultSettings } from '../settings/demo-settings.ts';
import type { DemoSettings } from '../settings/demo-settings.ts';
import { baseStyles } from '../styles/base-styles.ts';
import { cardStyles } from '../styles/card-styles.ts';
import { controlStyles } from '../styles/control-styles.ts';
import {
  languageOptions,
  flowOptions,
  themeOptions,
  widthOptions,
  windowPlaceOptions,
} from './control-options.ts';
import { controlPanelStyles } from './control-panel-styles.ts';
import './outcome-list.ts';
import { selectField } from './select-field.ts';
import { SettingsChangedEvent } from './settings-changed-event.ts';

/** From here on there is room for the panel beside the element. */
const wideEnough = '(min-width: 45rem)';

/**
 * Everything that can be changed about the element and its next deposit.
 *
 * @fires settings-changed - {@link SettingsChangedEvent}
 * @fires deposit-wanted - the reader wants a new deposit
 */
@customElement('control-panel')
export class ControlPanel extends LitElement {
  static override readonly styles = [baseStyles, cardStyles, controlStyles, controlPanelStyles];

  @property({ attribute: false }) settings: DemoSettings = defaultSettings;
  @property({ attribute: false }) deposit: KeptDeposit | undefined;
  @property({ attribute: false }) making: Making = { kind: 'idle' };
  @property({ attribute: false }) config: ShopConfig | undefined;
  /** ISO 4217 code of the shop's currency. */
  @property() currency = 'LKR';

  readonly #opensAtFirst = matchMedia(wideEnough).matches;

  protected override render(): TemplateResult {
    return html`<details class="card" data-testid="controls" ?open=${this.#opensAtFirst}>
      <summary><h2>Controls</h2></summary>
      <div class="content">
        <div class="selects">
          ${selectField({
            id: 'language',
            label: 'Language',
            value: this.settings.language,
            options: languageOptions,
            picked: (language) => this.#change({ language }),
          })}
          ${selectField({
            id: 'theme',
            label: 'Theme',
            value: this.settings.theme,
            options: themeOptions,
            picked: (theme) => this.#change({ theme }),
          })}
          ${selectField({
            id: 'width',
            label: 'Width',
            value: this.settings.width,
            options: widthOptions,
            picked: (width) => this.#change({ width }),
          })}
        </div>
        ${this.#depositTemplate()}
        <outcome-list .magicNumbers=${this.config?.magicNumbers ?? []}></outcome-list>
        <p class="muted">
          In the payment window the sandbox has buttons for its outcomes. It listens at
          <code>${this.config?.sandboxUrl ?? '\u2026'}</code>
        </p>
      </div>
    </details>`;
  }

  #depositTemplate(): TemplateResult {
    const { settings, making, currency } = this;
    const amount = readAmount(settings.amount, settings.flow, currency);
    return html`<form novalidate @submit=${this.#submit}>
      <div class="selects">
        ${selectField({
          id: 'flow',
          label: 'Way to pay',
          value: settings.flow,
          options: flowOptions,
          picked: (flow) => this.#change({ flow }),
        })}
        ${selectField({
          id: 'open-in',
          label: 'Opens in',
          value: settings.openIn,
          options: windowPlaceOptions,
          picked: (openIn) => this.#change({ openIn }),
        })}
      </div>
      <div class="field">
        <label for="amount">Amount in ${currency}</label>
        <input
          id="amount"
          data-testid="amount"
          inputmode="decimal"
          autocomplete="off"
          maxlength="20"
          aria-describedby="amount-note"
          aria-invalid=${amount.ok ? nothing : 'true'}
          .value=${settings.amount}
          @input=${this.#typed}
        />
      </div>
      <div class="presets" role="group" aria-label="Amounts to pick">
        ${presetAmounts.map(
          (preset) =>
            html`<button
              type="button"
              class="small"
              data-testid="amount-preset"
              aria-pressed=${preset === settings.amount ? 'true' : 'false'}
              @click=${() => this.#change({ amount: preset })}
            >
              ${preset}
            </button>`,
        )}
      </div>
      <p id="amount-note" class=${amount.ok ? 'note' : 'note wrong'}>
        ${amount.ok ? this.#nextDepositNote() : amount.reason}
      </p>
      <button class="main" data-testid="new-deposit" aria-busy=${making.kind === 'busy' ? 'true' : nothing}>
        New deposit
      </button>
    </form>`;
  }

  #nextDepositNote(): string {
    const { deposit, settings } = this;
    return deposit && deposit.flow !== settings.flow
      ? 'This way to pay begins with a new deposit.'
      : 'A new amount begins with a new deposit.';
  }

  #typed({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.#change({ amount: target.value });
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const { settings, currency } = this;
    if (readAmount(settings.amount, settings.flow, currency).ok) {
      this.dispatchEvent(new Event('deposit-wanted'));
    } else {
      this.renderRoot.querySelector<HTMLInputElement>('#amount')?.focus();
    }
  }

  #change(change: Partial<DemoSettings>): void {
    this.dispatchEvent(new SettingsChangedEvent({ ...this.settings, ...change }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'control-panel': ControlPanel;
  }
}
