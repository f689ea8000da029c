import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { loadSettings } from '../settings/kept-settings.ts';
import './return-note.ts';
import { readReturned } from './returned.ts';

/** What this page shows inside the payment window's frame, instead of a shop within the shop. */
@customElement('framed-return')
export class FramedReturn extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      padding: 1rem;
    }
  `;

  protected override willUpdate(): void {
    document.documentElement.dataset['theme'] = loadSettings().theme;
  }

  protected override render(): TemplateResult {
    return html`<return-note
      framed
      .returned=${readReturned() ?? { outcome: 'pending', from: 'window' }}
    ></return-note>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'framed-return': FramedReturn;
  }
}
