import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Connection } from '../server/activity-stream.ts';
import { baseStyles } from '../styles/base-styles.ts';
import { connectionStatusStyles } from './connection-status-styles.ts';

const words: Readonly<Record<Connection, string>> = {
  connecting: 'Connecting',
  live: 'Live',
  down: 'Server down',
};

/** Whether the demo's server answers. Said in a bar over the page, which moves nothing, when it does not. */
@customElement('connection-status')
export class ConnectionStatus extends LitElement {
  static override readonly styles = [baseStyles, connectionStatusStyles];

  @property() connection: Connection = 'connecting';

  protected override render(): TemplateResult {
    return html`<p class="pill" data-testid="connection" data-connection=${this.connection}>
        ${words[this.connection]}
      </p>
      <div role="status">
        ${
          this.connection === 'down'
            ? html`<p class="bar">
                The demo's server doesn't answer. Start it with <code>npm start</code>; this page connects
                again by itself, and nothing is lost.
              </p>`
            : ''
        }
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'connection-status': ConnectionStatus;
  }
}
