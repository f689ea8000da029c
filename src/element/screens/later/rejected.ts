import type { TemplateResult } from 'lit';
import type { SubmittedView } from '../../screen.ts';
import type { ScreenContext } from '../screen-context.ts';
import { leaveAction, retryAction } from './actions.ts';
import { messageTemplate } from './message.ts';
import { numberSummary } from './number-summary.ts';

/** The gateway refused the number. The only state that says "try again", and it means the number, not the money. */
export function rejectedScreen(context: ScreenContext, view: SubmittedView): TemplateResult {
  const { msg, actions } = context;
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg("We couldn't confirm the payment", { id: 'failed.heading' }),
    body: [
      msg(
        "Check the transaction number and try again. If money left your wallet, don't pay again. Contact us.",
        { id: 'failed.body' },
      ),
    ],
    summary: numberSummary(context, view.transactionNumber),
    actions: [retryAction(context, actions.enter), leaveAction(context, 'fail')],
    support: true,
  });
}
