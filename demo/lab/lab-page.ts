import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatMoney } from '../../src/element/format-money.ts';
import { loadSettings } from '../settings/kept-settings.ts';
import { baseStyles } from '../styles/base-styles.ts';
import { cardStyles } from '../styles/card-styles.ts';
import { controlStyles } from '../styles/control-styles.ts';
import { experiments } from './experiments.ts';
import type { Experiment } from './experiments.ts';
import { labPageStyles } from './lab-page-styles.ts';
import { runExperiment } from './lab-run.ts';
import type { LabResult, LabStep } from './lab-run.ts';

const currency = 'LKR';
const signed = (amountMinor: number): string =>
  amountMinor === 0 ? 'unchanged' : `+ ${formatMoney({ amountMinor, currency })}`;

/** Postbacks as they should not come, and what the ledger makes of them. */
@customElement('lab-page')
export class LabPage extends LitElement {
  static override readonly styles = [baseStyles, cardStyles, controlStyles, labPageStyles];

  /** Whether the demo's server is there to experiment on. */
  @property({ type: Boolean }) live = false;
  @state() private results: ReadonlyMap<string, LabResult> = new Map();
  /** One at a time: each compares the balance before and after. */
  @state() private isBusy = false;

  protected override willUpdate(): void {
    document.documentElement.dataset['theme'] = loadSettings().theme;
    document.title = 'Postback lab: ipay-deposit';
  }

  protected override render(): TemplateResult {
    return html`<header>
        <h1>Postback lab</h1>
        <p>
          The gateway tells of money by signed postbacks. They come twice, late, in another order, or from
          somebody else. Each experiment makes a real deposit at this demo's proxy, sends it such postbacks,
          and reads the shop's books.
        </p>
        ${
          this.live
            ? html`<button
                type="button"
                class="main"
                data-testid="run-all"
                aria-busy=${this.isBusy ? 'true' : nothing}
                @click=${() => void this.#run(experiments)}
              >
                Run them all
              </button>`
            : html`<p class="absent" data-testid="lab-absent">
                This copy of the page has no server behind it. To run the lab, get the project and start it
                with
                <code>npm start</code>.
              </p>`
        }
      </header>
      <ul>
        ${experiments.map((experiment) => this.#experimentTemplate(experiment))}
      </ul>`;
  }

  #experimentTemplate(experiment: Experiment): TemplateResult {
    const { id, title, about } = experiment;
    const result = this.results.get(id);
    return html`<li
      class="card"
      data-testid="experiment"
      data-experiment=${id}
      data-result=${result?.kind ?? 'none'}
    >
      <div class="head">
        <h2>${title}</h2>
        <button
          type="button"
          class="small"
          ?disabled=${!this.live}
          aria-label="Run: ${title}"
          aria-busy=${this.isBusy ? 'true' : nothing}
          @click=${() => void this.#run([experiment])}
        >
          Run
        </button>
      </div>
      <p class="muted">${about}</p>
      ${result && result.steps.length > 0 ? this.#stepsTemplate(result.steps) : nothing}
      <p role="status">${result ? this.#verdict(result) : nothing}</p>
    </li>`;
  }

  #stepsTemplate(steps: readonly LabStep[]): TemplateResult {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">Sent</th>
          <th scope="col">Answer</th>
          <th scope="col">Ledger</th>
        </tr>
      </thead>
      <tbody>
        ${steps.map(
          ({ sent, answer, gainMinor }) =>
            html`<tr>
              <td>${sent}</td>
              <td>${answer}</td>
              <td><bdi>${signed(gainMinor)}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #verdict(result: LabResult): TemplateResult {
    switch (result.kind) {
      case 'running':
        return html`<span class="muted">Running…</span>`;
      case 'failed':
        return html`<span class="wrong">It did not run to its end. ${result.reason}</span>`;
      case 'right':
        return html`<span class="good">The ledger is right: ${signed(result.gainMinor)}.</span>`;
      case 'wrong':
        return html`<span class="wrong">
          The ledger gained ${signed(result.gainMinor)}. Was something else credited meanwhile?
        </span>`;
    }
  }

  async #run(chosen: readonly Experiment[]): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      for (const experiment of chosen) {
        await runExperiment(experiment, (result) => {
          this.results = new Map(this.results).set(experiment.id, result);
        });
      }
    } finally {
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lab-page': LabPage;
  }
}
