import { str } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { sameMoney } from '../../../contract/money.ts';
import { formatMoney } from '../../format-money.ts';
import type { CreditedView } from '../../screen.ts';
import type { ScreenContext } from '../screen-context.ts';
import { doneAction } from './actions.ts';
import { messageTemplate } from './message.ts';
import { numberSummary } from './number-summary.ts';

/** The signed postback came. It may have been for another amount than was asked. */
export function creditedScreen(context: ScreenContext, view: CreditedView): TemplateResult {
  const { msg } = context;
  const amount = formatMoney(view.credited);
  const requested = formatMoney(view.amount);
  return messageTemplate(context, {
    tone: 'good',
    heading: msg('Payment received', { id: 'success.heading' }),
    body: [
      // The heading may have been read out before, when the payment was accepted.
      html`<span data-told>${msg(str`${amount} was added to your account.`, { id: 'success.body' })}</span>`,
      ...(sameMoney(view.credited, view.amount)
        ? []
        : [msg(str`Amount to pay was ${requested}. We received ${amount}.`, { id: 'success.diff' })]),
    ],
    summary: numberSummary(context, view.transactionNumber),
    actions: [doneAction(context)],
  });
}
