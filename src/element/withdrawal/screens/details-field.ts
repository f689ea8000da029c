import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { groupDigits } from '../../group-digits.ts';
import type { DetailsField } from '../typed-details.ts';
import type { WithdrawalContext } from './withdrawal-context.ts';

type FieldEvent = Event & { readonly target: HTMLInputElement };

export interface FieldTexts {
  readonly label: string;
  readonly hint: string;
  readonly error: string | undefined;
}

/**
 * One field; of those with an error the first takes the focus. `type=number` would drop leading zeros and the digits of
 * our payers' scripts, and `maxlength` cut what is pasted: so neither. An account number of digits alone is set apart in
 * groups when the payer goes on to the next field: a wrong one is seen then, and money that went to it is gone.
 *
 * The banks are an `<input list>`: free text with the browser's own suggestions. On a cheap phone they come above
 * the keyboard, cost no script, and screen readers know them; where a browser has none, the field still takes
 * every bank. A list of our own would have to be all that in a shadow root, with a keyboard over half the screen.
 */
export function detailsField(
  { typed, banks, actions }: WithdrawalContext,
  name: DetailsField,
  { label, hint, error }: FieldTexts,
): TemplateResult {
  const isBank = name === 'bank';
  const isNumber = name === 'accountNumber';
  return html`<div class="field">
    <label for=${name} part="label">${label}</label>
    <input
      id=${name}
      part="input"
      type="text"
      ?data-field=${!!error}
      inputmode=${isNumber ? 'numeric' : nothing}
      autocomplete=${name === 'accountName' ? 'name' : 'off'}
      autocapitalize="words"
      spellcheck="false"
      list=${isBank ? 'banks' : nothing}
      aria-describedby="${error ? `${name}-error ` : ''}${name}-hint"
      aria-invalid=${error ? 'true' : nothing}
      @input=${(event: FieldEvent) => actions.typed(name, event.target.value)}
      @change=${
        isNumber
          ? (event: FieldEvent) =>
              actions.typed(name, (event.target.value = groupDigits(event.target.value).join(' ')))
          : nothing
      }
      .value=${typed[name]}
    />
    ${
      isBank
        ? html`<datalist id="banks">${banks.map((bank) => html`<option value=${bank}></option>`)}</datalist>`
        : nothing
    }
    ${error ? html`<p id="${name}-error" class="error" part="error" data-told .textContent=${error}></p>` : nothing}
    <p id="${name}-hint" class="muted" part="hint">${hint}</p>
  </div>`;
}
