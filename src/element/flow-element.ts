import { adoptStyles, html, LitElement, nothing } from 'lit';
import type { PropertyDeclaration, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { Flow, FocusTarget } from './flow.ts';
import { jsonAttribute } from './json-attribute.ts';
import { languageOfElement, languageOfTag } from './language.ts';
import type { Language } from './language.ts';
import { Localizer } from './localizer.ts';
import type { TextLoaders } from './localizer.ts';
import type { OwnTexts } from './own-texts.ts';
import { watchPage } from './page-activity.ts';
import { PageFace } from './page-face.ts';
import type { FormResult, ShownScreen } from './page-face.ts';
import { controlStyles } from './styles/controls.ts';
import { layoutStyles } from './styles/layout.ts';
import { skeletonStyles } from './styles/skeleton.ts';
import { tokenStyles } from './styles/tokens.ts';
import { typeStyles } from './styles/type.ts';
import type { watchLanguage } from './watch-language.ts';

/**
 * A card that follows a flow: runs it while the page is looked at, speaks the payer's language, and moves the
 * focus by one set of rules.
 */
export abstract class FlowElement extends LitElement {
  static readonly formAssociated = true;

  static override readonly styles = [tokenStyles, layoutStyles, typeStyles, controlStyles, skeletonStyles];

  /** Told by a list, as the helpers that decorators need cost every payer half a kilobyte. */
  static override readonly properties: PropertyDeclarations = {
    proxy: {},
    session: {},
    lang: { reflect: true, useDefault: true },
    theme: { reflect: true, useDefault: true },
    density: { reflect: true, useDefault: true },
    supportUrl: {},
    name: { reflect: true, useDefault: true },
    required: { type: Boolean, reflect: true },
    texts: jsonAttribute,
  };

  /** Attributes are named as HTML does: `support-url` for `supportUrl`. */
  static override createProperty(name: PropertyKey, options?: PropertyDeclaration): void {
    const attribute = String(name).replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
    super.createProperty(name, { attribute, ...options });
  }

  /** Where the proxy's browser routes are mounted: `https://shop.example/ipay`, or a path of this site. */
  proxy: string | null = null;

  /**
   * The session token, from the merchant's server; in `<ipay-deposit>` also `link`, where a resume link gives one.
   * While it is missing beside `proxy`, the element waits.
   */
  session: string | null = null;

  /** The language: en, bn, si or ta, or a tag such as `bn-BD`. Default: that of the page around, else the browser's. */
  override lang = '';

  /** `auto` follows the page's `color-scheme`; `light` and `dark` are told. */
  theme: 'auto' | 'light' | 'dark' = 'auto';

  /** How much room there is between things. What is to be pressed stays as big. */
  density: 'comfortable' | 'compact' = 'comfortable';

  /**
   * Where the payer finds help: an http(s) address, of this site too, or one of `mailto:` or `tel:`. Any other is left
   * out.
   */
  supportUrl: string | null = null;

  /** What a form calls the id of the deposit or withdrawal. It proves nothing: ask the proxy how it stands. */
  name = '';

  /** Whether the form may only be sent once the payer has nothing left to do. */
  required = false;

  /**
   * Texts of the page's own, by language and id, such as `{ en: { 'retry': 'Once more' } }`; `{0}` stands where a value
   * goes. As an attribute, JSON. A text without its values is not used, and the console says so.
   */
  texts: OwnTexts | null = null;

  /** @internal */
  protected readonly localizer: Localizer;
  readonly #face = new PageFace(this);
  #flow: Flow | undefined;
  /** What got the focus, and is read out for that alone. */
  #read: Element | null = null;
  #configuration = '';
  #isFromServer = false;
  #unwatch: (() => void) | undefined;
  #unwatchLanguage: (() => void) | undefined;
  #focus: FocusTarget = 'none';
  #heading = '';

  /** @internal */
  constructor(texts: TextLoaders) {
    super();
    this.localizer = new Localizer(texts, () => this.requestUpdate());
  }

  /** All that the flow is made from. When it is another, the flow is made anew. */
  protected abstract configurationFor(language: Language): string;

  /** The flow for what the attributes now say; none while the page has yet to say more. @internal */
  protected abstract createFlow(language: Language): Flow | undefined;

  /** The accessible name of the card. */
  protected abstract cardName(): string;

  /**
   * The screen and the live region.
   *
   * @param heading the heading on the screen until now, read out when the screen changed by itself
   */
  protected abstract renderContent(heading: string): TemplateResult;

  /** What is on the screen. @internal */
  protected abstract shownScreen(): ShownScreen;

  /** What goes into a form; nothing before the proxy has answered. */
  protected abstract formResult(): FormResult | undefined;

  get #language(): Language {
    return this.lang ? languageOfTag(this.lang) : languageOfElement(this);
  }

  /** The form the element belongs to. */
  get form(): HTMLFormElement | null {
    return this.#face.internals?.form ?? null;
  }

  /** As of any form control: `valueMissing` while `required` holds the form back. */
  get validity(): ValidityState | undefined {
    return this.#face.internals?.validity;
  }

  /** As of any form control: whether it takes part in what the form checks. */
  get willValidate(): boolean {
    return this.#face.internals?.willValidate ?? false;
  }

  /** As of any form control: what holds the form back, in the payer's language; else empty. */
  get validationMessage(): string {
    return this.#face.internals?.validationMessage ?? '';
  }

  /** As of any form control: whether the form may be sent. */
  checkValidity(): boolean {
    return this.#face.internals?.checkValidity() ?? true;
  }

  /** The same, and the browser tells the payer why not. */
  reportValidity(): boolean {
    return this.#face.internals?.reportValidity() ?? true;
  }

  /** Tells the form. Comes before the events, so that whoever hears them can send it. */
  protected readonly tellForm = (): void => {
    const heading = this.shadowRoot?.querySelector('h2') ?? null;
    // Not what is to be done: the payment may be on its way.
    this.#face.setResult(this.formResult(), this.required ? this.cardName() || ' ' : '', heading);
  };

  /** What follows the page's language; nothing while that has yet to be loaded. @internal */
  protected abstract languageWatcher(): typeof watchLanguage | undefined;

  /** Whether what the flow wants to show has yet to be loaded: the screen before it stays, and keeps still. */
  protected isWaiting(): boolean {
    return false;
  }

  /** The page is (again) looked at, or back online. */
  protected woken(): void {
    this.localizer.retry();
    this.#flow?.wake();
  }

  /**
   * Without Lit's own hydration, which a page may have for others: what a server has rendered may be of another moment.
   */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#isFromServer = !!this.shadowRoot;
    return this.shadowRoot ?? super.createRenderRoot();
  }

  /** What a server has rendered stays until its language is there: in between it would turn to English. */
  protected override shouldUpdate(): boolean {
    void this.localizer.use(this.#language);
    return !(this.#isFromServer && this.localizer.isAwaited);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // It may have been moved to where another language is spoken.
    this.requestUpdate();
    this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatchLanguage?.();
    this.#unwatchLanguage = undefined;
    // A move within the page takes the element out and puts it in again at once. That cuts nothing off.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  protected override willUpdate(): void {
    const language = this.#language;
    this.localizer.own = this.texts;
    void this.localizer.use(language);
    const configuration = this.configurationFor(language);
    if (configuration === this.#configuration) return;
    this.#configuration = configuration;
    this.#stop();
    this.#flow = this.createFlow(language);
  }

  protected override render(): TemplateResult {
    return html`<div class="room">
      <section
        lang=${this.localizer.language}
        part="container"
        aria-label=${this.cardName()}
        aria-busy=${this.isWaiting() ? 'true' : nothing}
      >
        <slot name="header"></slot>
        ${this.renderContent(this.#heading)}
        <slot name="footer"></slot>
      </section>
    </div>`;
  }

  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement;
    if (this.#isFromServer) {
      this.#isFromServer = false;
      this.shadowRoot?.replaceChildren();
      // Not before: what a server has rendered has its own, maybe of another version. And TypeScript knows neither that it
      // is the shadow root nor which class we are.
      adoptStyles(this.renderRoot as ShadowRoot, (this.constructor as typeof FlowElement).elementStyles);
    }
    super.update(changed);
    // Focus is moved for the payer's own doing. News moves it only when it takes away what had it.
    if (focused && !focused.isConnected && this.#focus === 'none') this.#focus = 'heading';
  }

  protected override updated(): void {
    this.#start();
    if (this.isConnected)
      this.#unwatchLanguage ??= this.languageWatcher()?.(this, () => this.requestUpdate());
    this.tellForm();
    const screen = this.shownScreen();
    this.#face.setState(screen, this.isWaiting() || this.#flow?.notice === 'checking');
    const heading = this.renderRoot.querySelector('h2');
    // What stands in for the screen to come is neither read nor takes the focus: that waits for the screen.
    if (this.isWaiting() || screen.kind === 'loading') return;
    // What is there to be read is not taken away for another language.
    this.localizer.isAwaited = false;
    const target =
      this.#focus === 'field' ? this.renderRoot.querySelector<HTMLElement>('[data-field]') : heading;
    if (this.#focus !== 'none') {
      // Who has gone on to something else of the page is not torn away from it; then it is read out, as for whom the focus
      // does not move, because it is there already. A dialog around us is nothing else: it gets the focus where browsers
      // give none to a button that is clicked.
      if (
        this.shadowRoot?.activeElement !== target &&
        (document.activeElement === document.body || this.matches(':focus-within, :focus *'))
      ) {
        this.#read = target;
        target?.focus();
      } else this.#flow?.notify('screen');
    }
    const told = this.renderRoot.querySelector<HTMLElement>('[data-told]') ?? heading;
    // An empty word stands for the text.
    // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing -- Not for `undefined` alone.
    const text = (told !== this.#read && (told?.dataset['told'] || told?.textContent)) || '';
    this.#focus = 'none';
    if (text === this.#heading) return;
    this.#heading = text;
    this.requestUpdate();
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
      () => this.woken(),
      () => flow.sleep(),
    );
  }

  #stop(): void {
    this.#flow?.stop();
    this.#unwatch?.();
    this.#unwatch = undefined;
  }
}
