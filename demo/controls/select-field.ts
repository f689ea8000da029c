import { html } from 'lit';
import type { TemplateResult } from 'lit';

export interface SelectField<Value extends string> {
  /** Names the field for tests, too. */
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, text: string])[];
  readonly picked: (value: Value) => void;
}

/** A labelled select. */
export function selectField<Value extends string>(field: SelectField<Value>): TemplateResult {
  const { id, label, value, options, picked } = field;
  const pick = ({ target }: Event): void => {
    const option = target instanceof HTMLSelectElement ? options[target.selectedIndex] : undefined;
    if (option) picked(option[0]);
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} data-testid=${id} @change=${pick}>
      ${options.map(
        ([option, text]) => html`<option value=${option} ?selected=${option === value}>${text}</option>`,
      )}
    </select>
  </div>`;
}
