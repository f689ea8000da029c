import type { MsgFn } from '@lit/localize';
import type { WindowOutcome } from '../../../contract/payment-window-link.ts';
import type { ScreenContext } from '../screen-context.ts';
import type { Action } from './message.ts';

interface ActionContext {
  readonly msg: MsgFn;
  readonly actions: {
    readonly check: () => void;
    readonly leave: (outcome: WindowOutcome) => void;
  };
}

export const checkAction = ({ msg, actions }: ActionContext): Action => [
  msg('Check status', { id: 'status.check' }),
  actions.check,
];

export const retryAction = ({ msg }: { readonly msg: MsgFn }, run: () => void): Action => [
  msg('Try again', { id: 'retry' }),
  run,
];

/** The end, mostly of a success: to the return URL, or told to the page. */
export const doneAction = ({ msg, actions }: ActionContext, outcome: WindowOutcome = 'success'): Action => [
  msg('Done', { id: 'done' }),
  () => actions.leave(outcome),
];

/** The way out where the outcome is open or bad, if the session names one. Never taken by itself. */
export const leaveAction = (
  { msg, actions, canLeave }: ScreenContext,
  outcome: 'pending' | 'fail',
): Action | false =>
  canLeave(outcome) && [msg('Back to the website', { id: 'leave' }), () => actions.leave(outcome)];
