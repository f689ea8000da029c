import { str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { formatMoney } from '../../format-money.ts';
import { doneAction } from '../../screens/later/actions.ts';
import { messageTemplate } from '../../screens/later/message.ts';
import type { SentView } from '../withdrawal-screen.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';
import { withdrawalSummary } from './withdrawal-summary.ts';

/** A signed postback says that it was paid. */
export function succeededScreen(context: WithdrawalContext, view: SentView): TemplateResult {
  const { msg } = context;
  const amount = formatMoney(view.amount);
  return messageTemplate(context, {
    tone: 'good',
    heading: msg('Money sent', { id: 'withdrawal.succeeded.heading' }),
    body: [msg(str`${amount} was paid to your bank account.`, { id: 'withdrawal.succeeded.body' })],
    summary: withdrawalSummary(context, view),
    actions: [doneAction(context)],
  });
}
