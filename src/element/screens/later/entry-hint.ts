import { str } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { toAsciiDigits } from '../../../contract/transaction-number.ts';
import type { EntryHint } from '../../later/number/entry-hint.ts';
import type { FoundNumber } from '../../later/number/find-transaction-number.ts';
import type { NumberMistake } from '../../later/number/number-mistake.ts';
import { digits, spelled } from '../digits.ts';
import type { ScreenContext } from '../screen-context.ts';

/** What is told beside the field. `data-told` is what the live region says: the text it holds, or it is on. */
export function entryHintTemplate(context: ScreenContext, hint: EntryHint): TemplateResult {
  if (hint.kind === 'message') return messageHint(context, hint.found);
  const { msg } = context;
  return html`<div id="note" class="note wait" part="note" data-told>
    <p .textContent=${mistakeText(context, hint.mistake)}></p>
    <p>${msg('To use this number all the same, press the button again.', { id: 'mistake.again' })}</p>
  </div>`;
}

function messageHint(context: ScreenContext, found: FoundNumber): TemplateResult {
  const { msg } = context;
  switch (found.kind) {
    case 'none':
      return html`<p id="note" class="note wait" part="note" data-told>
        ${msg('There is no 8-digit number in that message.', { id: 'paste.none' })}
      </p>`;
    case 'found': {
      const number = found.transactionNumber;
      const text = msg(str`We took ${number} from your message. Check that it's right.`, {
        id: 'paste.found',
      });
      const [before, after] = text.split(number);
      return html`<p id="note" class="note" data-told=${text.replace(number, spelled(number))} part="note">
        ${before}${digits(number)}${after}
      </p>`;
    }
    case 'offered':
      return choices(context, found.transactionNumbers);
  }
}

/**
 * Radio buttons: each as big as any other button, one of them chosen, none of them sends anything. No `<legend>`:
 * WebKit never makes one narrower again, as when a phone is turned.
 */
function choices({ msg, typed, actions }: ScreenContext, numbers: readonly string[]): TemplateResult {
  const chosen = toAsciiDigits(typed).replaceAll(' ', '');
  return html`<div part="note" role="radiogroup" aria-labelledby="note">
    <p id="note" data-told>
      ${
        numbers.length > 1
          ? msg('There is more than one 8-digit number. Choose the transaction number.', { id: 'paste.many' })
          : msg('Is this the transaction number? It looks like a date.', { id: 'paste.maybe' })
      }
    </p>
    ${numbers.map(
      (number) =>
        html`<label class="choice" part="choice">
          <input
            type="radio"
            name="number"
            .checked=${number === chosen}
            @change=${() => actions.choose(number)}
          />
          ${digits(number)}
        </label>`,
    )}
  </div>`;
}

/** None of them says to pay again. */
export function mistakeText({ msg }: ScreenContext, mistake: NumberMistake): string {
  switch (mistake) {
    case 'wallet':
      return msg("That's the iPay number you pay to. Enter the transaction number.", {
        id: 'mistake.wallet',
      });
    case 'amount':
      return msg("That's the amount. Enter the transaction number.", { id: 'mistake.amount' });
    case 'date':
      return msg('That looks like a date. Check the number.', { id: 'mistake.date' });
    case 'refused':
      return msg('This number was just refused. Check the number.', { id: 'mistake.refused' });
    case 'kept':
      return msg("We have this number and are looking for the payment. Don't pay again.", {
        id: 'mistake.kept',
      });
  }
}
