import { str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { formatMoney } from '../../format-money.ts';
import { doneAction } from '../../screens/later/actions.ts';
import { messageTemplate } from '../../screens/later/message.ts';
import type { SentView } from '../withdrawal-screen.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';
import { withdrawalSummary } from './withdrawal-summary.ts';

/** A signed postback says that it was not paid: the merchant gives back what it reserved. */
export function failedScreen(context: WithdrawalContext, view: SentView): TemplateResult {
  const { msg } = context;
  const amount = formatMoney(view.amount);
  return messageTemplate(context, {
    tone: 'bad',
    heading: msg("The money wasn't sent", { id: 'withdrawal.failed.heading' }),
    body: [
      msg(str`The payment failed. ${amount} goes back to your account with us.`, {
        id: 'withdrawal.failed.body',
      }),
    ],
    summary: withdrawalSummary(context, view),
    actions: [doneAction(context, 'fail')],
    support: true,
  });
}
