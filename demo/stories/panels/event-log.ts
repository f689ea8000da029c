import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { liveLogStyles } from '../../log/live-log-styles.ts';
import type { LogEntry } from '../../log/log-entry.ts';
import { logLine } from '../../log/log-line.ts';
import { baseStyles } from '../../styles/base-styles.ts';
import { cardStyles } from '../../styles/card-styles.ts';
import { controlStyles } from '../../styles/control-styles.ts';

/**
 * The events the story's elements fired, oldest first.
 *
 * @fires log-cleared - the reader wants an empty log
 */
@customElement('event-log')
export class EventLog extends LitElement {
  static override readonly styles = [
    baseStyles,
    cardStyles,
    controlStyles,
    liveLogStyles,
    css`
      .card {
        grid-template-rows: auto minmax(0, 1fr);
      }
      ol,
      .empty {
        grid-area: 2 / 1;
      }
    `,
  ];

  @property({ attribute: false }) entries: readonly LogEntry[] = [];

  protected override render(): TemplateResult {
    return html`<section class="card" aria-labelledby="heading">
      <div class="head">
        <h2 id="heading">Events</h2>
        <button type="button" class="small" @click=${() => this.dispatchEvent(new Event('log-cleared'))}>
          Clear
        </button>
      </div>
      <ol>
        ${repeat(this.entries, ({ key }) => key, logLine)}
      </ol>
      ${this.entries.length === 0 ? html`<p class="empty">No event yet.</p>` : ''}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'event-log': EventLog;
  }
}
