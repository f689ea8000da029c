import type { IpayDeposit } from '../../src/element/ipay-deposit.ts';
import '../../src/define.ts';

type Attributes = Readonly<Record<string, string>>;

/** What the payer reads on top of the commonest screens, in English. */
export const headings = {
  pay: 'Send the money in your iPay app',
  enter: 'Enter your transaction number',
  unknown: "We don't know the result yet",
  received: 'Payment received',
  checking: "We're checking your payment",
};

/** Acts as the payer: sees what is shown, presses what can be pressed. */
export class DepositHarness {
  readonly element: IpayDeposit;
  /** The element's events as they come, by name. */
  readonly events: Event[] = [];

  constructor(element: IpayDeposit) {
    this.element = element;
    for (const name of ['changed', 'credited', 'failed', 'opened', 'redirecting', 'finished']) {
      element.addEventListener(`ipay-deposit-${name}`, (event) => this.events.push(event));
    }
  }

  /** Puts an element on the page, in English and with a session unless told otherwise. */
  static create(attributes: Attributes = {}, prepare?: (element: IpayDeposit) => void): DepositHarness {
    const element = document.createElement('ipay-deposit');
    const given = { lang: 'en', proxy: '/ipay', session: 'token', ...attributes };
    for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
    prepare?.(element);
    const harness = new DepositHarness(element);
    document.body.append(element);
    return harness;
  }

  /** Without a proxy. */
  static createDirect(attributes: Attributes): DepositHarness {
    return DepositHarness.create(attributes, (element) => {
      element.removeAttribute('proxy');
      element.removeAttribute('session');
    });
  }

  get root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (!shadowRoot) throw new Error('The element has not rendered.');
    return shadowRoot;
  }

  get heading(): string {
    return textOf(this.root.querySelector('h2'));
  }

  /** Everything there is to read. */
  get text(): string {
    return textOf(this.root.querySelector('section'));
  }

  /** What the live region says. */
  get status(): string {
    return textOf(this.root.querySelector('[role=status]'));
  }

  get input(): HTMLInputElement {
    const input = this.root.querySelector('input');
    if (!input) throw new Error(`There is no field: ${this.text}`);
    return input;
  }

  get error(): string {
    return textOf(this.root.querySelector('#error'));
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  get eventNames(): readonly string[] {
    return this.events.map(({ type }) => type.replace('ipay-deposit-', ''));
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

  type(text: string): void {
    this.input.value = text;
    this.input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
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
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const textOf = (node: Node | null): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
