import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { isDepositView } from '../contract/check-deposit-view.ts';
import type { DepositView } from '../contract/deposit-view.ts';
import type { WindowOutcome } from '../contract/payment-window-link.ts';
import { copyText } from './copy-text.ts';
import { DepositAttributes } from './deposit-attributes.ts';
import { DepositFlow } from './deposit-flow.ts';
import { depositTexts } from './deposit-texts.ts';
import {
  IpayDepositChangedEvent,
  IpayDepositCreditedEvent,
  IpayDepositFailedEvent,
  IpayDepositFinishedEvent,
  IpayDepositOpenedEvent,
  IpayDepositRedirectingEvent,
} from './events.ts';
import { isContactUrl, isHttpUrl } from './http-url.ts';
import { KeptText } from './kept-text.ts';
import type { Language } from './language.ts';
import { LinkFlow } from './link-flow.ts';
import { openPaymentWindow } from './open-payment-window.ts';
import type { PaymentFlow, PaymentFlowHost } from './payment-flow.ts';
import { ProxyClient } from './proxy-client.ts';
import type { ScreenActions, ScreenContext } from './screens/screen-context.ts';
import { screenTemplate } from './screens/screen-template.ts';
import { statusTemplate } from './screens/status.ts';

/**
 * A deposit by iPay wallet: shows the payer where to send the money, takes the transaction number, and follows
 * the deposit until the money is credited. Or opens the gateway's payment window.
 *
 * The browser is trusted with nothing: what these events say is for the page to be nice with. Whom to credit,
 * and how much, the shop's server learns from the proxy.
 *
 * @fires ipay-deposit-changed - {@link IpayDepositChangedEvent}: the deposit has a new version, `event.view`
 * @fires ipay-deposit-credited - {@link IpayDepositCreditedEvent}: the final outcome, once
 * @fires ipay-deposit-failed - {@link IpayDepositFailedEvent}: not loaded, session ended, or wrongly configured
 * @fires ipay-deposit-opened - {@link IpayDepositOpenedEvent}: the payment window is about to open; cancellable
 * @fires ipay-deposit-redirecting - {@link IpayDepositRedirectingEvent}: about to leave for a return URL; cancellable
 * @fires ipay-deposit-finished - {@link IpayDepositFinishedEvent}: done, and no return URL to go to
 *
 * @slot header - above everything, such as the shop's name
 * @slot footer - below everything
 *
 * @csspart container - the card around it all
 * @csspart heading - a screen's heading
 * @csspart button - the buttons, and links that look like one
 * @csspart copy-button - the two copy buttons
 * @csspart input - the field of the transaction number
 * @csspart frame - the payment window, with `open-in="frame"`
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
export class IpayDeposit extends DepositAttributes {
  #initialView: DepositView | undefined;
  #flow: PaymentFlow | undefined;
  #deposit: DepositFlow | undefined;
  #creditedId = '';

  constructor() {
    super(depositTexts);
  }

  /**
   * The deposit as last seen. A page that already has the view (the answer of the proxy's `GET /deposit`) sets
   * it before the element is connected, and saves the first round trip.
   */
  @property({ attribute: false })
  set view(view: DepositView | undefined) {
    this.#initialView = isDepositView(view) ? view : undefined;
  }

  get view(): DepositView | undefined {
    return this.#deposit?.view ?? this.#initialView;
  }

  protected override configurationFor(language: Language): string {
    const { proxy, session, openIn } = this;
    return JSON.stringify(proxy === null ? [openIn, this.linkParameters(language)] : [proxy, session]);
  }

  protected override createFlow(language: Language): PaymentFlow | undefined {
    const { proxy, session } = this;
    this.#deposit = undefined;
    this.#flow = undefined;
    if (proxy === null || session === '') {
      this.#flow = new LinkFlow(this.linkParameters(language), this.#host);
    } else if (session !== null) {
      this.#flow = this.#deposit = new DepositFlow({
        client: new ProxyClient(proxy, session),
        host: this.#host,
        keptText: new KeptText(() => sessionStorage),
        isOnline: () => navigator.onLine,
        initialView: this.#initialView,
      });
    }
    return this.#flow;
  }

  protected override cardName(): string {
    return this.localizer.msg('Pay with iPay', { id: 'title' });
  }

  protected override renderContent(heading: string): TemplateResult {
    const context = this.#context();
    const screen = this.#flow?.screen ?? { kind: 'loading' };
    return html`${screenTemplate(context, screen, this.#deposit?.view)}${statusTemplate(context, heading)}`;
  }

  readonly #host: PaymentFlowHost = {
    changed: this.changed,
    viewChanged: (view) => {
      this.dispatchEvent(new IpayDepositChangedEvent(view));
      if (view.state !== 'credited' || this.#creditedId === view.id) return;
      this.#creditedId = view.id;
      this.dispatchEvent(new IpayDepositCreditedEvent(view));
    },
    failed: (code, reason) => this.dispatchEvent(new IpayDepositFailedEvent(code, reason)),
    openWindow: (url) =>
      this.dispatchEvent(new IpayDepositOpenedEvent(url))
        ? openPaymentWindow(url, this.openIn)
        : { phase: 'waiting', url },
  };

  readonly #actions: ScreenActions = {
    enter: () => this.#deposit?.enter(),
    back: () => this.#deposit?.back(),
    check: () => void this.#deposit?.check(),
    reload: () => this.#deposit?.reload(),
    typed: (text) => {
      if (this.#deposit) this.#deposit.typed = text;
    },
    submit: (event) => {
      event?.preventDefault();
      this.#deposit?.submit();
    },
    copy: (what, text) => void this.#copy(what, text),
    openWindow: () => this.#flow?.openWindow(this.localizer.language),
    followWindowLink: (event, url) => {
      if (!this.dispatchEvent(new IpayDepositOpenedEvent(url))) event.preventDefault();
      this.#flow?.windowOpened();
    },
    leave: (outcome) => this.#leave(outcome),
  };

  #context(): ScreenContext {
    const { msg, count } = this.localizer;
    return {
      msg,
      count,
      actions: this.#actions,
      notice: this.#flow?.notice ?? 'none',
      typed: this.#deposit?.typed ?? '',
      supportUrl: isContactUrl(this.supportUrl) ? this.supportUrl : undefined,
      openIn: this.openIn,
      canCheck: !!this.#deposit,
      canLeave: (outcome) => isHttpUrl(this.#returnUrl(outcome)),
    };
  }

  async #copy(what: 'number' | 'amount', text: string): Promise<void> {
    const screen = this.#flow?.screen;
    const copied = await copyText(text, this.renderRoot.querySelector(`[data-copy=${what}]`));
    // The payer may have gone on while the browser asked for permission.
    if (this.#flow?.screen === screen) this.#flow?.notify(copied ? `copied_${what}` : 'copy_failed');
  }

  #returnUrl(outcome: WindowOutcome): string | undefined {
    return this.#deposit?.view?.returnUrls[outcome];
  }

  #leave(outcome: WindowOutcome): void {
    const url = this.#returnUrl(outcome);
    if (!isHttpUrl(url)) {
      this.dispatchEvent(new IpayDepositFinishedEvent(outcome));
    } else if (this.dispatchEvent(new IpayDepositRedirectingEvent(url, outcome))) {
      location.assign(url);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ipay-deposit': IpayDeposit;
  }
}
