import { css, html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dressPage } from '../../app/dress-page.ts';
import { listenWhileConnected } from '../../app/listen-while-connected.ts';
import { elementEventNames, entryOfElementEvent } from '../../log/log-entry.ts';
import { baseStyles } from '../../styles/base-styles.ts';
import { storyTitle } from '../catalog/story.ts';
import { readPageAddress } from '../settings/page-address.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { checkRequest, tellGallery } from './frame-messages.ts';
import './story-cell.ts';
import { storyVariants } from './story-variants.ts';

/**
 * The page of a story: shows what its own address says, also without the gallery around it, and tells the
 * gallery what happens.
 */
@customElement('story-canvas')
export class StoryCanvas extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 17.5rem), 1fr));
        gap: 1.25rem 1rem;
        align-items: start;
        padding: 0.75rem;
      }
    `,
  ];

  @state() private address = readPageAddress(location.hash);

  constructor() {
    super();
    const sizes = new ResizeObserver(() => tellGallery({ kind: 'size', blockSize: this.offsetHeight }));
    this.addController({
      hostConnected: () => sizes.observe(this),
      hostDisconnected: () => sizes.disconnect(),
    });
    listenWhileConnected(this, 'hashchange', () => {
      this.address = readPageAddress(location.hash);
    });
    listenWhileConnected(this, 'message', ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source === window.parent && origin === location.origin && data === checkRequest) void this.#check();
    });
    for (const name of elementEventNames) {
      this.addEventListener(name, (event) => {
        const { key, at, title, detail } = entryOfElementEvent(event);
        tellGallery({ kind: 'event', entry: { key, at, title, detail } });
      });
    }
  }

  protected override willUpdate(): void {
    const { address } = this;
    if (address.page !== 'stories') return;
    dressPage(this, storyTitle(address), address.settings.scheme);
  }

  protected override render(): TemplateResult {
    const variants = this.address.page === 'stories' ? storyVariants(this.address) : [];
    return html`${repeat(
      variants,
      ({ key }) => key,
      ({ story, settings, caption }) =>
        html`<story-cell .story=${story} .settings=${settings} caption=${caption}></story-cell>`,
    )}`;
  }

  async #check(): Promise<void> {
    try {
      tellGallery({ kind: 'checked', report: await checkAccessibility() });
    } catch (error) {
      tellGallery({ kind: 'check-failed', reason: String(error) });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'story-canvas': StoryCanvas;
  }
}
