import type { DepositView } from '../contract/deposit-view.ts';
import type { Flow, FlowHost, StatusNotice } from './flow.ts';
import type { Screen, WindowPhase } from './screen.ts';

export type Notice = StatusNotice | 'copied_number' | 'copied_amount' | 'copy_failed';

/** What came of opening the payment window, and the address it now stands at. */
export interface OpenedWindow {
  readonly phase: WindowPhase;
  readonly url: string;
}

export interface PaymentFlowHost extends FlowHost<DepositView> {
  /** Opens the payment window the way the page asks for, and tells what came of it. */
  readonly openWindow: (url: string) => OpenedWindow;
}

/** A payer's way through a payment, kept by the proxy or not. */
export interface PaymentFlow extends Flow {
  readonly screen: Screen;
  readonly notice: Notice;
  notify(notice: Notice): void;
  openWindow(lang: string): void;
  /** A link to the payment window was followed. */
  windowOpened(): void;
}
