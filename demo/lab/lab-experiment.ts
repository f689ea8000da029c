import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatMoney } from '../../src/element/format-money.ts';
import { baseStyles } from '../styles/base-styles.ts';
import { cardStyles } from '../styles/card-styles.ts';
import { controlStyles } from '../styles/control-styles.ts';
import type { Experiment } from './experiments.ts';
import { labExperimentStyles } from './lab-experiment-styles.ts';
import type { LabResult, LabStep } from './lab-run.ts';
import type { LabSource } from './lab-source.ts';

const currency = 'LKR';
const gainText = (amountMinor: number): string =>
  amountMinor === 0 ? 'unchanged' : `+\u00a0${formatMoney({ amountMinor, currency })}`;

/**
 * One experiment and what came of it, now or when it was recorded.
 *
 * @fires run-wanted - the reader wants to see it happen
 */
@customElement('lab-experiment')
export class LabExperiment extends LitElement {
  static override readonly styles = [baseStyles, cardStyles, controlStyles, labExperimentStyles];

  @property({ attribute: false }) experiment!: Experiment;
  @property({ attribute: false }) result: LabResult | undefined;
  @property() source: LabSource['kind'] = 'loading';
  @property({ type: Boolean }) busy = false;

  protected override render(): TemplateResult {
    const { experiment, result } = this;
    return html`<section class="card" aria-labelledby="title">
      <div class="head">
        <h2 id="title">${experiment.title}</h2>
        ${this.#headTemplate()}
      </div>
      <p class="muted">${experiment.about}</p>
      ${
        result && result.steps.length > 0
          ? html`<ol>
              ${result.steps.map(stepTemplate)}
            </ol>`
          : nothing
      }
      <p class="verdict" role=${this.source === 'live' ? 'status' : nothing} data-testid="verdict">
        ${result ? this.#verdict(result) : nothing}
      </p>
    </section>`;
  }

  #headTemplate(): TemplateResult | typeof nothing {
    switch (this.source) {
      case 'live':
        return html`<button
          type="button"
          class="small"
          aria-label="Run: ${this.experiment.title}"
          aria-busy=${this.busy ? 'true' : nothing}
          @click=${() => this.dispatchEvent(new Event('run-wanted'))}
        >
          Run
        </button>`;
      case 'recorded':
        return html`<span class="tag">Recorded</span>`;
      case 'loading':
      case 'lost':
        return nothing;
    }
  }

  #verdict(result: LabResult): TemplateResult {
    const is = this.source === 'live' ? 'is' : 'was';
    switch (result.kind) {
      case 'running':
        return html`<span class="muted">Running…</span>`;
      case 'failed':
        return html`<span class="wrong">It did not run to its end. ${result.reason}</span>`;
      case 'right':
        return html`<span class="good">The ledger ${is} right: ${gainText(result.gainMinor)}.</span>`;
      case 'wrong':
        return html`<span class="wrong">
          The ledger gained ${gainText(result.gainMinor)}. Was something else credited meanwhile?
        </span>`;
    }
  }
}

const span = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);

const stepTemplate = ({ sent, answer, gainMinor, afterMs }: LabStep): TemplateResult =>
  html`<li data-testid="step">
    <p class="sent">
      <span data-testid="sent">${sent}</span>
      <span class="muted"><span class="unseen">after</span> ${span(afterMs)}</span>
    </p>
    <dl>
      <div>
        <dt>Answer</dt>
        <dd data-testid="answer">${answer}</dd>
      </div>
      <div>
        <dt>Ledger</dt>
        <dd class=${gainMinor === 0 ? '' : 'gain'} data-testid="gain"><bdi>${gainText(gainMinor)}</bdi></dd>
      </div>
    </dl>
  </li>`;

declare global {
  interface HTMLElementTagNameMap {
    'lab-experiment': LabExperiment;
  }
}
