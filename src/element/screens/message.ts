import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { digits } from './digits.ts';
import { icon } from './icon.ts';
import type { IconName } from './icon.ts';
import type { ScreenContext } from './screen-context.ts';

/** A button's words and what it does. */
export type Action = readonly [label: string, run: () => void];

export interface Message {
  /** `good`: success. `wait`: nobody knows yet, amber and never red. `bad`: it did not work. */
  readonly tone: Exclude<IconName, 'copy'>;
  readonly heading: string;
  readonly body?: readonly string[];
  readonly number?: string | null;
  /** The first is the main one. */
  readonly actions?: readonly (Action | false)[];
  readonly support?: boolean;
}

/** A screen that says one thing: a heading, what it means, and what to do. */
export function messageTemplate(context: ScreenContext, message: Message): TemplateResult {
  const { msg, supportUrl } = context;
  const actions = message.actions?.filter((action) => action !== false) ?? [];
  return html`
    <div class="badge ${message.tone}">${icon(message.tone)}</div>
    <h2 part="heading" tabindex="-1">${message.heading}</h2>
    ${message.body?.map((text) => html`<p>${text}</p>`)}
    ${
      message.number
        ? html`<p class="muted">${msg('Your transaction number', { id: 'number.summary' })}</p>
            <p class="summary">${digits(message.number)}</p>`
        : nothing
    }
    ${actions.map(
      ([label, run], index) =>
        html`<button type="button" class=${index ? 'plain' : 'main'} part="button" @click=${run}>
          ${label}
        </button>`,
    )}
    ${
      message.support && supportUrl
        ? html`<a class="button plain" href=${supportUrl} target="_blank" rel="noopener"
            >${msg('Need help? Contact us', { id: 'support' })}</a
          >`
        : nothing
    }
  `;
}
