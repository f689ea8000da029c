import type { MsgFn } from '@lit/localize';
import type { WindowOutcome } from '../../contract/payment-window-link.ts';
import type { OpenIn } from '../open-in.ts';
import type { Notice } from '../payment-flow.ts';

/** The pictures beside the two steps. */
export type StepDrawing = 'send' | 'note';

/**
 * What comes with the later part: a picture's strokes, what stands at the end of a step's line, and how many minutes
 * there are to pay.
 */
export type LaterPiece = StepDrawing | 1 | 2 | 'minutes';

/** What the payer can do on the first screens. The element implements it. */
export interface FirstActions {
  readonly enter: () => void;
  /** Loads the later part of our code. */
  readonly retry: () => void;
  readonly copy: (what: 'number' | 'amount', text: string) => void;
}

/** What the first screens' templates are given. */
export interface FirstContext {
  readonly msg: MsgFn;
  /** Writes a count in the language's digits. */
  readonly count: (count: number) => string;
  /** `waiting`: the screen's part of the code is on its way. */
  readonly notice: Notice | 'waiting';
  /** A piece of the first screens: until it has come, its place stays empty. It changes nobody's size. */
  readonly later: (piece: LaterPiece) => unknown;
  readonly actions: FirstActions;
}

/** What the payer can do later. `LaterSteps` implements it. */
export interface ScreenActions extends FirstActions {
  readonly back: () => void;
  readonly reload: () => void;
  /** One of the numbers a pasted message has. */
  readonly choose: (transactionNumber: string) => void;
  readonly submit: (event?: Event) => void;
  readonly check: () => void;
  readonly openWindow: () => void;
  readonly followWindowLink: (event: Event, url: string) => void;
  readonly leave: (outcome: WindowOutcome) => void;
  /** To a QR code to go on with on the phone. */
  readonly resume: () => void;
  readonly copyLink: (url: string) => void;
}

/** What every later screen's template is given beside its screen. */
export interface ScreenContext extends FirstContext {
  readonly typed: string;
  readonly supportUrl: string | undefined;
  /** Listens to the number's field. */
  readonly field: EventListenerObject;
  readonly openIn: OpenIn;
  /** Whether there is a proxy to ask for the status. */
  readonly canCheck: boolean;
  /** Whether the session names a return URL for the outcome. */
  readonly canLeave: (outcome: WindowOutcome) => boolean;
  readonly actions: ScreenActions;
}
