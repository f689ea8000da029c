import type { BrowserContext, Page } from 'playwright-core';
import { Payer } from '../payer.ts';

/** How soon the payer shall see how things stand after being back. */
export const backWithinMs = 10_000;

/** Somebody who pays on one of the shop's pages. */
export class Customer extends Payer {
  /** How many numbers the page has sent off. */
  sent = 0;

  constructor(page: Page) {
    super(page, { language: 'en' });
    page.on('request', (request) => {
      if (request.url().endsWith('/deposit/activation') && request.method() === 'POST') this.sent += 1;
    });
  }

  /** Opens the page in a tab of its own. */
  static async at(context: BrowserContext, url: string): Promise<Customer> {
    const customer = new Customer(await context.newPage());
    await customer.page.goto(url);
    return customer;
  }

  /** Types the number and leaves the button alone. */
  async typesIn(transactionNumber: string): Promise<void> {
    await this.press('paid');
    await this.field().fill(transactionNumber);
  }

  /** Reads this heading. */
  async reads(heading: string, timeout?: number): Promise<void> {
    await this.element.getByRole('heading', { name: heading }).waitFor({ ...(timeout && { timeout }) });
  }

  async checks(): Promise<void> {
    await this.element.getByRole('button', { name: 'Check status' }).click();
  }

  /** Sees it, at most ten seconds after being back. */
  async isSoonCredited(): Promise<void> {
    await this.element.getByText('LKR 2,500 was added to your account').waitFor({ timeout: backWithinMs });
  }

  /** Holds back what the page sends to this path of the proxy, until told to let it go. */
  async holdBack(path: string): Promise<(to?: 'nowhere') => void> {
    let letGo: (to?: 'nowhere') => void = () => undefined;
    const told = new Promise<'nowhere' | undefined>((resolve) => (letGo = resolve));
    await this.page.route(`**${path}`, async (route) => {
      const gone = (await told) === 'nowhere' ? route.abort() : route.continue();
      await gone.catch(() => undefined); // the page may have given it up
    });
    return letGo;
  }
}
