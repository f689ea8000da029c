import type { MsgFn } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { isDepositView } from '../../contract/check-deposit-view.ts';
import type { DepositView } from '../../contract/deposit-view.ts';
import type { WindowOutcome } from '../../contract/payment-window-link.ts';
import type { DepositAttributes } from '../deposit-attributes.ts';
import type { FirstFlow } from '../first-flow.ts';
import type { FlowHost } from '../flow.ts';
import { isContactUrl, isHttpUrl } from '../http-url.ts';
import type { Language } from '../language.ts';
import type { OpenedWindow, PaymentFlow } from '../payment-flow.ts';
import type { LaterScreen } from '../screen.ts';
import { depositStyles } from '../screens/later/deposit-styles.ts';
import { laterTemplate } from '../screens/later/later-template.ts';
import { noticeText } from '../screens/later/notice-text.ts';
import { resumeOffer } from '../screens/later/resume-offer.ts';
import { resumeWarning } from '../screens/later/resume-warning.ts';
import { stepDrawing } from '../screens/later/step-drawing.ts';
import type { FirstActions, FirstContext, LaterPiece, ScreenActions } from '../screens/screen-context.ts';
import type { watchLanguage } from '../watch-language.ts';
import { Attendance } from './attendance.ts';
import { checkDeposit } from './check-deposit.ts';
import { copy } from './copy.ts';
import { DepositFlow } from './deposit-flow.ts';
import type { DirectLinkParameters } from './direct-link.ts';
import { keepKeys } from './keep-keys.ts';
import {
  IpayDepositFinishedEvent,
  IpayDepositOpenedEvent,
  IpayDepositRedirectingEvent,
} from './leaving-events.ts';
import { LinkFlow } from './link-flow.ts';
import { linkParameters } from './link-parameters.ts';
import { NumberField } from './number/number-field.ts';
import { chooseNumber, readMessage, typeNumber } from './number/type-number.ts';
import { PaymentWindow } from './payment-window.ts';
import { goOnByLink } from './resume/go-on-by-link.ts';
import { offerResume } from './resume/offer-resume.ts';
import { isByLink } from './resume/resume-ticket.ts';
import { Slip } from './slip/slip.ts';
import type { StepsHost } from './steps-host.ts';
import { submitNumber } from './submit-number.ts';
import { leastMs, minuteMs } from './time-left.ts';
import { visitWindow } from './visit-window.ts';

/** The later part of an element: every screen but the first ones, and what the payer can do there. */
export class LaterSteps {
  readonly styles = depositStyles;
  readonly copy = copy;
  /** Begins what goes on beyond a screen; what it gives ends it. Also follows the page's language. */
  readonly watchLanguage: typeof watchLanguage;
  readonly #host: StepsHost;
  readonly #field: NumberField;
  #slip: Slip | undefined;
  readonly #window = new PaymentWindow();
  readonly #attendance: Attendance<DepositView>;
  #linkLanguage: Language | undefined;
  #nextMinute: ReturnType<typeof setTimeout> | undefined;

  constructor(host: StepsHost) {
    this.#host = host;
    this.#attendance = new Attendance(host.deposit, isDepositView, 'ipay-deposit-changed', () => {
      this.#window.stop();
      clearTimeout(this.#nextMinute);
    });
    this.watchLanguage = this.#attendance.watchLanguage;
    keepKeys(host.element);
    host.element.addEventListener('ipay-deposit-credited', () => this.#window.finish());
    this.#field = new NumberField({
      typed: () => host.deposit()?.typed ?? '',
      type: (text) => this.#withDeposit((deposit) => typeNumber(deposit, text)),
      readMessage: (message) => this.#withDeposit((deposit) => readMessage(deposit, message)),
    });
  }

  /** The flow of a deposit that the proxy keeps, from where the first part came to. */
  goOn({ options, client, view, problem, isPaid, notice }: FirstFlow): DepositFlow {
    // What was opened for the deposit before says nothing of this one, and the payer may be paying in it.
    this.#window.stop();
    // Closed, whatever the payer had opened.
    this.#slip = new Slip(this.#host);
    const flow = new DepositFlow({
      ...options,
      client,
      initialView: view ?? options.initialView,
      isConfirmed: view !== options.initialView,
      problem,
      isOnline: () => navigator.onLine,
    });
    if (view) {
      flow.start();
      if (isPaid) flow.enter();
      else flow.notify(notice);
    }
    return flow;
  }

  /**
   * What the attributes say of a link that is built without a proxy. A window that is open stays in its language: anew,
   * it would cut a payment in half.
   */
  linkParameters(element: DepositAttributes, language: Language): DirectLinkParameters {
    const screen = this.#host.flow()?.screen;
    const isOpen = screen?.kind === 'window' && (screen.phase === 'waiting' || screen.phase === 'frame');
    if (!isOpen) this.#linkLanguage = language;
    return linkParameters(element, this.#linkLanguage ?? language);
  }

  /** The way that no session's own flow goes: without a proxy, or by a link of another device. */
  createFlow(language: Language, host: FlowHost<DepositView>): PaymentFlow {
    const { element } = this.#host;
    const { proxy, session } = element;
    return typeof proxy === 'string' && session
      ? goOnByLink(this.#host, proxy, host)
      : new LinkFlow(linkParameters(element, language), host);
  }

  /** Reads a message that the page has, while the payer could as well paste it. */
  readMessage(message: string): boolean {
    const deposit = this.#host.deposit();
    const canEnter =
      deposit && ['pay', 'enter', 'possible', 'rejected', 'expired'].includes(deposit.screen.kind);
    return !!canEnter && readMessage(deposit, message);
  }

  /** What the first screens have of this part. */
  piece(msg: MsgFn, piece: LaterPiece): unknown {
    switch (piece) {
      case 1:
        return isByLink(this.#host.element.session)
          ? resumeWarning(msg)
          : resumeOffer(msg, this.#host.deposit()?.view, this.#actions.resume);
      case 2:
        return nothing;
      case 'minutes':
        return this.#minutesLeft();
      default:
        return stepDrawing(piece);
    }
  }

  #minutesLeft(): number | undefined {
    const { element, deposit } = this.#host;
    const left = deposit()?.timeLeft;
    // What is rendered between the end of the time and its timer leaves that to tell.
    if (left && left.ms < leastMs) return undefined;
    clearTimeout(this.#nextMinute);
    // Also rendered once more on the way out of the page, where nobody would take the timer back.
    if (left && element.isConnected) {
      this.#nextMinute = setTimeout(() => {
        // The poll whose end would tell may have died. Out of sight nobody asks; and the page may have gone on to
        // another.
        if (!document.hidden && left.ms < leastMs) deposit()?.wake();
        element.requestUpdate();
      }, left.ms % minuteMs);
    }
    return left?.minutes;
  }

  template(context: FirstContext, screen: LaterScreen): TemplateResult {
    const { element, deposit } = this.#host;
    const flow = deposit();
    const content = laterTemplate(
      {
        ...context,
        typed: this.#field.shown(flow?.typed ?? ''),
        field: this.#field,
        supportUrl: isContactUrl(element.supportUrl) ? element.supportUrl : undefined,
        openIn: element.openIn,
        canCheck: !!flow,
        canLeave: (outcome) => isHttpUrl(this.#returnUrl(outcome)),
        actions: { ...context.actions, ...this.#actions },
      },
      screen,
      flow?.view,
    );
    // A new screen takes nothing of the one before along: what would be moved is made anew.
    return html`${keyed(screen.kind, html`${content}${this.#slip?.template(context.msg, screen)}`)}`;
  }

  statusText(msg: MsgFn, notice: Parameters<typeof noticeText>[1]): string {
    return noticeText(msg, notice);
  }

  readonly #actions: Omit<ScreenActions, keyof FirstActions> = {
    reload: () => {
      const deposit = this.#host.deposit();
      const flow = this.#host.flow();
      if (deposit) deposit.reload();
      else if (flow instanceof LinkFlow) flow.retry();
      else flow?.wake();
    },
    back: () => this.#host.deposit()?.back(),
    check: () => this.#withDeposit((deposit) => void checkDeposit(deposit)),
    choose: (transactionNumber) => this.#withDeposit((deposit) => chooseNumber(deposit, transactionNumber)),
    submit: (event) => {
      event?.preventDefault();
      this.#withDeposit((deposit) => submitNumber(deposit, this.#attendance.tabs));
    },
    openWindow: () => this.#openWindow(),
    followWindowLink: (event, url) => {
      if (!this.#host.element.dispatchEvent(new IpayDepositOpenedEvent(url))) event.preventDefault();
      const flow = this.#host.flow();
      if (flow?.screen.kind === 'window') flow.show({ ...flow.screen, phase: 'waiting' });
    },
    leave: (outcome) => this.#leave(outcome),
    resume: () => this.#withDeposit((deposit) => void offerResume(deposit)),
    copyLink: (url) => void this.#copyLink(url),
  };

  #withDeposit(run: (deposit: DepositFlow) => void): void {
    const deposit = this.#host.deposit();
    if (deposit) run(deposit);
  }

  async #copyLink(url: string): Promise<void> {
    const flow = this.#host.deposit();
    const screen = flow?.screen;
    const copied = await copy(url, null);
    // The payer may have gone on while the browser asked for permission.
    if (flow?.screen === screen) flow?.notify(copied ? 'copied_link' : 'copy_link_failed');
  }

  #openWindow(): void {
    const deposit = this.#host.deposit();
    const flow = this.#host.flow();
    if (deposit) {
      void visitWindow(deposit, this.#host.language(), (url) => this.#open(url));
    } else if (flow?.screen.kind === 'window' && flow.screen.url !== undefined) {
      flow.show({ ...flow.screen, ...this.#open(flow.screen.url) }, 'heading');
    }
  }

  #open(url: string): OpenedWindow {
    const { element } = this.#host;
    return element.dispatchEvent(new IpayDepositOpenedEvent(url))
      ? this.#window.open(url, element.openIn, () => this.#closed())
      : { phase: 'waiting', url };
  }

  #closed(): void {
    const deposit = this.#host.deposit();
    if (deposit?.screen.kind !== 'window' || deposit.screen.phase !== 'waiting') return;
    deposit.show({ ...deposit.screen, phase: 'closed' });
    void checkDeposit(deposit);
  }

  #returnUrl(outcome: WindowOutcome): string | undefined {
    return this.#host.deposit()?.view?.returnUrls[outcome];
  }

  #leave(outcome: WindowOutcome): void {
    const { element } = this.#host;
    const url = this.#returnUrl(outcome);
    if (!isHttpUrl(url)) {
      element.dispatchEvent(new IpayDepositFinishedEvent(outcome));
    } else if (element.dispatchEvent(new IpayDepositRedirectingEvent(url, outcome))) {
      location.assign(url);
    }
  }
}
