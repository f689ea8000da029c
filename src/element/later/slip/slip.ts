import type { MsgFn } from '@lit/localize';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LaterScreen } from '../../screen.ts';
import type { StepsHost } from '../steps-host.ts';
import type { slipPanel } from './slip-panel.ts';

/** Screens of a deposit that may be paid, or of what can no longer be told of it. */
const kinds: readonly LaterScreen['kind'][] = [
  'accepted',
  'credited',
  'checking',
  'possible',
  'rejected',
  'exhausted',
  'unknown',
  'expired',
  'session_ended',
];

const numberOn = (screen: LaterScreen): string | null =>
  screen.kind === 'unknown' ? screen.transactionNumber : null;

/** The quiet way to the facts a support person asks for, below every screen of a payment that may be made. */
export class Slip {
  readonly #host: StepsHost;
  #panel: typeof slipPanel | 'closed' | 'loading' = 'closed';

  constructor(host: StepsHost) {
    this.#host = host;
  }

  template(msg: MsgFn, screen: LaterScreen): TemplateResult | typeof nothing {
    const { element } = this.#host;
    const flow = this.#host.deposit();
    const view = flow?.view;
    if (!flow || !view || !kinds.includes(screen.kind)) return nothing;
    const panel = this.#panel;
    const isOpen = typeof panel === 'function';
    return html`<button
        type="button"
        class="plain"
        part="button plain-button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-busy=${panel === 'loading' ? 'true' : nothing}
        @click=${() => void this.#toggle()}
      >
        ${msg('Details for support', { id: 'slip.open' })}
      </button>
      ${
        isOpen
          ? panel({
              msg,
              view,
              number: numberOn(screen),
              heading: () => element.renderRoot.querySelector('h2')?.textContent.trim() ?? '',
              font: () => {
                const card = element.renderRoot.querySelector('section');
                return card ? getComputedStyle(card).fontFamily : 'sans-serif';
              },
              notify: (notice) => flow.notify(notice),
            })
          : nothing
      }`;
  }

  async #toggle(): Promise<void> {
    const { element } = this.#host;
    if (this.#panel === 'closed') {
      this.#panel = 'loading';
      element.requestUpdate();
      try {
        this.#panel = (await import('./slip-panel.ts')).slipPanel;
      } catch {
        this.#panel = 'closed';
        this.#host.flow()?.notify('slip_failed');
      }
    } else {
      this.#panel = 'closed';
    }
    element.requestUpdate();
  }
}
