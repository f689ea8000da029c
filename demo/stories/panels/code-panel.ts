import { css, html, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { copyText } from '../../../src/element/copy-text.ts';
import { baseStyles } from '../../styles/base-styles.ts';
import { cardStyles } from '../../styles/card-styles.ts';
import { controlStyles } from '../../styles/control-styles.ts';
import { codeKinds, storyCode } from '../code/story-code.ts';
import type { CodeKind } from '../code/story-code.ts';
import type { StoryPlace } from '../settings/page-address.ts';
import { panelStyles } from './panel-styles.ts';

const copyWords = { ready: 'Copy', copied: 'Copied', refused: 'Copy by hand' } as const;

/** The code that gives a page what the story shows. */
@customElement('code-panel')
export class CodePanel extends LitElement {
  static override readonly styles = [
    baseStyles,
    cardStyles,
    controlStyles,
    panelStyles,
    css`
      pre {
        max-block-size: 24rem;
      }
    `,
  ];

  @property({ attribute: false }) place!: StoryPlace;
  @state() private kind: CodeKind = 'HTML';
  @state() private copying: keyof typeof copyWords = 'ready';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('place')) this.copying = 'ready';
  }

  protected override render(): TemplateResult {
    return html`<section class="card" aria-labelledby="heading">
      <div class="head">
        <h2 id="heading">Code</h2>
        <div class="kinds" role="group" aria-label="Code for">
          ${codeKinds.map(
            (kind) =>
              html`<button
                type="button"
                class="small"
                data-testid="code-kind"
                aria-pressed=${kind === this.kind ? 'true' : 'false'}
                @click=${() => this.#show(kind)}
              >
                ${kind}
              </button>`,
          )}
        </div>
        <button type="button" class="small" data-testid="copy-code" @click=${() => void this.#copy()}>
          ${copyWords[this.copying]}
        </button>
      </div>
      <pre tabindex="0" role="group" aria-label="The code itself" data-testid="code">${this.#code}</pre>
    </section>`;
  }

  get #code(): string {
    return storyCode(this.kind, this.place.element, this.place.settings);
  }

  #show(kind: CodeKind): void {
    this.kind = kind;
    this.copying = 'ready';
  }

  async #copy(): Promise<void> {
    const code = this.#code;
    const copied = await copyText(code, this.renderRoot.querySelector('pre'));
    // Another code may be shown by now.
    if (this.#code === code) this.copying = copied ? 'copied' : 'refused';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'code-panel': CodePanel;
  }
}
