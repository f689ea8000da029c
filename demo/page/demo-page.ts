import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { dressPage } from '../app/dress-page.ts';
import '../controls/control-panel.ts';
import type { SettingsChangedEvent } from '../controls/settings-changed-event.ts';
import '../log/live-log.ts';
import { elementEventNames, entryOfActivity, entryOfElementEvent } from '../log/log-entry.ts';
import type { LogEntry } from '../log/log-entry.ts';
import { CurrentDeposit } from '../server/current-deposit.ts';
import { ShopController } from '../server/shop-controller.ts';
import { readAmount } from '../settings/amount.ts';
import type { DemoSettings } from '../settings/demo-settings.ts';
import { loadSettings, saveSettings } from '../settings/kept-settings.ts';
import '../shop/shop-card.ts';
import '../stage/deposit-stage.ts';
import { baseStyles } from '../styles/base-styles.ts';
import './connection-status.ts';
import { demoPageStyles } from './demo-page-styles.ts';
import { howItWorks } from './how-it-works.ts';
import './return-note.ts';
import { forgetReturned, readReturned } from './returned.ts';

const keptEntries = 300;
const fallbackCurrency = 'LKR';

/** The demo: a small shop with the element in its checkout, the controls, and a log of all that happens. */
@customElement('demo-page')
export class DemoPage extends LitElement {
  static override readonly styles = [baseStyles, demoPageStyles];

  @state() private settings: DemoSettings = loadSettings();
  @state() private entries: readonly LogEntry[] = [];
  @state() private returned = readReturned();
  readonly #deposit = new CurrentDeposit(this);
  readonly #shop = new ShopController(this, {
    activity: (activity) => this.#log(entryOfActivity(activity)),
    connected: () => {
      if (!this.#deposit.deposit) void this.#makeDeposit();
    },
  });

  constructor() {
    super();
    for (const name of elementEventNames) {
      this.addEventListener(name, (event) => this.#log(entryOfElementEvent(event)));
    }
  }

  protected override willUpdate(): void {
    dressPage(this, 'Shop', this.settings.theme);
  }

  protected override render(): TemplateResult {
    const { account, config, connection } = this.#shop;
    const { deposit, making } = this.#deposit;
    return html`
      <header>
        <h1>ipay-deposit <span>demo</span></h1>
        <connection-status .connection=${connection}></connection-status>
        ${howItWorks}
      </header>
      <main tabindex="-1">
        ${
          this.returned
            ? html`<return-note
                .returned=${this.returned}
                @note-dismissed=${this.#forgetReturn}
              ></return-note>`
            : nothing
        }
        <div class="payer">
          <shop-card .account=${account}></shop-card>
          <deposit-stage
            .settings=${this.settings}
            .deposit=${deposit}
            .making=${making}
            .proxy=${config?.proxy ?? '/pay'}
            @deposit-wanted=${this.#makeDeposit}
          ></deposit-stage>
        </div>
        <control-panel
          .settings=${this.settings}
          .deposit=${deposit}
          .making=${making}
          .config=${config}
          .currency=${account?.balance.currency ?? fallbackCurrency}
          @settings-changed=${this.#changeSettings}
          @deposit-wanted=${this.#makeDeposit}
        ></control-panel>
        <live-log .entries=${this.entries} @log-cleared=${this.#clearLog}></live-log>
      </main>
    `;
  }

  async #makeDeposit(): Promise<void> {
    const { amount, flow } = this.settings;
    const currency = this.#shop.account?.balance.currency ?? fallbackCurrency;
    const read = readAmount(amount, flow, currency);
    await this.#deposit.make(read.ok ? read.decimal : amount, flow);
  }

  #changeSettings({ settings }: SettingsChangedEvent): void {
    this.settings = settings;
    saveSettings(settings);
  }

  #forgetReturn(): void {
    this.returned = undefined;
    forgetReturned();
  }

  #log(entry: LogEntry): void {
    this.entries = [...this.entries, entry].slice(-keptEntries);
  }

  #clearLog(): void {
    this.entries = [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'demo-page': DemoPage;
  }
}
