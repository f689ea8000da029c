import { str } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { formatMoney } from '../../format-money.ts';
import { doneAction } from '../../screens/later/actions.ts';
import { messageTemplate } from '../../screens/later/message.ts';
import type { RefusedView } from '../withdrawal-screen.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';
import { withdrawalSummary } from './withdrawal-summary.ts';

/** Nothing was paid, and nothing will be: the merchant gives back what it reserved. */
export function refusedScreen(context: WithdrawalContext, view: RefusedView): TemplateResult {
  const { msg } = context;
  const amount = formatMoney(view.amount);
  return messageTemplate(context, {
    tone: 'bad',
    heading: headingText(context, view),
    body: [
      msg(str`Nothing was paid. ${amount} stays in your account with us.`, { id: 'withdrawal.refused.body' }),
      wayOutText(context, view),
    ],
    summary: view.recipient ? withdrawalSummary(context, view) : undefined,
    actions: [doneAction(context, 'fail')],
    support: true,
  });
}

function headingText({ msg }: WithdrawalContext, { refusal }: RefusedView): string {
  switch (refusal) {
    // The merchant's balance, not the payer's: none of the payer's business, and no fault of theirs.
    case 'insufficient_balance':
      return msg("We can't pay this right now", { id: 'withdrawal.balance.heading' });
    case 'refused':
      return msg("The money wasn't sent", { id: 'withdrawal.failed.heading' });
    case 'expired':
      return msg('This withdrawal has expired', { id: 'withdrawal.expired.heading' });
  }
}

function wayOutText({ msg }: WithdrawalContext, { refusal }: RefusedView): string {
  switch (refusal) {
    case 'insufficient_balance':
      return msg('You can ask for it again later.', { id: 'withdrawal.balance.again' });
    case 'refused':
      return msg('Check the account details before you ask for it again.', {
        id: 'withdrawal.refused.again',
      });
    case 'expired':
      return msg('You can ask for it again.', { id: 'withdrawal.expired.again' });
  }
}
