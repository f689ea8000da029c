import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Money } from '../../../contract/money.ts';
import { formatMoney } from '../../format-money.ts';
import type { FormError } from '../withdrawal-screen.ts';
import { detailsField } from './details-field.ts';
import {
  accountNameErrorText,
  accountNumberErrorText,
  bankErrorText,
  formErrorText,
} from './form-error-text.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';

/**
 * How much is reserved, and where it shall go. The key presses the button, whose `click` is heard: a frame that is
 * allowed no forms has no `submit`.
 */
export function formScreen(context: WithdrawalContext, amount: Money, error: FormError = {}): TemplateResult {
  const { msg, actions } = context;
  const { accountNumber, accountName, bank, whole } = error;
  return html`
    <h2 part="heading" tabindex="-1">
      ${msg('Where should we send your money?', { id: 'withdrawal.form.heading' })}
    </h2>
    <div class="box" part="box">
      <p class="muted">${msg('Amount reserved for you', { id: 'withdrawal.form.amount' })}</p>
      <p class="value" part="value"><bdi translate="no">${formatMoney(amount)}</bdi></p>
    </div>
    <form>
      ${detailsField(context, 'accountNumber', {
        label: msg('Bank account number', { id: 'withdrawal.number.label' }),
        hint: msg('Check every digit. The money goes to this account.', { id: 'withdrawal.number.hint' }),
        error: accountNumber && accountNumberErrorText(context, accountNumber),
      })}
      ${detailsField(context, 'accountName', {
        label: msg("Account holder's name", { id: 'withdrawal.name.label' }),
        hint: msg('As the bank has it, in English letters without dots.', { id: 'withdrawal.name.hint' }),
        error: accountName && accountNameErrorText(context, accountName),
      })}
      ${detailsField(context, 'bank', {
        label: msg('Bank', { id: 'withdrawal.bank.label' }),
        hint: msg('Choose your bank, or type its name.', { id: 'withdrawal.bank.hint' }),
        error: bank && bankErrorText(context, bank),
      })}
      ${whole ? html`<p id="whole-error" class="error" part="error" data-told .textContent=${formErrorText(context, whole)}></p>` : nothing}
      <button
        class="main"
        part="button main-button"
        ?data-field=${!!whole}
        aria-describedby=${whole ? 'whole-error' : nothing}
        @click=${actions.submit}
      >
        ${msg('Withdraw', { id: 'withdrawal.form.submit' })}
      </button>
    </form>
  `;
}
