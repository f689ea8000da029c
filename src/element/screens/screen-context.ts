import type { MsgFn } from '@lit/localize';
import type { WindowOutcome } from '../../contract/payment-window-link.ts';
import type { Notice } from '../payment-flow.ts';

/** How the gateway's payment window opens: a new tab, this page, or a frame inside the element. */
export type OpenIn = 'tab' | 'self' | 'frame';

/** What the payer can do. The element implements it. */
export interface ScreenActions {
  readonly enter: () => void;
  readonly back: () => void;
  readonly typed: (text: string) => void;
  readonly submit: (event?: Event) => void;
  readonly check: () => void;
  readonly reload: () => void;
  readonly copy: (what: 'number' | 'amount', text: string) => void;
  readonly openWindow: () => void;
  readonly followWindowLink: (event: Event, url: string) => void;
  readonly leave: (outcome: WindowOutcome) => void;
}

/** What every screen's template is given beside its screen. */
export interface ScreenContext {
  readonly msg: MsgFn;
  /** Writes a count in the language's digits. */
  readonly count: (count: number) => string;
  readonly notice: Notice;
  readonly typed: string;
  readonly supportUrl: string | undefined;
  readonly openIn: OpenIn;
  /** Whether there is a proxy to ask for the status. */
  readonly canCheck: boolean;
  /** Whether the session names a return URL for the outcome. */
  readonly canLeave: (outcome: WindowOutcome) => boolean;
  readonly actions: ScreenActions;
}
