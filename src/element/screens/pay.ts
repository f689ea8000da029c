import { str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { WalletDetails } from '../../contract/deposit-view.ts';
import { formatDecimal } from '../../contract/format-decimal.ts';
import type { Money } from '../../contract/money.ts';
import { formatMoney } from '../format-money.ts';
import { digits } from './digits.ts';
import { copyStroke, goodStroke, icon } from './icon.ts';
import type { FirstContext, StepDrawing } from './screen-context.ts';
import { stepTemplate } from './step.ts';

/** Step 1: where to send the money, and how much. */
export function payScreen(
  context: FirstContext,
  { amount, wallet }: { readonly amount: Money; readonly wallet: WalletDetails },
): TemplateResult {
  const { msg, count, notice, actions } = context;
  const left = context.later('minutes');
  const minutes = Number(left ?? usualMinutes);
  const holder = wallet.details['account_name'];
  const copied = msg('Copied', { id: 'copied' });
  const numberCopied = notice === 'copied_number';
  const amountCopied = notice === 'copied_amount';
  return html`
    ${stepTemplate(context, 1)}
    <h2 part="heading" tabindex="-1">${msg('Send the money in your iPay app', { id: 'pay.heading' })}</h2>
    <div class="boxes">
      <div class="box" part="box">
        <p class="muted">${msg('iPay number to pay', { id: 'pay.to.label' })}</p>
        <p class="value" part="value" data-copy="number">${digits(wallet.identifier)}</p>
        ${
          holder
            ? html`<p class="muted">${msg('Account name', { id: 'pay.name.label' })}</p>
                <p><bdi translate="no">${holder}</bdi></p>`
            : nothing
        }
        <button
          type="button"
          part="copy-button"
          aria-label=${numberCopied ? nothing : msg('Copy iPay number', { id: 'copy.number.aria' })}
          @click=${() => actions.copy('number', wallet.identifier)}
        >
          ${icon(numberCopied ? goodStroke : copyStroke)}
          ${keyed(numberCopied, numberCopied ? copied : msg('Copy', { id: 'copy' }))}
        </button>
      </div>
      <div class="box amount" part="box">
        <p class="muted">${msg('Amount to pay', { id: 'pay.amount.label' })}</p>
        <p class="value" part="value" data-copy="amount"><bdi translate="no">${formatMoney(amount)}</bdi></p>
        <button
          type="button"
          class="square"
          part="copy-button"
          aria-label=${amountCopied ? copied : msg('Copy amount', { id: 'copy.amount.aria' })}
          @click=${() => actions.copy('amount', formatDecimal(amount))}
        >
          ${icon(amountCopied ? goodStroke : copyStroke)}
        </button>
        <p class="muted">${msg('Send exactly this amount, in one payment.', { id: 'pay.amount.exact' })}</p>
      </div>
    </div>
    <ol part="steps">
      <li>
        ${picture(context, 'send')}${msg('Open iPay and send this amount to the number above.', { id: 'howto.send' })}
      </li>
      <li>
        ${picture(context, 'note')}${msg('Note the 8-digit transaction number iPay gives you.', { id: 'howto.note' })}
      </li>
    </ol>
    <button type="button" class="main" part="button main-button" @click=${actions.enter}>
      ${msg("I've paid", { id: 'pay.done' })}
    </button>
    <p class="muted" ?hidden=${!left}>
      ${keyed(minutes, msg(str`Time left: ${count(minutes)} min`, { id: 'pay.timeleft' }))}
    </p>
    <p class="muted">${msg('Never share your iPay PIN or OTP.', { id: 'safety' })}</p>
  `;
}

/** What holds the room for the time left, hidden, while nobody knows it: most deposits can be paid for so long. */
const usualMinutes = 30;

const picture = ({ later }: FirstContext, name: StepDrawing): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true" class="drawing">${later(name)}</svg>`;
