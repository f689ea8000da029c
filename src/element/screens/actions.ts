import type { Action } from './message.ts';
import type { ScreenContext } from './screen-context.ts';

export const checkAction = ({ msg, actions }: ScreenContext): Action => [
  msg('Check status', { id: 'status.check' }),
  actions.check,
];

export const retryAction = ({ msg }: ScreenContext, run: () => void): Action => [
  msg('Try again', { id: 'retry' }),
  run,
];

/** The end of a success: to the return URL, or told to the page. */
export const doneAction = ({ msg, actions }: ScreenContext): Action => [
  msg('Done', { id: 'done' }),
  () => actions.leave('success'),
];

/** The way out where the outcome is open or bad, if the session names one. Never taken by itself. */
export const leaveAction = (
  { msg, actions, canLeave }: ScreenContext,
  outcome: 'pending' | 'fail',
): Action | false =>
  canLeave(outcome) && [msg('Back to the website', { id: 'leave' }), () => actions.leave(outcome)];
