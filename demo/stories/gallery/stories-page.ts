import { html, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { dressPage } from '../../app/dress-page.ts';
import type { LogEntry } from '../../log/log-entry.ts';
import { baseStyles } from '../../styles/base-styles.ts';
import { storyTitle } from '../catalog/story.ts';
import { checkRequest } from '../frame/frame-messages.ts';
import '../panels/accessibility-panel.ts';
import type { Check } from '../panels/accessibility-panel.ts';
import '../panels/code-panel.ts';
import '../panels/event-log.ts';
import '../panels/story-controls.ts';
import { storyHash } from '../settings/page-address.ts';
import type { StoryPlace } from '../settings/page-address.ts';
import { storiesPageStyles } from './stories-page-styles.ts';
import './story-frame.ts';
import type { StoryFrame, StoryMessageEvent } from './story-frame.ts';
import './story-nav.ts';
import type { StorySettingsChangedEvent } from './story-settings-changed-event.ts';

const keptEntries = 100;

/** The gallery: every state of every element, as the settings say, with what is to be known about it. */
@customElement('stories-page')
export class StoriesPage extends LitElement {
  static override readonly styles = [baseStyles, storiesPageStyles];

  @property({ attribute: false }) place!: StoryPlace;
  @state() private entries: readonly LogEntry[] = [];
  @state() private check: Check = { kind: 'not yet' };
  @query('story-frame') private readonly frame!: StoryFrame;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('place')) return;
    const { element, state: name, settings } = this.place;
    dressPage(this, storyTitle(this.place), settings.scheme);
    this.check = { kind: 'not yet' };
    const before = changed.get('place');
    if (before?.element !== element || before.state !== name) this.entries = [];
  }

  protected override render(): TemplateResult {
    const { place } = this;
    return html`<story-nav .place=${place}></story-nav>
      <main tabindex="-1">
        <header>
          <h1>${storyTitle(this.place)}</h1>
          <a class="muted" href=${`story.html${storyHash(place)}`} target="_blank">Open alone</a>
        </header>
        <story-frame .place=${place} @story-message=${this.#heard}></story-frame>
        <code-panel .place=${place}></code-panel>
        <event-log .entries=${this.entries} @log-cleared=${this.#clear}></event-log>
      </main>
      <aside aria-label="About the story">
        <story-controls .place=${place} @story-settings-changed=${this.#change}></story-controls>
        <accessibility-panel .check=${this.check} @check-wanted=${this.#startCheck}></accessibility-panel>
      </aside>`;
  }

  /** Another story begins at its top, also when it was picked far below in the one before. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('place');
    const { element, state: name } = this.place;
    if (!before || (before.element === element && before.state === name)) return;
    const title = this.renderRoot.querySelector('h1');
    if (title && title.getBoundingClientRect().top < 0) title.scrollIntoView();
  }

  /** Every turn of a control as an entry of its own would bury the story before under them. */
  #change({ settings }: StorySettingsChangedEvent): void {
    this.place = { ...this.place, settings };
    history.replaceState(history.state, '', storyHash(this.place));
  }

  #heard({ message }: StoryMessageEvent): void {
    switch (message.kind) {
      case 'size':
        return;
      case 'event': {
        const { key, at, title, detail } = message.entry;
        const entry: LogEntry = { key, kind: 'element-event', at, title, detail };
        this.entries = [...this.entries, entry].slice(-keptEntries);
        return;
      }
      case 'checked':
        this.check = { kind: 'done', report: message.report };
        return;
      case 'check-failed':
        this.check = { kind: 'failed', reason: message.reason };
    }
  }

  #startCheck(): void {
    this.check = { kind: 'running' };
    this.frame.ask(checkRequest);
  }

  #clear(): void {
    this.entries = [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stories-page': StoriesPage;
  }
}
