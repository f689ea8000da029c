import { html, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { baseStyles } from '../styles/base-styles.ts';
import { cardStyles } from '../styles/card-styles.ts';
import { controlStyles } from '../styles/control-styles.ts';
import { liveLogStyles } from './live-log-styles.ts';
import type { LogEntry } from './log-entry.ts';
import { groupOfEntry, logGroupNames, logGroups } from './log-groups.ts';
import type { LogGroup } from './log-groups.ts';
import { logLine } from './log-line.ts';

/** How far from its end the list still counts as being at its end, in CSS pixels. */
const endTolerance = 24;

/**
 * What happens in the element and behind the page, as it happens: oldest first, like a terminal.
 *
 * @fires log-cleared - the reader wants an empty log
 */
@customElement('live-log')
export class LiveLog extends LitElement {
  static override readonly styles = [baseStyles, cardStyles, controlStyles, liveLogStyles];

  @property({ attribute: false }) entries: readonly LogEntry[] = [];

  @state() private hiddenGroups: ReadonlySet<LogGroup> = new Set();
  /** The lines to show while the log stands still. */
  @state() private frozen: readonly LogEntry[] | undefined;
  #followsEnd = true;

  protected override render(): TemplateResult {
    const shown = (this.frozen ?? this.entries).filter(
      (entry) => !this.hiddenGroups.has(groupOfEntry(entry)),
    );
    return html`<section class="card" aria-labelledby="heading">
      <div class="head">
        <h2 id="heading">Live log</h2>
        <button type="button" class="small" data-testid="log-pause" @click=${this.#togglePause}>
          ${this.#pauseLabel()}
        </button>
        <button type="button" class="small" data-testid="log-clear" @click=${this.#clear}>Clear</button>
      </div>
      <fieldset>
        <legend class="unseen">Lines to show</legend>
        ${logGroupNames.map((group) => this.#filterTemplate(group))}
      </fieldset>
      <ol tabindex="-1">
        ${repeat(shown, ({ key }) => key, logLine)}
      </ol>
      ${shown.length === 0 ? html`<p class="empty">${this.entries.length === 0 ? 'Nothing yet.' : 'The filter hides every line.'}</p>` : ''}
    </section>`;
  }

  protected override willUpdate(): void {
    const list = this.renderRoot.querySelector('ol');
    if (!list) return;
    this.#followsEnd = list.scrollHeight - list.scrollTop - list.clientHeight < endTolerance;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const list = this.renderRoot.querySelector('ol');
    if (list && changed.has('entries') && this.#followsEnd) list.scrollTop = list.scrollHeight;
  }

  #filterTemplate(group: LogGroup): TemplateResult {
    const { label, mark } = logGroups[group];
    return html`<label class="chip" data-group=${group}>
      <input
        type="checkbox"
        data-testid=${`log-filter-${group}`}
        .checked=${!this.hiddenGroups.has(group)}
        @change=${() => this.#toggleGroup(group)}
      />
      <span class="mark" aria-hidden="true">${mark}</span> ${label}
    </label>`;
  }

  #pauseLabel(): string {
    if (!this.frozen) return 'Pause';
    const last = this.frozen.at(-1)?.key;
    // The oldest lines are dropped meanwhile, so lengths cannot be compared.
    const missed = this.entries.length - 1 - this.entries.findLastIndex(({ key }) => key === last);
    return missed > 0 ? `Resume (${missed} new)` : 'Resume';
  }

  #toggleGroup(group: LogGroup): void {
    const hidden = new Set(this.hiddenGroups);
    if (!hidden.delete(group)) hidden.add(group);
    this.hiddenGroups = hidden;
  }

  #togglePause(): void {
    this.frozen = this.frozen ? undefined : this.entries;
  }

  #clear(): void {
    this.frozen &&= [];
    this.dispatchEvent(new Event('log-cleared'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'live-log': LiveLog;
  }
}
