import { html, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Flow, FocusTarget } from './flow.ts';
import { languageOfElement, languageOfTag } from './language.ts';
import type { Language } from './language.ts';
import { Localizer } from './localizer.ts';
import type { TextLoaders } from './localizer.ts';
import { watchPage } from './page-activity.ts';
import { controlStyles } from './styles/controls.ts';
import { layoutStyles } from './styles/layout.ts';
import { stateStyles } from './styles/states.ts';
import { tokenStyles } from './styles/tokens.ts';
import { typeStyles } from './styles/type.ts';

/**
 * A card that follows a flow: runs it while the page is looked at, speaks the payer's language, and moves the
 * focus by one set of rules.
 */
export abstract class FlowElement extends LitElement {
  static override readonly styles = [tokenStyles, layoutStyles, typeStyles, controlStyles, stateStyles];

  /** Where the proxy's browser routes are mounted: `https://shop.example/ipay`, or a path of this site. */
  @property() proxy: string | null = null;

  /** The session token, from the merchant's server. While it is missing beside `proxy`, the element waits. */
  @property() session: string | null = null;

  /** The language: en, bn, si or ta, or a tag such as `bn-BD`. Default: that of the page around, else the browser's. */
  @property({ reflect: true, useDefault: true }) override lang = '';

  /** `auto` follows the page's `color-scheme`; `light` and `dark` are told. */
  @property({ reflect: true, useDefault: true }) theme: 'auto' | 'light' | 'dark' = 'auto';

  /** An http(s) or mailto address where the payer finds help. */
  @property({ attribute: 'support-url' }) supportUrl: string | null = null;

  protected readonly localizer: Localizer;
  #flow: Flow | undefined;
  #configuration = '';
  #unwatch: (() => void) | undefined;
  #focus: FocusTarget = 'none';
  #heading = '';

  constructor(texts: TextLoaders) {
    super();
    this.localizer = new Localizer(texts, () => this.requestUpdate());
  }

  /** All that the flow is made from. When it is another, the flow is made anew. */
  protected abstract configurationFor(language: Language): string;

  /** The flow for what the attributes now say; none while the page has yet to say more. */
  protected abstract createFlow(language: Language): Flow | undefined;

  /** The accessible name of the card. */
  protected abstract cardName(): string;

  /**
   * The screen and the live region.
   *
   * @param heading the heading on the screen until now, read out when the screen changed by itself
   */
  protected abstract renderContent(heading: string): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(): void {
    const language = this.lang ? languageOfTag(this.lang) : languageOfElement(this);
    void this.localizer.use(language);
    const configuration = this.configurationFor(language);
    if (configuration === this.#configuration) return;
    this.#configuration = configuration;
    this.#stop();
    this.#flow = this.createFlow(language);
  }

  protected override render(): TemplateResult {
    return html`<section part="container" lang=${this.localizer.language} aria-label=${this.cardName()}>
      <slot name="header"></slot>
      ${this.renderContent(this.#heading)}
      <slot name="footer"></slot>
    </section>`;
  }

  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    // Focus is moved for the payer's own doing. News moves it only when it takes away what had it.
    if (focused && !focused.isConnected && this.#focus === 'none') this.#focus = 'heading';
  }

  protected override updated(): void {
    this.#start();
    const heading = this.renderRoot.querySelector('h2');
    const target =
      this.#focus === 'field' ? this.renderRoot.querySelector<HTMLElement>('[data-field]') : heading;
    if (this.#focus !== 'none') target?.focus();
    this.#focus = 'none';
    const text = heading?.textContent ?? '';
    if (text === this.#heading) return;
    this.#heading = text;
    if (this.#flow?.notice === 'screen') this.requestUpdate();
  }

  /** Renders anew, then moves the focus; `field` is what `data-field` marks. */
  protected readonly changed = (focus: FocusTarget): void => {
    if (focus !== 'none') this.#focus = focus;
    this.requestUpdate();
  };

  /** Begins or goes on, once there is something to do and a page to do it on. */
  #start(): void {
    const flow = this.#flow;
    if (!flow || this.#unwatch || !this.isConnected) return;
    flow.start();
    this.#unwatch = watchPage(
      () => flow.wake(),
      () => flow.sleep(),
    );
  }

  #stop(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#flow?.stop();
  }
}
