import type { LitElement } from 'lit';
import type { Reply, ScriptedProxy } from './scripted-proxy.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Acts as the payer in front of one of our elements: sees what is shown, presses what can be pressed. */
export class ElementHarness<Watched extends LitElement> {
  readonly element: Watched;
  /** The element's events as they come. */
  readonly events: Event[] = [];

  /** @param eventNames without the element's own name in front */
  constructor(element: Watched, eventNames: readonly string[]) {
    this.element = element;
    for (const name of eventNames) {
      element.addEventListener(`${element.localName}-${name}`, (event) => this.events.push(event));
    }
  }

  /** One that was created so, in front of this heading, as the proxy has loaded that. */
  static async shown<Created extends readonly unknown[], Harness extends ElementHarness<LitElement>>(
    this: { readonly create: (...created: Created) => Harness },
    proxy: { readonly script: ScriptedProxy },
    load: Reply | Promise<Reply>,
    heading: string,
    ...created: Created
  ): Promise<Harness> {
    proxy.script.load = load;
    const payer = this.create(...created);
    await payer.shows(heading);
    return payer;
  }

  get root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (!shadowRoot) throw new Error('The element has not rendered.');
    return shadowRoot;
  }

  get heading(): string {
    return textOf(this.root.querySelector('h2'));
  }

  /** Everything there is to read. A number is there once more for the ears, digit by digit; that is left out. */
  get text(): string {
    const card = this.root.querySelector('section')?.cloneNode(true);
    if (card instanceof Element) for (const spoken of card.querySelectorAll('bdi + .unseen')) spoken.remove();
    return textOf(card ?? null);
  }

  /** What the live region says. */
  get status(): string {
    return textOf(this.root.querySelector('[role=status]'));
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  get eventNames(): readonly string[] {
    return this.events.map(({ type }) => type.replace(`${this.element.localName}-`, ''));
  }

  /** The button or link with these words or this accessible name. */
  control(name: string): HTMLElement | undefined {
    return [...this.root.querySelectorAll<HTMLElement>('button, a')].find(
      (control) =>
        !control.closest('[inert]') &&
        (textOf(control) === name || control.getAttribute('aria-label') === name),
    );
  }

  press(name: string): void {
    const control = this.control(name);
    if (!control) throw new Error(`There is no "${name}" to press: ${this.text}`);
    control.click();
  }

  /** Waits until the payer reads this heading. */
  async shows(heading: string): Promise<void> {
    await this.until(() => this.heading === heading && !this.root.querySelector('[inert]'), `"${heading}"`);
  }

  /** Waits until it holds; looked at after each frame. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const deadline = performance.now() + 8000;
    for (;;) {
      await this.element.updateComplete;
      if (this.element.shadowRoot && holds()) return;
      if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}: ${this.text}`);
      await nextFrame();
    }
  }

  /** Waits until what was rendered is on the screen. */
  async painted(): Promise<void> {
    await this.element.updateComplete;
    await nextFrame();
    await nextFrame();
  }

  protected typeInto(input: HTMLInputElement, text: string): void {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
export const textOf = (node: Node | null): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
