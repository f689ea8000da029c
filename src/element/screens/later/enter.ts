import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Screen } from '../../screen.ts';
import type { ScreenContext } from '../screen-context.ts';
import { stepTemplate } from '../step.ts';
import { checkAction } from './actions.ts';
import { entryErrorText } from './entry-error-text.ts';
import { entryHintTemplate } from './entry-hint.ts';
import { typeHereDrawing } from './type-here-drawing.ts';

/**
 * Step 2: the transaction number. `type=number` would drop Bengali digits, `pattern` mark them invalid, and
 * `maxlength` cut a pasted message down to its first word: so none of these. The key presses the button, whose `click`
 * is heard: a frame that is allowed no forms has no `submit`.
 *
 * @param canGoBack whether the payment details still hold
 */
export function enterScreen(
  context: ScreenContext,
  { error, hint }: Extract<Screen, { kind: 'enter' }>,
  canGoBack: boolean,
): TemplateResult {
  const { msg, actions, typed, field } = context;
  const notes = [error && 'error', hint && 'note', 'hint'].filter((id) => id !== undefined);
  const [checkLabel, check] = checkAction(context);
  const label = canGoBack ? msg('Show payment details', { id: 'enter.back' }) : checkLabel;
  const leave = (): void => {
    actions.back();
    if (!canGoBack) check();
  };
  return html`
    ${stepTemplate(context, 2)}
    <h2 part="heading" tabindex="-1">${msg('Enter your transaction number', { id: 'enter.heading' })}</h2>
    ${typeHereDrawing}
    <form novalidate>
      <label for="number" part="label">${msg('Transaction number (8 digits)', { id: 'enter.label' })}</label>
      <input
        id="number"
        data-field
        part="input"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        spellcheck="false"
        aria-describedby=${notes.join(' ')}
        aria-invalid=${error ? 'true' : nothing}
        .value=${typed}
        @input=${field}
        @paste=${field}
        @drop=${field}
        @compositionend=${field}
      />
      ${error ? html`<p id="error" class="error" part="error" data-told .textContent=${entryErrorText(context, error)}></p>` : nothing}
      ${hint ? entryHintTemplate(context, hint) : nothing}
      <p id="hint" part="hint" class="muted">
        ${msg("It's on your iPay receipt or message. You can paste the whole message.", { id: 'enter.hint' })}
      </p>
      <button class="main" part="button main-button" @click=${actions.submit}>
        ${msg('Confirm payment', { id: 'enter.submit' })}
      </button>
    </form>
    <button type="button" class="plain" part="button plain-button" @click=${leave}>${label}</button>
  `;
}
