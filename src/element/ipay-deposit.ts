import { adoptStyles, html } from 'lit';
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { isDepositView } from '../contract/check-deposit-view.ts';
import type { DepositView } from '../contract/deposit-view.ts';
import type { textIds } from '../generated/text-ids.ts';
import { copyText } from './copy-text.ts';
import { DepositAttributes } from './deposit-attributes.ts';
import { depositTexts } from './deposit-texts.ts';
import { IpayDepositChangedEvent, IpayDepositCreditedEvent, IpayDepositFailedEvent } from './events.ts';
import { FirstFlow } from './first-flow.ts';
import type { Flow, FlowHost } from './flow.ts';
import { jsonAttribute } from './json-attribute.ts';
import { KeptText } from './kept-text.ts';
import type { Language } from './language.ts';
import type { DepositFlow } from './later/deposit-flow.ts';
import type { LaterSteps } from './later/later-steps.ts';
import { LaterPart } from './later-part.ts';
import type { OwnTexts } from './own-texts.ts';
import type { FormResult, ShownScreen } from './page-face.ts';
import type { PaymentFlow } from './payment-flow.ts';
import { isFirstScreen } from './screen.ts';
import type { FirstScreen, Screen } from './screen.ts';
import { firstTemplate } from './screens/first-template.ts';
import type { FirstActions, FirstContext } from './screens/screen-context.ts';
import { statusTemplate } from './screens/status.ts';

/** What names a text of the element. */
export type DepositTextId = keyof typeof textIds;

/** In place of a session, on the page of the proxy's `resume.url`: a link of another device gives one. */
const fromLink = 'link';

/**
 * A deposit by iPay wallet: shows the payer where to send the money, takes the transaction number, and follows
 * the deposit until the money is credited. Or opens the gateway's payment window.
 *
 * The browser is trusted with nothing: these events are for what the page shows. Whom to credit,
 * and how much, the shop's server learns from the proxy.
 *
 * In a form it carries, under its `name`, the id of the deposit. The id proves nothing: ask the proxy how it stands.
 * With `required` the form cannot be sent before the gateway has accepted it. A reset of the form changes nothing.
 *
 * What is on the screen is also a state for CSS, one at a time, and `:state(busy)` beside it.
 *
 * @fires ipay-deposit-changed - {@link IpayDepositChangedEvent}: the deposit has a new version, `event.view`
 * @fires ipay-deposit-credited - {@link IpayDepositCreditedEvent}: the money is credited, once
 * @fires ipay-deposit-failed - {@link IpayDepositFailedEvent}: not loaded, session over, or wrongly configured: `event.code`
 * @fires ipay-deposit-opened - {@link IpayDepositOpenedEvent}: the payment window is about to open; cancellable
 * @fires ipay-deposit-redirecting - {@link IpayDepositRedirectingEvent}: about to leave for a return URL; cancellable
 * @fires ipay-deposit-finished - {@link IpayDepositFinishedEvent}: the payer is done and there is no return URL: `event.outcome`
 *
 * @slot header - above everything, such as the shop's name
 * @slot success - after good news, such as what the payer can do next
 * @slot help - the way to a person, wherever a screen offers one; in place of the link to `support-url`
 * @slot footer - below everything
 *
 * @cssState loading - nothing is known yet
 * @cssState pay - where to send the money
 * @cssState enter - the field for the transaction number
 * @cssState submitting - the number is on its way
 * @cssState accepted - the gateway has taken the number; the money is to come
 * @cssState credited - the money is there
 * @cssState checking - the gateway is still looking
 * @cssState possible - the gateway has not found the payment yet
 * @cssState rejected - the gateway refused the number
 * @cssState exhausted - refused, and no more numbers are taken
 * @cssState unknown - nobody knows whether the number arrived
 * @cssState expired - the time to pay is over
 * @cssState offline - no connection while a number is on its way
 * @cssState window - the way into the gateway's payment window
 * @cssState resume - a link from another device is looked at
 * @cssState load-failed - the deposit could not be loaded; there is a button to try again
 * @cssState not-loaded - a part of the script could not be loaded; there is a button to try again
 * @cssState unavailable - wrongly configured, or the service is not available
 * @cssState session-ended - the session is over
 * @cssState busy - beside the others: the payer waits for an answer
 *
 * @csspart container - the card around it all
 * @csspart step - where the payer is in the two steps
 * @csspart heading - a screen's heading
 * @csspart box - what is set apart: the number and the amount to pay, the number handed in
 * @csspart value - the large number or amount in a box
 * @csspart steps - what to do, with its drawings
 * @csspart button - the buttons, and links that look like one
 * @csspart main-button - the one to press next
 * @csspart plain-button - the others
 * @csspart copy-button - the two copy buttons
 * @csspart label - of the field
 * @csspart input - the field of the transaction number
 * @csspart note - what is told beside the field
 * @csspart choice - one of the numbers that a pasted message has
 * @csspart hint - below the field
 * @csspart error - what is wrong with the number
 * @csspart badge - a state's sign
 * @csspart spinner - while the number is on its way
 * @csspart status - what is told beside the screen
 * @csspart qr - the code to go on with on the phone, or what stands in its place
 * @csspart slip - the box with the details for support
 * @csspart frame - the payment window, with `open-in="frame"`
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
 * @cssprop [--ipay-max-inline-size=28rem] - how wide the card may get; from 40rem on, the pay step has two columns
 * @cssprop [--ipay-font] - font family, in place of the system's and each script's own
 * @cssprop [--ipay-heading-font=inherit] - font family of headings
 * @cssprop [--ipay-font-size=1rem] - the size all others follow; 0.9375rem with `density="compact"`
 */
export class IpayDeposit extends DepositAttributes {
  static override readonly properties: PropertyDeclarations = {
    view: jsonAttribute,
  };

  declare texts: OwnTexts<DepositTextId> | null;

  #initialView: DepositView | undefined;
  /** Until the later part is there, for a deposit that the proxy keeps. */
  #first: FirstFlow | undefined;
  #flow: PaymentFlow | undefined;
  /** The same flow, when it is the proxy's. */
  #deposit: DepositFlow | undefined;
  #told: DepositView | undefined;
  #creditedId = '';
  /** Whether what is to be shown is in the later part of the code. */
  #needsLater = false;
  /** What is shown: the flow's screen, or the one before it while the later part is not there. */
  #shown: Screen | FirstScreen = { kind: 'loading' };
  #hasLaterStyles = false;
  readonly #later = new LaterPart(
    {
      element: this,
      language: () => this.localizer.language,
      flow: () => this.#flow,
      deposit: () => this.#deposit,
    },
    () => this.requestUpdate(),
  );

  constructor() {
    super(depositTexts);
  }

  /**
   * The deposit as last seen. A page that already has the view (the answer of the proxy's `GET /deposit`) sets
   * it before the element is connected, and saves the first round trip. As an attribute, JSON.
   */
  set view(view: DepositView | undefined) {
    // A page that binds it both ways gives back what it was told, maybe with the next session.
    this.#initialView = isDepositView(view) && view.id !== this.#told?.id ? view : undefined;
    this.requestUpdate();
  }

  get view(): DepositView | undefined {
    return (this.#deposit ?? this.#first)?.view ?? this.#initialView;
  }

  /**
   * Takes the transaction number out of a wallet's message, into the field. Nothing is handed in: the payer looks
   * first. Resolves with whether it has one, or some to choose from, and the deposit takes one.
   */
  async readMessage(message: string): Promise<boolean> {
    await this.#later.load();
    await this.updateComplete;
    return this.#later.steps?.readMessage(message) ?? false;
  }

  protected override configurationFor(language: Language): string {
    const { proxy, session, openIn } = this;
    const { steps } = this.#later;
    return JSON.stringify([
      proxy,
      session,
      this.#isDirect ? [openIn, steps?.linkParameters(this, language)] : !!steps && !this.#begun?.isAsking,
    ]);
  }

  /** @internal */
  protected override createFlow(language: Language): Flow | undefined {
    const { proxy, session } = this;
    const { steps } = this.#later;
    const begun = this.#begun;
    this.#first = this.#flow = this.#deposit = undefined;
    // What is shown is of the deposit before.
    this.#shown = { kind: 'loading' };
    if (this.#isDirect) return (this.#flow = steps?.createFlow(language, this.#host));
    if (proxy === null || !session) return undefined;
    const first =
      begun ??
      new FirstFlow({
        proxy,
        session,
        host: this.#host,
        keptText: new KeptText(() => sessionStorage),
        initialView: this.#initialView,
      });
    return steps ? (this.#flow = this.#deposit = steps.goOn(first)) : (this.#first = first);
  }

  /** The first flow, if it is of the deposit that the attributes now name. */
  get #begun(): FirstFlow | undefined {
    const { proxy, session } = this.#first?.options ?? {};
    return proxy === this.proxy && session === this.session ? this.#first : undefined;
  }

  get #current(): PaymentFlow | FirstFlow | undefined {
    return this.#flow ?? this.#first;
  }

  /** Without a proxy, or with a session that has yet to be had: the later part alone knows the way. */
  get #isDirect(): boolean {
    // Frameworks give `undefined` for what a page leaves out.
    return (this.proxy ?? null) === null || this.session === '' || this.session === fromLink;
  }

  /** @internal */
  protected override languageWatcher(): LaterSteps['watchLanguage'] | undefined {
    return this.#later.steps?.watchLanguage;
  }

  protected override isWaiting(): boolean {
    return this.#needsLater && !this.#later.steps && !this.#later.failed;
  }

  protected override woken(): void {
    super.woken();
    if (this.#needsLater || this.#later.failed) void this.#later.load();
  }

  protected override willUpdate(): void {
    super.willUpdate();
    // The flow has it. The next session's deposit is asked for, unless the page hands that over together with the
    // session.
    if (this.#current) this.#initialView = undefined;
    const screen = this.#current?.screen ?? { kind: 'loading' };
    const needsLater = !isFirstScreen(screen) || (this.#isDirect && !this.#flow);
    // A prefetch may have failed; what is needed is tried again.
    if (needsLater && !this.#needsLater) void this.#later.load();
    this.#needsLater = needsLater;
    // In between it would be English, and move what is read.
    if (this.localizer.isAwaited) return;
    if (screen.kind !== 'beyond' && (!needsLater || this.#later.steps)) this.#shown = screen;
    else if (this.#later.failed) this.#shown = { kind: 'not_loaded' };
  }

  protected override updated(): void {
    this.#adoptLaterStyles();
    super.updated();
    if (this.#shown.kind === 'pay') this.#later.prefetch();
  }

  protected override cardName(): string {
    return this.localizer.msg('Payment with iPay', { id: 'title' });
  }

  /** @internal */
  protected override shownScreen(): ShownScreen {
    return this.#shown;
  }

  protected override formResult(): FormResult | undefined {
    const { view } = this;
    return view && { id: view.id, isDone: view.state === 'accepted' || view.state === 'credited' };
  }

  protected override renderContent(heading: string): TemplateResult {
    const { steps } = this.#later;
    const context = this.#context();
    const screen = this.#shown;
    return html`${isFirstScreen(screen) ? firstTemplate(context, screen) : steps?.template(context, screen)}${statusTemplate(context, heading, steps)}`;
  }

  readonly #host: FlowHost<DepositView> = {
    changed: this.changed,
    viewChanged: (view) => {
      if (this.#told === view) return;
      this.#told = view;
      this.tellForm();
      this.dispatchEvent(new IpayDepositChangedEvent(view));
      if (view.state !== 'credited' || this.#creditedId === view.id) return;
      this.#creditedId = view.id;
      this.dispatchEvent(new IpayDepositCreditedEvent(view));
    },
    failed: (code, reason) => this.dispatchEvent(new IpayDepositFailedEvent(code, reason)),
  };

  readonly #actions: FirstActions = {
    enter: () => (this.#deposit ?? this.#first)?.enter(),
    retry: () => void this.#later.retry(),
    copy: (what, text) => void this.#copy(what, text),
  };

  #context(): FirstContext {
    const { msg, count } = this.localizer;
    const { failed, steps } = this.#later;
    return {
      msg,
      count,
      actions: this.#actions,
      notice: this.isWaiting()
        ? 'waiting'
        : this.#needsLater && failed
          ? 'screen'
          : (this.#current?.notice ?? 'none'),
      later: (piece) => steps?.piece(msg, piece),
    };
  }

  #adoptLaterStyles(): void {
    const { steps } = this.#later;
    const { shadowRoot } = this;
    if (!steps || this.#hasLaterStyles || !shadowRoot) return;
    this.#hasLaterStyles = true;
    adoptStyles(shadowRoot, [...IpayDeposit.elementStyles, ...steps.styles]);
  }

  async #copy(what: 'number' | 'amount', text: string): Promise<void> {
    const { session } = this;
    const kind = this.#current?.screen.kind;
    const copy = this.#later.steps?.copy ?? copyText;
    const copied = await copy(text, this.renderRoot.querySelector(`[data-copy=${what}] bdi`));
    // The payer, or the page, may have gone on while the browser asked for permission.
    if (this.#current?.screen.kind === kind && session === this.session)
      this.#current?.notify(copied ? `copied_${what}` : 'copy_failed');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ipay-deposit': IpayDeposit;
  }
}
