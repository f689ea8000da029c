import type { MsgFn } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { goodStroke, icon } from '../icon.ts';

/** Strokes on a grid of 24. */
const tones = {
  good: goodStroke,
  wait: 'M12 7v5.5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  bad: 'm7 7 10 10M17 7 7 17',
};

/** A button's words and what it does. */
export type Action = readonly [label: string, run: () => void];

export interface Message {
  /** `good`: success. `wait`: nobody knows yet, amber and never red. `bad`: it did not work. */
  readonly tone: keyof typeof tones;
  readonly heading: string;
  readonly body?: readonly (string | TemplateResult)[];
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
  const actions = message.actions?.filter((action) => action !== false) ?? [];
  return html`
    <div class="badge ${message.tone}" part="badge">${icon(tones[message.tone])}</div>
    <h2 part="heading" tabindex="-1">${message.heading}</h2>
    ${message.body?.map((text) => html`<p>${text}</p>`)} ${message.summary ?? nothing}
    ${message.tone === 'good' ? html`<slot name="success"></slot>` : nothing}
    ${actions.map(
      ([label, run], index) =>
        html`<button
          type="button"
          class=${index ? 'plain' : 'main'}
          part="button ${index ? 'plain-button' : 'main-button'}"
          @click=${run}
        >
          ${label}
        </button>`,
    )}
    ${message.support ? helpSlot(context, actions.length ? 'plain' : 'main') : nothing}
  `;
}

/** The way to a person: the shop's own, or a link to `support-url`. */
const helpSlot = ({ supportUrl, msg }: MessageContext, look: 'main' | 'plain'): TemplateResult =>
  html`<slot name="help"
    >${
      supportUrl
        ? html`<a
            class="button ${look}"
            part="button ${look}-button"
            href=${supportUrl}
            target="_blank"
            rel="noopener"
            >${msg('Need help? Contact us', { id: 'support' })}</a
          >`
        : nothing
    }</slot
  >`;
