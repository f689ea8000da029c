import type { MsgFn } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { DepositView } from '../../../contract/deposit-view.ts';
import type { Notice } from '../../payment-flow.ts';
import { digits } from '../../screens/digits.ts';
import { copy } from '../copy.ts';
import { slipFacts, slipText } from './slip-facts.ts';
import type { SlipFact } from './slip-facts.ts';
import { slipPicture } from './slip-picture.ts';

export interface SlipContext {
  readonly msg: MsgFn;
  readonly view: DepositView;
  /** The number on the screen, which the proxy may not know of yet. */
  readonly number: string | null;
  /** What the screen says of the state; asked when it is on the screen. */
  readonly heading: () => string;
  /** The font families of the element. */
  readonly font: () => string;
  readonly notify: (notice: Notice) => void;
}

/** The facts a support person asks for, and ways to hand them on. */
export function slipPanel(context: SlipContext): TemplateResult {
  const { msg, view, number, notify } = context;
  const facts = slipFacts(msg, view, number);
  const allFacts = (): readonly SlipFact[] => [
    { label: msg('Status', { id: 'slip.status' }), value: context.heading() },
    ...facts,
  ];
  const title = msg('Payment with iPay', { id: 'title' });

  const share = async (): Promise<void> => {
    try {
      await navigator.share({ title, text: slipText(title, allFacts()) });
    } catch (error) {
      // The payer thought better of it.
      if (!(error instanceof DOMException && error.name === 'AbortError')) notify('slip_failed');
    }
  };
  const copyAll = async (): Promise<void> => {
    notify((await copy(slipText(title, allFacts()), null)) ? 'copied_slip' : 'slip_failed');
  };
  const save = (): void => {
    try {
      const link = document.createElement('a');
      link.href = slipPicture(title, allFacts(), context.font());
      link.download = `ipay-${view.id}.png`;
      link.click();
      notify('saved_slip');
    } catch {
      notify('slip_failed');
    }
  };

  return html`<div class="box" part="box slip" id="slip">
    <dl>${facts.map(factTemplate)}</dl>
    ${
      'share' in navigator
        ? html`<button type="button" part="button" @click=${() => void share()}>
            ${msg('Share', { id: 'slip.share' })}
          </button>`
        : nothing
    }
    <button type="button" part="button" @click=${() => void copyAll()}>
      ${msg('Copy all', { id: 'slip.copy' })}
    </button>
    <button type="button" part="button" @click=${save}>
      ${msg('Save as a picture', { id: 'slip.save' })}
    </button>
  </div>`;
}

const factTemplate = ({ label, value, time }: SlipFact): TemplateResult =>
  html`<dt class="muted">${label}</dt>
    <dd>${/^\d+$/.test(value) ? digits(value) : html`<bdi translate="no">${value}</bdi>`}</dd>
    ${time === undefined ? nothing : html`<dd class="muted"><bdi translate="no">${time}</bdi></dd>`}`;
