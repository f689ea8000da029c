import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { dressPage } from '../app/dress-page.ts';
import { loadSettings } from '../settings/kept-settings.ts';
import { baseStyles } from '../styles/base-styles.ts';
import { controlStyles } from '../styles/control-styles.ts';
import { experiments } from './experiments.ts';
import type { Experiment } from './experiments.ts';
import { openLabDesk } from './lab-desk.ts';
import './lab-experiment.ts';
import { labPageStyles } from './lab-page-styles.ts';
import { runExperiment } from './lab-run.ts';
import type { LabResult } from './lab-run.ts';
import type { LabSource } from './lab-source.ts';
import { readRecordedRun } from './read-recorded-run.ts';
import { recordingNote } from './recording-note.ts';

/** Postbacks as they should not come, and what the ledger makes of them: now, or as recorded where nothing can run. */
@customElement('lab-page')
export class LabPage extends LitElement {
  static override readonly styles = [baseStyles, controlStyles, labPageStyles];

  /** Whether the demo's server is there to experiment on. */
  @property({ type: Boolean }) live = false;
  @state() private source: LabSource = { kind: 'loading' };
  /** Of this visit. */
  @state() private results: ReadonlyMap<string, LabResult> = new Map();
  /** One at a time: each compares the balance before and after. */
  @state() private isBusy = false;
  readonly #desk = openLabDesk('');

  protected override willUpdate(changed: PropertyValues<this>): void {
    dressPage(this, 'Postback lab', loadSettings().theme);
    if (this.live) this.source = { kind: 'live' };
    else if (changed.has('live')) void this.#load();
  }

  protected override render(): TemplateResult {
    return html`<main tabindex="-1">
      <header>
        <h1>Postback lab</h1>
        <p>
          The gateway tells of money by signed postbacks. They come twice, late, in another order, or from
          somebody else. Each experiment makes a real deposit at this demo's proxy, sends it such postbacks,
          and reads the shop's books.
        </p>
        ${this.#sourceTemplate()}
      </header>
      <ul>
        ${experiments.map((experiment) => this.#experimentTemplate(experiment))}
      </ul>
    </main>`;
  }

  #sourceTemplate(): TemplateResult | typeof nothing {
    const { source } = this;
    switch (source.kind) {
      case 'live':
        return html`<button
          type="button"
          class="main"
          data-testid="run-all"
          aria-busy=${this.isBusy ? 'true' : nothing}
          @click=${() => void this.#run(experiments)}
        >
          Run them all
        </button>`;
      case 'recorded':
        return recordingNote(source.recording);
      case 'lost':
        return html`<p class="lost" role="alert">
          The recording did not load. Reload the page to try again.
        </p>`;
      case 'loading':
        return nothing;
    }
  }

  #experimentTemplate(experiment: Experiment): TemplateResult {
    const result = this.#resultOf(experiment);
    return html`<li>
      <lab-experiment
        data-testid="experiment"
        data-experiment=${experiment.id}
        data-result=${result?.kind ?? 'none'}
        source=${this.source.kind}
        ?busy=${this.isBusy}
        .experiment=${experiment}
        .result=${result}
        @run-wanted=${() => void this.#run([experiment])}
      ></lab-experiment>
    </li>`;
  }

  #resultOf({ id }: Experiment): LabResult | undefined {
    const { source } = this;
    return source.kind === 'recorded'
      ? source.recording.runs.find((run) => run.id === id)
      : this.results.get(id);
  }

  async #load(): Promise<void> {
    try {
      this.source = { kind: 'recorded', recording: await readRecordedRun() };
    } catch {
      this.source = { kind: 'lost' };
    }
  }

  async #run(chosen: readonly Experiment[]): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      for (const experiment of chosen) {
        const show = (result: LabResult): void => {
          this.results = new Map(this.results).set(experiment.id, result);
        };
        show(
          await runExperiment(experiment, this.#desk, (steps) => {
            show({ kind: 'running', steps });
          }),
        );
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
