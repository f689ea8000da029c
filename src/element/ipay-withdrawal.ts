import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { isWithdrawalView } from '../contract/check-withdrawal-view.ts';
import type { WithdrawalView } from '../contract/withdrawal-view.ts';
import { FlowElement } from './flow-element.ts';
import type { Flow, FlowHost } from './flow.ts';
import { isContactUrl } from './http-url.ts';
import { KeptText } from './kept-text.ts';
import { isSeen, statusRegion, statusText } from './screens/status-region.ts';
import type { WithdrawalActions, WithdrawalContext } from './withdrawal/screens/withdrawal-context.ts';
import { withdrawalTemplate } from './withdrawal/screens/withdrawal-template.ts';
import { banksOfAttribute, sriLankanBanks } from './withdrawal/sri-lankan-banks.ts';
import { nothingTyped } from './withdrawal/typed-details.ts';
import { UnconfiguredFlow } from './withdrawal/unconfigured-flow.ts';
import { WithdrawalClient } from './withdrawal/withdrawal-client.ts';
import {
  IpayWithdrawalChangedEvent,
  IpayWithdrawalFailedEvent,
  IpayWithdrawalFinishedEvent,
  IpayWithdrawalSucceededEvent,
} from './withdrawal/withdrawal-events.ts';
import { WithdrawalFlow } from './withdrawal/withdrawal-flow.ts';
import { withdrawalStyles } from './withdrawal/withdrawal-styles.ts';
import { withdrawalTexts } from './withdrawal/withdrawal-texts.ts';

/**
 * A withdrawal to a bank account: shows what the merchant has reserved, asks where it shall go, and follows it
 * until it is paid.
 *
 * The browser is trusted with nothing: what these events say is for the page to be nice with. Whether to give the
 * reserved money back, the shop's server learns from the proxy.
 *
 * @fires ipay-withdrawal-changed - {@link IpayWithdrawalChangedEvent}: the withdrawal has a new version, `event.view`
 * @fires ipay-withdrawal-succeeded - {@link IpayWithdrawalSucceededEvent}: it was paid, once
 * @fires ipay-withdrawal-failed - {@link IpayWithdrawalFailedEvent}: not loaded, session ended, or wrongly configured
 * @fires ipay-withdrawal-finished - {@link IpayWithdrawalFinishedEvent}: the payer is done here
 *
 * @slot header - above everything, such as the shop's name
 * @slot footer - below everything
 *
 * @csspart container - the card around it all
 * @csspart heading - a screen's heading
 * @csspart button - the buttons, and links that look like one
 * @csspart input - the three fields
 *
 * @cssprop --ipay-surface - background
 * @cssprop --ipay-text - text
 * @cssprop --ipay-muted - text of less weight
 * @cssprop --ipay-line - borders
 * @cssprop --ipay-accent - buttons, links, focus
 * @cssprop --ipay-on-accent - text on the accent
 * @cssprop [--ipay-radius=0.75rem] - corners
 * @cssprop [--ipay-font] - font family, in place of the system's and each script's own
 */
export class IpayWithdrawal extends FlowElement {
  static override readonly styles = [...FlowElement.styles, withdrawalStyles];

  /** The banks to choose from, in place of ours; any other can be typed. As an attribute, a JSON array of names. */
  @property({ converter: banksOfAttribute }) banks: readonly string[] = sriLankanBanks;

  #initialView: WithdrawalView | undefined;
  #flow: WithdrawalFlow | UnconfiguredFlow | undefined;
  #succeededId = '';

  constructor() {
    super(withdrawalTexts);
  }

  /**
   * The withdrawal as last seen. A page that already has the view (the answer of the proxy's `GET /withdrawal`)
   * sets it before the element is connected, and saves the first round trip.
   */
  @property({ attribute: false })
  set view(view: WithdrawalView | undefined) {
    this.#initialView = isWithdrawalView(view) ? view : undefined;
  }

  get view(): WithdrawalView | undefined {
    return this.#withdrawal?.view ?? this.#initialView;
  }

  protected override configurationFor(): string {
    return JSON.stringify([this.proxy, this.session]);
  }

  protected override createFlow(): Flow | undefined {
    const { proxy, session } = this;
    this.#flow = undefined;
    if (proxy === null || session === '') {
      this.#flow = new UnconfiguredFlow(this.#host);
    } else if (session !== null) {
      this.#flow = new WithdrawalFlow({
        client: new WithdrawalClient(proxy, session),
        host: this.#host,
        keptText: new KeptText(() => sessionStorage),
        isOnline: () => navigator.onLine,
        initialView: this.#initialView,
      });
    }
    return this.#flow;
  }

  protected override cardName(): string {
    return this.localizer.msg('Withdraw your money', { id: 'withdrawal.title' });
  }

  protected override renderContent(heading: string): TemplateResult {
    const context = this.#context();
    const { msg, notice } = context;
    const screen = this.#flow?.screen ?? { kind: 'loading' };
    const checking = msg('Checking your withdrawal…', { id: 'withdrawal.checking' });
    return html`${withdrawalTemplate(context, screen, this.#withdrawal?.view)}${statusRegion(
      statusText(msg, notice, heading, checking),
      isSeen(notice),
    )}`;
  }

  readonly #host: FlowHost<WithdrawalView> = {
    changed: this.changed,
    viewChanged: (view) => {
      this.dispatchEvent(new IpayWithdrawalChangedEvent(view));
      if (view.state !== 'succeeded' || this.#succeededId === view.id) return;
      this.#succeededId = view.id;
      this.dispatchEvent(new IpayWithdrawalSucceededEvent(view));
    },
    failed: (code, reason) => this.dispatchEvent(new IpayWithdrawalFailedEvent(code, reason)),
  };

  readonly #actions: WithdrawalActions = {
    typed: (field, text) => this.#withdrawal?.type(field, text),
    submit: (event) => {
      event?.preventDefault();
      this.#withdrawal?.submit();
    },
    check: () => void this.#withdrawal?.check(),
    reload: () => this.#withdrawal?.reload(),
    leave: (outcome) => this.dispatchEvent(new IpayWithdrawalFinishedEvent(outcome)),
  };

  get #withdrawal(): WithdrawalFlow | undefined {
    return this.#flow instanceof WithdrawalFlow ? this.#flow : undefined;
  }

  #context(): WithdrawalContext {
    const { msg, count } = this.localizer;
    return {
      msg,
      count,
      actions: this.#actions,
      notice: this.#flow?.notice ?? 'none',
      typed: this.#withdrawal?.typed ?? nothingTyped,
      banks: this.banks,
      supportUrl: isContactUrl(this.supportUrl) ? this.supportUrl : undefined,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ipay-withdrawal': IpayWithdrawal;
  }
}
