import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { EntryError } from '../screen.ts';
import { checkAction } from './actions.ts';
import { entryErrorText } from './entry-error-text.ts';
import type { ScreenContext } from './screen-context.ts';
import { stepTemplate } from './step.ts';

/**
 * Step 2: the transaction number. `type=number` would drop Bengali digits, `pattern` mark them invalid, and
 * `maxlength` cut a pasted message down to its first word: so none of these.
 *
 * @param canGoBack whether the payment details still hold
 */
export function enterScreen(
  context: ScreenContext,
  error: EntryError | undefined,
  canGoBack: boolean,
): TemplateResult {
  const { msg, actions, typed } = context;
  const [label, run] = canGoBack
    ? [msg('Show payment details', { id: 'enter.back' }), actions.back]
    : checkAction(context);
  return html`
    ${stepTemplate(context, 2)}
    <h2 part="heading" tabindex="-1">${msg('Enter your transaction number', { id: 'enter.heading' })}</h2>
    <form novalidate @submit=${actions.submit}>
      <label for="number">${msg('Transaction number (8 digits)', { id: 'enter.label' })}</label>
      <input
        id="number"
        data-field
        part="input"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        aria-describedby=${error ? 'error hint' : 'hint'}
        aria-invalid=${error ? 'true' : nothing}
        .value=${typed}
        @input=${(event: InputEvent & { readonly target: HTMLInputElement }) => actions.typed(event.target.value)}
      />
      ${error ? html`<p id="error" class="error">${entryErrorText(context, error)}</p>` : nothing}
      <p id="hint" class="muted">${msg("It's on your iPay receipt or message.", { id: 'enter.where' })}</p>
      <button class="main" part="button">${msg('Confirm payment', { id: 'enter.submit' })}</button>
    </form>
    <button type="button" class="plain" part="button" @click=${run}>${label}</button>
  `;
}
