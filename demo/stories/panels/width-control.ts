import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../styles/base-styles.ts';
import { controlStyles } from '../../styles/control-styles.ts';
import { defaultStorySettings, narrowest, widest } from '../settings/story-settings.ts';
import type { StorySettings } from '../settings/story-settings.ts';

type Width = StorySettings['width'];

/** The reader picked a width for the story. */
export class WidthPickedEvent extends Event {
  static readonly eventName = 'width-picked';
  readonly width: Width;

  constructor(width: Width) {
    super(WidthPickedEvent.eventName);
    this.width = width;
  }
}

const presets: readonly Width[] = [280, 320, 375, 768, 'full'];
const nameOf = (width: Width): string => (width === 'full' ? 'Full' : String(width));

/**
 * How wide the story is: a slider, and the widths people ask for most.
 *
 * @fires width-picked - {@link WidthPickedEvent}
 */
@customElement('width-control')
export class WidthControl extends LitElement {
  static override readonly styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 0.375rem;
      }
      label {
        display: flex;
        justify-content: space-between;
        color: var(--muted);
      }
      input[type='range'] {
        inline-size: 100%;
        min-block-size: 2.25rem;
        margin: 0;
        padding: 0;
        border: 0;
        background: none;
        accent-color: var(--leaf);
      }
      div {
        display: flex;
        gap: 0.375rem;
      }
      button.small {
        flex: 1;
        padding-inline: 0;
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) width: Width = defaultStorySettings.width;

  protected override render(): TemplateResult {
    const { width } = this;
    const text = width === 'full' ? 'full' : `${width} px`;
    return html`<label for="width"><span>Width</span><output for="width">${text}</output></label>
      <input
        id="width"
        type="range"
        data-testid="story-width"
        min=${narrowest}
        max=${widest}
        step="1"
        aria-valuetext=${text}
        .value=${String(width === 'full' ? widest : width)}
        @input=${this.#slid}
      />
      <div role="group" aria-label="Widths to pick">
        ${presets.map(
          (preset) =>
            html`<button
              type="button"
              class="small"
              data-testid="story-width-preset"
              aria-pressed=${preset === width ? 'true' : 'false'}
              @click=${() => this.dispatchEvent(new WidthPickedEvent(preset))}
            >
              ${nameOf(preset)}
            </button>`,
        )}
      </div>`;
  }

  #slid({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.dispatchEvent(new WidthPickedEvent(target.valueAsNumber));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'width-control': WidthControl;
  }
}
