import type { DepositView } from '../contract/deposit-view.ts';
import type { FailureCode } from './failure-code.ts';
import type { Screen, WindowPhase } from './screen.ts';

/** Where the focus goes when the payer's own doing changed the screen; `none` when it was anything else. */
export type FocusTarget = 'none' | 'heading' | 'field';

/** What is told beside the screen, in the one live region. `screen`: the screen's own heading. */
export type Notice =
  | 'none'
  | 'screen'
  | 'checking'
  | 'unchanged'
  | 'check_failed'
  | 'offline'
  | 'copied_number'
  | 'copied_amount'
  | 'copy_failed';

/** What a flow needs of the element, and tells it. */
export interface FlowHost {
  /** The screen or the notice is another one. */
  readonly changed: (focus: FocusTarget) => void;
  /** The proxy said something new of the deposit. */
  readonly viewChanged: (view: DepositView) => void;
  readonly failed: (code: FailureCode, reason: string) => void;
  /** Opens the payment window the way the page asks for, and tells what came of it. */
  readonly openWindow: (url: string) => OpenedWindow;
}

/** What came of opening the payment window, and the address it now stands at. */
export interface OpenedWindow {
  readonly phase: WindowPhase;
  readonly url: string;
}

/** What the element drives: a state machine that knows nothing of the DOM. */
export interface Flow {
  readonly screen: Screen;
  readonly notice: Notice;
  /** Begins, or goes on after `stop`. */
  start(): void;
  /** Ends every request and timer. */
  stop(): void;
  /** The page is (again) looked at, or back online: news is wanted at once. */
  wake(): void;
  /** Nobody looks at the page: no more news, until `wake`. */
  sleep(): void;
  notify(notice: Notice): void;
  openWindow(lang: string): void;
  /** A link to the payment window was followed. */
  windowOpened(): void;
}
