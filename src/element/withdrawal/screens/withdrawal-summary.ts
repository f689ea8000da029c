import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { WithdrawalView } from '../../../contract/withdrawal-view.ts';
import { formatMoney } from '../../format-money.ts';
import type { RefusedView, SentView } from '../withdrawal-screen.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';

/** The last digits, set apart from the hidden ones: asterisks would be read out one by one. */
const shownDigits = (masked: string): string => `… ${masked.slice(-4)}`;

/** How much, and to which account. */
export function withdrawalSummary({ msg }: WithdrawalContext, view: SentView | RefusedView): TemplateResult {
  const { amount, recipient }: Pick<WithdrawalView, 'amount'> & Pick<RefusedView, 'recipient'> = view;
  return html`<div class="box">
    <p class="muted">${msg('Amount', { id: 'withdrawal.amount' })}</p>
    <p class="value"><bdi>${formatMoney(amount)}</bdi></p>
    ${
      recipient
        ? html`<p class="muted">${msg('Bank account', { id: 'withdrawal.recipient' })}</p>
            <p>
              <b><bdi>${shownDigits(recipient.accountNumberMasked)}</bdi></b>
            </p>
            <p><bdi>${recipient.accountName}</bdi></p>
            <p><bdi>${recipient.bank}</bdi></p>`
        : nothing
    }
  </div>`;
}
