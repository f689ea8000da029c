import type { TemplateResult } from 'lit';
import type { SubmittedView } from '../../screen.ts';
import type { ScreenContext } from '../screen-context.ts';
import { leaveAction } from './actions.ts';
import { messageTemplate } from './message.ts';
import { numberSummary } from './number-summary.ts';

/** The last number the deposit takes was refused. */
export function exhaustedScreen(context: ScreenContext, view: SubmittedView): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg("We couldn't confirm the payment", { id: 'failed.heading' }),
    body: [
      msg(
        "No more transaction numbers can be tried. If money left your wallet, don't pay again. Contact us.",
        { id: 'exhausted.body' },
      ),
    ],
    summary: numberSummary(context, view.transactionNumber),
    actions: [leaveAction(context, 'fail')],
    support: true,
  });
}
