import type { BrowserContext, Locator, Page, Request } from 'playwright-core';

/** How soon a payer shall see how things stand after being back. */
export const backWithinMs = 10_000;

/** Somebody in front of one of our elements. */
export class Visitor {
  readonly page: Page;
  readonly element: Locator;
  /** How often the page has sent off what was typed. */
  sent = 0;
  readonly #postPath: string;

  constructor(page: Page, name: 'ipay-deposit' | 'ipay-withdrawal', postPath: string) {
    this.page = page;
    this.element = page.locator(name);
    this.#postPath = postPath;
    page.on('request', (request) => {
      if (this.#isHandedIn(request)) this.sent += 1;
    });
  }

  /** Opens the page in a tab of its own. */
  static async at<One extends Visitor>(
    this: new (page: Page) => One,
    context: BrowserContext,
    url: string,
  ): Promise<One> {
    const visitor = new this(await context.newPage());
    await visitor.page.goto(url);
    return visitor;
  }

  #isHandedIn(request: Request): boolean {
    return request.method() === 'POST' && request.url().endsWith(this.#postPath);
  }

  /** Reads this heading. */
  async reads(heading: string): Promise<void> {
    await this.element.getByRole('heading', { name: heading }).waitFor();
  }

  /** A paragraph to be seen with these words: not the live region, which says them to the ears alone. */
  paragraph(words: string): Locator {
    return this.element.locator('p:not([role=status])', { hasText: words });
  }

  checks(): Promise<void> {
    return this.element.getByRole('button', { name: 'Check status' }).click();
  }

  triesAgain(): Promise<void> {
    return this.element.getByRole('button', { name: 'Try again' }).click();
  }

  /** Waits until the page sends off what was typed. */
  sends(): Promise<unknown> {
    return this.page.waitForRequest((request) => this.#isHandedIn(request), { timeout: backWithinMs });
  }

  /** Holds back what the page sends off, until told to let it go. */
  async holdBack(): Promise<(to?: 'nowhere') => void> {
    let letGo: (to?: 'nowhere') => void = () => undefined;
    const told = new Promise<'nowhere' | undefined>((resolve) => (letGo = resolve));
    await this.page.route(`**${this.#postPath}`, async (route) => {
      if (!this.#isHandedIn(route.request())) return route.continue();
      const gone = (await told) === 'nowhere' ? route.abort() : route.continue();
      return gone.catch(() => undefined); // the page may have given it up
    });
    return letGo;
  }
}

/** What a payer does to hand something in, by whichever element. */
export interface HandsIn {
  readonly handInButton: Locator;
  /** Sees that something can be done. */
  isReady(): Promise<void>;
  /** Types it and leaves the button alone. The last two digits choose what the gateway does. */
  typesIn(digits: string): Promise<void>;
  /** What was typed before is all there. */
  findsTyped(digits: string): Promise<void>;
  /** Says that it came to a good end. */
  readonly done: Locator;
  /** Sees that, at most ten seconds after being back. */
  isSoonDone(): Promise<void>;
}
