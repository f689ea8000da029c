import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { listenWhileConnected } from '../../app/listen-while-connected.ts';
import { baseStyles } from '../../styles/base-styles.ts';
import { cardStyles } from '../../styles/card-styles.ts';
import { controlStyles } from '../../styles/control-styles.ts';
import { elementNames, searchStories, storyElements } from '../catalog/story.ts';
import type { Story, StoryElement } from '../catalog/story.ts';
import { storyHash } from '../settings/page-address.ts';
import type { StoryPlace } from '../settings/page-address.ts';
import { storyNavStyles } from './story-nav-styles.ts';

/** All stories, to look through or to search. `/` comes here, the arrow keys go up and down. */
@customElement('story-nav')
export class StoryNav extends LitElement {
  static override readonly styles = [baseStyles, cardStyles, controlStyles, storyNavStyles];

  @property({ attribute: false }) place!: StoryPlace;
  @state() private searched = '';

  constructor() {
    super();
    listenWhileConnected(this, 'keydown', (event) => {
      const [target] = event.composedPath();
      const isTyping = target instanceof HTMLElement && target.matches('input, select, textarea');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      this.#search?.focus();
    });
  }

  protected override render(): TemplateResult {
    const found = searchStories(this.searched);
    return html`<nav class="card" aria-label="Stories" @keydown=${this.#move}>
      <div class="search">
        <label for="search">Search stories <kbd aria-hidden="true">/</kbd></label>
        <input
          id="search"
          type="search"
          data-testid="story-search"
          autocomplete="off"
          .value=${this.searched}
          @input=${this.#typed}
        />
        <p class="unseen" role="status">${this.searched ? `${found.length} found` : ''}</p>
      </div>
      <div class="lists">
        ${storyElements.map((element) =>
          this.#listTemplate(
            element,
            found.filter((story) => story.element === element),
          ),
        )}
        ${found.length === 0 ? html`<p class="muted">No story has these words.</p>` : nothing}
      </div>
    </nav>`;
  }

  /** The page itself stays where it is. */
  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('place')) return;
    const lists = this.renderRoot.querySelector('.lists');
    const link = lists?.querySelector('[aria-current]');
    if (!lists || !link) return;
    const [around, inside] = [lists.getBoundingClientRect(), link.getBoundingClientRect()];
    if (inside.top >= around.top && inside.bottom <= around.bottom) return;
    lists.scrollTop += inside.top - around.top - (around.height - inside.height) / 2;
  }

  #listTemplate(element: StoryElement, found: readonly Story[]): TemplateResult | typeof nothing {
    if (found.length === 0) return nothing;
    return html`<section>
      <h2>${elementNames[element]}</h2>
      <ul>
        ${this.searched ? nothing : html`<li>${this.#link(element, undefined, 'All states')}</li>`}
        ${found.map(({ state, title }) => html`<li>${this.#link(element, state, title)}</li>`)}
      </ul>
    </section>`;
  }

  #link(element: StoryElement, state: string | undefined, title: string): TemplateResult {
    const { place } = this;
    const isHere = place.element === element && place.state === state;
    return html`<a
      href=${storyHash({ element, state, settings: place.settings })}
      aria-current=${isHere ? 'page' : nothing}
      data-testid="story-link"
      >${title}</a
    >`;
  }

  get #search(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #typed({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) this.searched = target.value;
  }

  #move(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('input, a')];
    const index = stops.findIndex((stop) => stop === this.shadowRoot?.activeElement);
    event.preventDefault();
    stops[Math.max(0, Math.min(index + step, stops.length - 1))]?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-nav': StoryNav;
  }
}
