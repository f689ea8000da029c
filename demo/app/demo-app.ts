import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../lab/lab-page.ts';
import '../page/demo-page.ts';
import '../stories/gallery/stories-page.ts';
import { readPageAddress } from '../stories/settings/page-address.ts';
import type { PageAddress } from '../stories/settings/page-address.ts';
import { defaultStorySettings } from '../stories/settings/story-settings.ts';
import { baseStyles } from '../styles/base-styles.ts';
import { controlStyles } from '../styles/control-styles.ts';
import { demoAppStyles } from './demo-app-styles.ts';
import { isServerThere } from './is-server-there.ts';
import { listenWhileConnected } from './listen-while-connected.ts';
import './shop-absent.ts';

type Shown = Exclude<PageAddress, { readonly page: 'first' }>;

const links = [
  { page: 'shop', href: '#/shop', text: 'Shop' },
  { page: 'stories', href: '#/stories/deposit', text: 'Stories' },
  { page: 'lab', href: '#/lab', text: 'Postback lab' },
] as const;

/** The demo's pages: the shop, the stories, the lab. The shop comes first where its server is. */
@customElement('demo-app')
export class DemoApp extends LitElement {
  static override readonly styles = [baseStyles, controlStyles, demoAppStyles];

  @state() private address = readPageAddress(location.hash);
  @state() private server: 'unknown' | 'there' | 'absent' = 'unknown';

  constructor() {
    super();
    listenWhileConnected(this, 'hashchange', () => {
      this.address = readPageAddress(location.hash);
    });
    void this.#findServer();
  }

  protected override render(): TemplateResult {
    const shown = this.#shown();
    return html`<nav aria-label="Pages">
        <button type="button" class="skip" @click=${this.#skip}>Skip to the content</button>
        ${links.map(
          ({ page, href, text }) =>
            html`<a href=${href} aria-current=${shown?.page === page ? 'page' : nothing}>${text}</a>`,
        )}
      </nav>
      ${shown ? this.#pageTemplate(shown) : nothing}`;
  }

  /** Nothing until it is known what can be shown. */
  #shown(): Shown | undefined {
    const { address, server } = this;
    if (address.page === 'stories') return address;
    if (server === 'unknown') return undefined;
    if (address.page !== 'first') return address;
    return server === 'there'
      ? { page: 'shop' }
      : { page: 'stories', element: 'deposit', state: undefined, settings: defaultStorySettings };
  }

  #pageTemplate(shown: Shown): TemplateResult {
    const isLive = this.server === 'there';
    switch (shown.page) {
      case 'stories':
        return html`<stories-page .place=${shown}></stories-page>`;
      case 'lab':
        return html`<lab-page ?live=${isLive}></lab-page>`;
      case 'shop':
        return isLive ? html`<demo-page></demo-page>` : html`<shop-absent></shop-absent>`;
    }
  }

  /** What a link within the page would do, were its address not the pages' own. */
  #skip(): void {
    const page = this.renderRoot.querySelector('nav + *');
    page?.shadowRoot?.querySelector<HTMLElement>('main')?.focus();
  }

  async #findServer(): Promise<void> {
    this.server = (await isServerThere()) ? 'there' : 'absent';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'demo-app': DemoApp;
  }
}
