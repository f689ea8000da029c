import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../styles/base-styles.ts';
import { cardStyles } from '../../styles/card-styles.ts';
import { controlStyles } from '../../styles/control-styles.ts';
import type { AccessibilityReport } from '../frame/frame-messages.ts';
import { panelStyles } from './panel-styles.ts';

export type Check =
  | { readonly kind: 'not yet' }
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'done'; readonly report: AccessibilityReport };

/**
 * What axe finds in the story, and what a screen reader has to go by.
 *
 * @fires check-wanted - the reader wants the story checked
 */
@customElement('accessibility-panel')
export class AccessibilityPanel extends LitElement {
  static override readonly styles = [baseStyles, cardStyles, controlStyles, panelStyles];

  @property({ attribute: false }) check: Check = { kind: 'not yet' };

  protected override render(): TemplateResult {
    const isRunning = this.check.kind === 'running';
    return html`<section class="card" aria-labelledby="heading">
      <div class="head">
        <h2 id="heading">Accessibility</h2>
        <button
          type="button"
          class="small"
          data-testid="check-accessibility"
          aria-busy=${isRunning ? 'true' : nothing}
          @click=${() => this.dispatchEvent(new Event('check-wanted'))}
        >
          Check with axe
        </button>
      </div>
      <div role="status">${this.#summary()}</div>
      ${this.check.kind === 'done' ? this.#reportTemplate(this.check.report) : nothing}
    </section>`;
  }

  #summary(): TemplateResult {
    const { check } = this;
    switch (check.kind) {
      case 'not yet':
        return html`<p class="muted">Not checked as it is shown now.</p>`;
      case 'running':
        return html`<p class="muted">Checking…</p>`;
      case 'failed':
        return html`<p class="wrong">The check did not run. ${check.reason}</p>`;
      case 'done': {
        const { violations, passes } = check.report;
        return html`<p data-testid="axe-result" class=${violations.length === 0 ? 'good' : 'wrong'}>
          ${violations.length} violations, ${passes.length} passes
        </p>`;
      }
    }
  }

  #reportTemplate({ violations, passes, headings, controls }: AccessibilityReport): TemplateResult {
    const list = (title: string, lines: readonly string[]) =>
      html`<details ?open=${title === 'Violations'}>
        <summary>${title} (${lines.length})</summary>
        <ul class="list">
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>
      </details>`;
    return html`${
      violations.length > 0
        ? list(
            'Violations',
            violations.map(
              ({ id, help, impact, targets }) => `${id} (${impact}): ${help}. ${targets.join(', ')}`,
            ),
          )
        : nothing
    }
    ${list('Headings', headings)}
    ${list(
      'Names of controls',
      controls.map(({ role, name }) => `${role}: ${name || '(no name)'}`),
    )}
    ${list('Passes', passes)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'accessibility-panel': AccessibilityPanel;
  }
}
