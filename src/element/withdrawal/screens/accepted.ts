import type { TemplateResult } from 'lit';
import { checkAction, doneAction } from '../../screens/later/actions.ts';
import { messageTemplate } from '../../screens/later/message.ts';
import type { SentView } from '../withdrawal-screen.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';
import { withdrawalSummary } from './withdrawal-summary.ts';

/** The gateway took it; the signed result has yet to come. */
export function acceptedScreen(context: WithdrawalContext, view: SentView): TemplateResult {
  const { msg } = context;
  return messageTemplate(context, {
    tone: 'wait',
    heading: msg('Your money is on its way', { id: 'withdrawal.accepted.heading' }),
    body: [
      msg('The payment has been ordered. It can take a while to reach your bank.', {
        id: 'withdrawal.accepted.body',
      }),
      msg('You can close this page. The payment will continue.', { id: 'withdrawal.accepted.leave' }),
    ],
    summary: withdrawalSummary(context, view),
    actions: [checkAction(context), doneAction(context, 'pending')],
  });
}
