import type { TemplateResult } from 'lit';
import type { SubmittedView } from '../../screen.ts';
import type { ScreenContext } from '../screen-context.ts';
import { checkAction, leaveAction } from './actions.ts';
import { messageTemplate } from './message.ts';
import { numberSummary } from './number-summary.ts';

/** The gateway said pending: it checks the payment, and may take its time. */
export function checkingScreen(context: ScreenContext, view: SubmittedView): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'wait',
    heading: msg("We're checking your payment", { id: 'pending.heading' }),
    body: [
      msg("This may take longer than usual. We have your transaction number. Don't pay again.", {
        id: 'pending.body',
      }),
      msg('You can close this page. The check will continue.', { id: 'pending.leave' }),
    ],
    summary: numberSummary(context, view.transactionNumber),
    actions: [checkAction(context), leaveAction(context, 'pending')],
  });
}
