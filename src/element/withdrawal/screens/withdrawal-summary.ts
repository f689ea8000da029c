import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { WithdrawalView } from '../../../contract/withdrawal-view.ts';
import { formatMoney } from '../../format-money.ts';
import { digits } from '../../screens/digits.ts';
import type { RefusedView, SentView } from '../withdrawal-screen.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';

/** How much, and to which account: its last digits, for the hidden ones' asterisks would be read out one by one. */
export function withdrawalSummary({ msg }: WithdrawalContext, view: SentView | RefusedView): TemplateResult {
  const { amount, recipient }: Pick<WithdrawalView, 'amount'> & Pick<RefusedView, 'recipient'> = view;
  return html`<div class="box" part="box">
    <p class="muted">${msg('Amount', { id: 'withdrawal.amount' })}</p>
    <p class="value" part="value"><bdi translate="no">${formatMoney(amount)}</bdi></p>
    ${
      recipient
        ? html`<p class="muted">${msg('Bank account', { id: 'withdrawal.recipient' })}</p>
            <p>
              <b>… ${digits(recipient.accountNumberMasked.slice(-4))}</b>
            </p>
            <p><bdi translate="no">${recipient.accountName}</bdi></p>
            <p><bdi translate="no">${recipient.bank}</bdi></p>`
        : nothing
    }
  </div>`;
}
