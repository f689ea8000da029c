import type { Flow, FocusTarget, StatusNotice } from './flow.ts';
import type { Screen, WindowPhase } from './screen.ts';

/** What is told beside the screen of a payment. */
export type Notice =
  | StatusNotice
  | 'copied_number'
  | 'copied_amount'
  | 'copy_failed'
  /** The proxy's answer takes long. */
  | 'slow'
  /** This device went on by a link of another one. */
  | 'resumed'
  | 'copied_link'
  | 'copy_link_failed'
  | 'copied_slip'
  | 'saved_slip'
  | 'slip_failed';

/** What came of opening the payment window, and the address it now stands at. */
export interface OpenedWindow {
  readonly phase: WindowPhase;
  readonly url: string;
}

/** A payer's way through a payment, kept by the proxy or not. */
export interface PaymentFlow extends Flow {
  readonly screen: Screen;
  readonly notice: Notice;
  notify(notice: Notice): void;
  show(screen: Screen, focus?: FocusTarget): void;
}
