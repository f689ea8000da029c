import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import * as z from 'zod/mini';
import { listenWhileConnected } from '../../app/listen-while-connected.ts';
import { baseStyles } from '../../styles/base-styles.ts';
import { storyMessageSchema } from '../frame/frame-messages.ts';
import type { StoryMessage } from '../frame/frame-messages.ts';
import { storyHash } from '../settings/page-address.ts';
import type { StoryPlace } from '../settings/page-address.ts';
import { defaultStorySettings } from '../settings/story-settings.ts';

/** What the page of the story said. */
export class StoryMessageEvent extends Event {
  static readonly eventName = 'story-message';
  readonly message: StoryMessage;

  constructor(message: StoryMessage) {
    super(StoryMessageEvent.eventName);
    this.message = message;
  }
}

const leastBlockSize = 160;

/**
 * A page of its own for the story: as wide as it says, with a network, a scheme and a focus that are not the gallery's.
 *
 * @fires story-message - {@link StoryMessageEvent}
 */
@customElement('story-frame')
export class StoryFrame extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      iframe {
        display: block;
        box-sizing: content-box;
        inline-size: calc(100% - 2px);
        margin-inline: auto;
        border: 1px dashed var(--outline);
        border-radius: var(--radius);
        background: var(--ground);
      }
    `,
  ];

  @property({ attribute: false }) place!: StoryPlace;
  @state() private blockSize = leastBlockSize;

  /** Of the first story: later ones go into the frame's address, with no new page and no entry in the history. */
  #firstHash = '';
  #hash = '';

  constructor() {
    super();
    listenWhileConnected(this, 'message', ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== this.#window || origin !== location.origin) return;
      const message = z.safeParse(storyMessageSchema, data);
      if (!message.success) return;
      if (message.data.kind === 'size') this.blockSize = Math.max(message.data.blockSize, leastBlockSize);
      this.dispatchEvent(new StoryMessageEvent(message.data));
    });
  }

  /** Asks the page of the story for something. */
  ask(request: string): void {
    this.#window?.postMessage(request, location.origin);
  }

  protected override render(): TemplateResult {
    this.#firstHash ||= this.#hash = storyHash(this.place);
    return html`<iframe
      title="The story"
      data-testid="story"
      src=${`story.html${this.#firstHash}`}
    ></iframe>`;
  }

  protected override updated(): void {
    const frame = this.renderRoot.querySelector('iframe');
    if (!frame) return;
    const { width } = this.place.settings;
    // Properties, not an attribute, which the page's policy forbids.
    frame.style.inlineSize = width === 'full' ? '' : `${width}px`;
    // Nobody asked for the width by default: on a narrow screen it is as wide as there is room.
    frame.style.maxInlineSize = width === defaultStorySettings.width ? 'calc(100% - 2px)' : '';
    frame.style.blockSize = `${this.blockSize}px`;
    const hash = storyHash(this.place);
    if (hash === this.#hash) return;
    this.#hash = hash;
    frame.contentWindow?.location.replace(new URL(`story.html${hash}`, location.href));
  }

  get #window(): Window | null | undefined {
    return this.renderRoot.querySelector('iframe')?.contentWindow;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-frame': StoryFrame;
  }
  interface HTMLElementEventMap {
    'story-message': StoryMessageEvent;
  }
}
