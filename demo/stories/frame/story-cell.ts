import { adoptStyles, css, html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../styles/base-styles.ts';
import type { Story } from '../catalog/story.ts';
import { storyHash } from '../settings/page-address.ts';
import { slotContents } from '../settings/slot-contents.ts';
import type { StorySettings } from '../settings/story-settings.ts';
import { storyTokens } from '../settings/story-tokens.ts';
import { lookSheets } from './look-sheets.ts';
import { recordedProxy } from './recorded-fetch.ts';

const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  figure {
    margin: 0;
  }
  figcaption {
    margin-block-end: 0.375rem;
    font-size: 0.875rem;
  }
  a {
    color: var(--leaf);
  }
  ipay-deposit,
  ipay-withdrawal {
    margin-inline: auto;
  }
`;

/** A story's name differs at every visit: what a payer typed into one deposit is kept for that one. */
const visit = crypto.randomUUID();
let cells = 0;

/** One story with its settings: the real element, in front of a recorded proxy. */
@customElement('story-cell')
export class StoryCell extends LitElement {
  @property({ attribute: false }) story!: Story;
  @property({ attribute: false }) settings!: StorySettings;
  @property() caption = '';

  readonly #cell = `${visit}-${String((cells += 1))}`;
  #hasActed = false;

  protected override render(): TemplateResult {
    const { story, caption, settings } = this;
    const { element, state } = story;
    return html`<figure>
      ${
        caption
          ? html`<figcaption>
              <a
                href="./${storyHash({ element, state, settings: { ...settings, compare: 'nothing' } })}"
                target="_parent"
                >${caption}</a
              >
            </figcaption>`
          : nothing
      }
      ${element === 'deposit' ? this.#depositTemplate() : this.#withdrawalTemplate()}
    </figure>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const element = this.renderRoot.querySelector<HTMLElement>('ipay-deposit, ipay-withdrawal');
    if (!element || !(this.renderRoot instanceof ShadowRoot)) return;
    if (changed.has('settings')) {
      adoptStyles(this.renderRoot, [baseStyles, styles, ...lookSheets[this.settings.look]]);
      // A page's policy may forbid the attribute; this it cannot mean.
      element.style.cssText = '';
      for (const [token, value] of Object.entries(storyTokens(this.settings))) {
        element.style.setProperty(token, value);
      }
    }
    for (const [name, value] of Object.entries(this.story.recorded.attributes ?? {})) {
      element.setAttribute(name, value);
    }
    if (!this.#hasActed) this.#act(element);
    this.#hasActed = true;
  }

  #depositTemplate(): TemplateResult {
    const { language, scheme, density, openIn } = this.settings;
    return html`<ipay-deposit
      proxy=${recordedProxy('deposit', this.story.state, this.#cell)}
      session="recorded"
      lang=${language}
      theme=${scheme}
      density=${density}
      open-in=${openIn}
      support-url=${this.#support()}
      >${this.#slots()}</ipay-deposit
    >`;
  }

  #withdrawalTemplate(): TemplateResult {
    const { language, scheme, density } = this.settings;
    return html`<ipay-withdrawal
      proxy=${recordedProxy('withdrawal', this.story.state, this.#cell)}
      session="recorded"
      lang=${language}
      theme=${scheme}
      density=${density}
      support-url=${this.#support()}
      >${this.#slots()}</ipay-withdrawal
    >`;
  }

  #support(): string | typeof nothing {
    return this.settings.support === 'yes' ? 'mailto:help@shop.example' : nothing;
  }

  #slots(): TemplateResult[] {
    return this.settings.slots.map((slot) => html`<p slot=${slot}>${slotContents[slot]}</p>`);
  }

  /** Does what a payer does to get to the state, as soon as there is something to do it with. */
  #act(element: HTMLElement): void {
    const { act } = this.story.recorded;
    if (!act) return;
    const waiting = setInterval(() => {
      const isThere = element.shadowRoot?.querySelector('h2') && !element.shadowRoot.querySelector('[inert]');
      if (!isThere && this.isConnected) return;
      clearInterval(waiting);
      if (isThere) act(element);
    }, 20);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-cell': StoryCell;
  }
}
