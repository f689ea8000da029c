import type { MsgFn } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from './icon.ts';
import type { IconName } from './icon.ts';

/** A button's words and what it does. */
export type Action = readonly [label: string, run: () => void];

export interface Message {
  /** `good`: success. `wait`: nobody knows yet, amber and never red. `bad`: it did not work. */
  readonly tone: Exclude<IconName, 'copy'>;
  readonly heading: string;
  readonly body?: readonly string[];
  /** What it is about. */
  readonly summary?: TemplateResult | typeof nothing | undefined;
  /** The first is the main one. */
  readonly actions?: readonly (Action | false)[];
  readonly support?: boolean;
}

export interface MessageContext {
  readonly msg: MsgFn;
  readonly supportUrl: string | undefined;
}

/** A screen that says one thing: a heading, what it means, and what to do. */
export function messageTemplate(context: MessageContext, message: Message): TemplateResult {
  const { msg, supportUrl } = context;
  const actions = message.actions?.filter((action) => action !== false) ?? [];
  return html`
    <div class="badge ${message.tone}">${icon(message.tone)}</div>
    <h2 part="heading" tabindex="-1">${message.heading}</h2>
    ${message.body?.map((text) => html`<p>${text}</p>`)} ${message.summary ?? nothing}
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
