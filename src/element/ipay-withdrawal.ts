import { html, nothing } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { isWithdrawalView } from '../contract/check-withdrawal-view.ts';
import type { WithdrawalView } from '../contract/withdrawal-view.ts';
import type { textIds } from '../generated/withdrawal-text-ids.ts';
import { FlowElement } from './flow-element.ts';
import type { Flow, FlowHost } from './flow.ts';
import { isContactUrl } from './http-url.ts';
import { jsonAttribute } from './json-attribute.ts';
import { KeptText } from './kept-text.ts';
import type { Attendance } from './later/attendance.ts';
import { keepKeys } from './later/keep-keys.ts';
import type { OwnTexts } from './own-texts.ts';
import type { FormResult } from './page-face.ts';
import { laterStyles } from './screens/later/later-styles.ts';
import { statusText } from './screens/later/status-text.ts';
import { isSeen, statusRegion } from './screens/status-region.ts';
import type { watchLanguage } from './watch-language.ts';
import type { WithdrawalActions, WithdrawalContext } from './withdrawal/screens/withdrawal-context.ts';
import { withdrawalTemplate } from './withdrawal/screens/withdrawal-template.ts';
import { banksOf, sriLankanBanks } from './withdrawal/sri-lankan-banks.ts';
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
import type { WithdrawalScreen } from './withdrawal/withdrawal-screen.ts';
import { withdrawalStyles } from './withdrawal/withdrawal-styles.ts';
import { withdrawalTexts } from './withdrawal/withdrawal-texts.ts';

/** What names a text of the element. */
export type WithdrawalTextId = keyof typeof textIds;

/**
 * A withdrawal to a bank account: shows what the merchant has reserved, asks where it shall go, and follows it
 * until it is paid.
 *
 * The browser is trusted with nothing: these events are for what the page shows. Whether to give the
 * reserved money back, the shop's server learns from the proxy.
 *
 * In a form it carries, under its `name`, the id of the withdrawal. The id proves nothing: ask the proxy how it stands.
 * With `required` the form cannot be sent before the gateway has accepted it. A reset of the form changes nothing.
 *
 * What is on the screen is also a state for CSS, one at a time, and `:state(busy)` beside it.
 *
 * @fires ipay-withdrawal-changed - {@link IpayWithdrawalChangedEvent}: the withdrawal has a new version, `event.view`
 * @fires ipay-withdrawal-succeeded - {@link IpayWithdrawalSucceededEvent}: it was paid, once
 * @fires ipay-withdrawal-failed - {@link IpayWithdrawalFailedEvent}: not loaded, session over, or wrongly configured: `event.code`
 * @fires ipay-withdrawal-finished - {@link IpayWithdrawalFinishedEvent}: the payer is done here: `event.outcome` is `success`, `fail` or `pending`
 *
 * @slot header - above everything, such as the shop's name
 * @slot success - after good news, such as what the payer can do next
 * @slot help - the way to a person, wherever a screen offers one; in place of the link to `support-url`
 * @slot footer - below everything
 *
 * @cssState loading - nothing is known yet
 * @cssState form - the fields for the bank account
 * @cssState submitting - the account is on its way
 * @cssState sending - the proxy hands the withdrawal to the gateway
 * @cssState lost - nobody knows whether the account arrived
 * @cssState accepted - the gateway has taken it
 * @cssState unknown - nobody knows whether the gateway has it
 * @cssState succeeded - the money was paid
 * @cssState failed - the gateway could not pay
 * @cssState refused - the gateway did not take it
 * @cssState conflict - the gateway's answers contradict each other
 * @cssState offline - no connection while the account is on its way
 * @cssState load-failed - the withdrawal could not be loaded; there is a button to try again
 * @cssState unavailable - wrongly configured, or the service is not available
 * @cssState session-ended - the session is over
 * @cssState busy - beside the others: the payer waits for an answer
 *
 * @csspart container - the card around it all
 * @csspart heading - a screen's heading
 * @csspart box - what is set apart: the amount, and where it goes
 * @csspart value - the amount in a box
 * @csspart button - the buttons, and links that look like one
 * @csspart main-button - the one to press next
 * @csspart plain-button - the others
 * @csspart label - of the fields
 * @csspart input - the three fields
 * @csspart hint - below the fields
 * @csspart error - what is wrong with a field, or with all of it
 * @csspart badge - a state's sign
 * @csspart spinner - while the details are on their way
 * @csspart status - what is told beside the screen
 *
 * @cssprop [--ipay-surface=light-dark(#fff, #15181d)] - background of the card
 * @cssprop [--ipay-inset] - background of what is set apart; default: the surface with a touch of `--ipay-line`
 * @cssprop [--ipay-text=light-dark(#15181e, #eceef2)] - text
 * @cssprop [--ipay-muted=light-dark(#4a505a, #b6bdc8)] - text of less weight, drawings
 * @cssprop [--ipay-line=light-dark(#6f7681, #8b939f)] - borders of fields
 * @cssprop [--ipay-divider] - borders that only divide; default: a mix of line and surface
 * @cssprop [--ipay-skeleton] - what stands in for what is on its way; default: a mix of line and surface
 * @cssprop [--ipay-accent=light-dark(#0b57d0, #a8c7fa)] - buttons, links, progress
 * @cssprop [--ipay-on-accent=light-dark(#fff, #062e6f)] - text on the accent
 * @cssprop [--ipay-focus=var(--ipay-accent)] - the ring around what has the focus
 * @cssprop [--ipay-good=light-dark(#0b6b2b, #7fdb96)] - success
 * @cssprop [--ipay-wait=light-dark(#7a4a00, #f5c26b)] - nobody knows yet
 * @cssprop [--ipay-bad=light-dark(#b3261e, #ffb4ab)] - it did not work; errors
 * @cssprop [--ipay-radius=0.75rem] - corners; the card's are a third larger
 * @cssprop [--ipay-control-radius=var(--ipay-radius)] - corners of buttons and fields
 * @cssprop [--ipay-shadow=none] - shadow of the card
 * @cssprop [--ipay-gap=1rem] - room between things; 0.625rem with `density="compact"`
 * @cssprop [--ipay-max-inline-size=28rem] - how wide the card may get
 * @cssprop [--ipay-font] - font family, in place of the system's and each script's own
 * @cssprop [--ipay-heading-font=inherit] - font family of headings
 * @cssprop [--ipay-font-size=1rem] - the size all others follow; 0.9375rem with `density="compact"`
 */
export class IpayWithdrawal extends FlowElement {
  static override readonly styles = [...FlowElement.styles, laterStyles, withdrawalStyles];

  static override readonly properties: PropertyDeclarations = {
    banks: jsonAttribute,
    view: jsonAttribute,
  };

  declare texts: OwnTexts<WithdrawalTextId> | null;

  /** The banks to choose from, in place of ours; any other can be typed. As an attribute, a JSON array of names. */
  banks: readonly string[] = sriLankanBanks;

  #initialView: WithdrawalView | undefined;
  #flow: WithdrawalFlow | UnconfiguredFlow | undefined;
  #toldId = '';
  #succeededId = '';
  #kind = '';
  /**
   * In which of two places the screen is. A new one comes to the other, so that nothing of the one before is moved to
   * it: whoever has the page translated would go on reading that. Lit's `keyed` does the same for more bytes.
   */
  #isAside = false;
  #attendance: Attendance<WithdrawalView> | undefined;

  constructor() {
    super(withdrawalTexts);
    keepKeys(this);
  }

  /**
   * The withdrawal as last seen. A page that already has the view (the answer of the proxy's `GET /withdrawal`)
   * sets it before the element is connected, and saves the first round trip. As an attribute, JSON.
   */
  set view(view: WithdrawalView | undefined) {
    // A page that binds it both ways gives back what it was told, maybe with the next session.
    this.#initialView = isWithdrawalView(view) && view.id !== this.#toldId ? view : undefined;
    this.requestUpdate();
  }

  get view(): WithdrawalView | undefined {
    return this.#withdrawal?.view ?? this.#initialView;
  }

  protected override configurationFor(): string {
    return JSON.stringify([this.proxy, this.session]);
  }

  /** @internal */
  protected override createFlow(): Flow | undefined {
    const { proxy, session } = this;
    this.#flow = undefined;
    if (typeof proxy !== 'string' || session === '') {
      this.#flow = new UnconfiguredFlow(this.#host);
    } else if (session) {
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

  protected override willUpdate(): void {
    super.willUpdate();
    // The flow has it. The next session's withdrawal is asked for, unless the page hands that over together with the
    // session.
    if (this.#flow) this.#initialView = undefined;
    const { kind } = this.shownScreen();
    // Sending looks the same before and after the proxy has the account: its heading keeps the focus, and is not read again.
    if (kind !== 'sending' && kind !== this.#kind) this.#isAside = !this.#isAside;
    this.#kind = kind;
  }

  /** @internal */
  protected override languageWatcher(): typeof watchLanguage | undefined {
    return this.#attendance?.watchLanguage;
  }

  protected override woken(): void {
    super.woken();
    void this.#attend();
  }

  /**
   * Loaded apart, as nothing on the screen needs it. While it is not there, each tab is on its own, and the proxy alone
   * sees to it that one account is paid once.
   */
  async #attend(): Promise<void> {
    try {
      // Many a browser remembers a module that failed and never asks again: without a connection it is not tried.
      if (this.#attendance || !navigator.onLine) return;
      const { Attendance } = await import('./later/attendance.ts');
      this.#attendance ??= new Attendance(
        () => this.#withdrawal,
        isWithdrawalView,
        IpayWithdrawalChangedEvent.eventName,
      );
      this.requestUpdate();
    } catch {
      // It is asked for again when the page is looked at again.
    }
  }

  protected override cardName(): string {
    return this.localizer.msg('Withdrawal', { id: 'withdrawal.title' });
  }

  /** @internal */
  protected override shownScreen(): WithdrawalScreen {
    // In between it would be English, and move what is read.
    const screen = this.localizer.isAwaited ? undefined : this.#flow?.screen;
    return screen ?? { kind: 'loading' };
  }

  protected override formResult(): FormResult | undefined {
    const { view } = this;
    return view && { id: view.id, isDone: view.state === 'accepted' || view.state === 'succeeded' };
  }

  protected override renderContent(heading: string): TemplateResult {
    const context = this.#context();
    const { msg, notice } = context;
    const screen = this.shownScreen();
    const news =
      notice === 'none'
        ? ''
        : notice === 'screen'
          ? heading
          : statusText(msg, notice, msg('Checking your withdrawal…', { id: 'withdrawal.checking' }));
    const content = withdrawalTemplate(context, screen, this.#withdrawal?.view);
    const [one, other] = this.#isAside ? [nothing, content] : [content, nothing];
    return html`${one}${other}${statusRegion(news, isSeen(notice))}`;
  }

  readonly #host: FlowHost<WithdrawalView> = {
    changed: this.changed,
    viewChanged: (view) => {
      this.#toldId = view.id;
      this.tellForm();
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
      this.#withdrawal?.submit(this.#attendance?.tabs);
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
      banks: banksOf(this.banks),
      supportUrl: isContactUrl(this.supportUrl) ? this.supportUrl : undefined,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ipay-withdrawal': IpayWithdrawal;
  }
}
