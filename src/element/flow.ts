import type { FailureCode } from './failure-code.ts';

/** Where the focus goes when the payer's own doing changed the screen; `none` when it was anything else. */
export type FocusTarget = 'none' | 'heading' | 'field';

/** What is told beside the screen, in the one live region. `screen`: the screen's own heading. */
export type StatusNotice = 'none' | 'screen' | 'checking' | 'unchanged' | 'check_failed' | 'offline';

/** What a flow needs of its element, and tells it. */
export interface FlowHost<View> {
  /** The screen or the notice is another one. */
  readonly changed: (focus: FocusTarget) => void;
  /** The proxy said something new. */
  readonly viewChanged: (view: View) => void;
  readonly failed: (code: FailureCode, reason: string) => void;
}

/** What an element drives: a state machine that knows nothing of the DOM. */
export interface Flow {
  /** `StatusNotice`, or one of the flow's own. */
  readonly notice: string;
  notify(notice: 'screen'): void;
  /** Begins, or goes on after `stop`. */
  start(): void;
  /** Ends every request and timer. */
  stop(): void;
  /** The page is (again) looked at, or back online: news is wanted at once. */
  wake(): void;
  /** Nobody looks at the page: no more news, until `wake`. */
  sleep(): void;
}
