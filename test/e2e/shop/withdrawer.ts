import assert from 'node:assert/strict';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { backWithinMs } from './customer.ts';

export const sending = 'Sending your withdrawal…';
export const lost = "We don't know the result yet";
export const checking = "We're checking your withdrawal";

/** Somebody who has money paid out on one of the shop's pages. */
export class Withdrawer {
  readonly page: Page;
  readonly element: Locator;
  /** How many accounts the page has sent off. */
  sent = 0;

  constructor(page: Page) {
    this.page = page;
    this.element = page.locator('ipay-withdrawal');
    page.on('request', (request) => {
      if (request.url().endsWith('/withdrawal') && request.method() === 'POST') this.sent += 1;
    });
  }

  /** Opens the page in a tab of its own. */
  static async at(context: BrowserContext, url: string): Promise<Withdrawer> {
    const withdrawer = new Withdrawer(await context.newPage());
    await withdrawer.page.goto(url);
    return withdrawer;
  }

  /** Not the grey one that stands in for it while the withdrawal is loaded, into which nobody can type. */
  get #form(): Locator {
    return this.element.locator('form:not([inert] *)');
  }

  accountNumber(): Locator {
    return this.#form.getByLabel('Bank account number');
  }

  /** Types an account and leaves the button alone. Its last two digits choose what the gateway does. */
  async typesIn(accountNumber: string): Promise<void> {
    await this.accountNumber().fill(accountNumber);
    await this.#form.getByLabel("Account holder's name").fill('Test Name Acc');
    await this.#form.getByLabel('Bank', { exact: true }).fill('Bank of Ceylon');
  }

  /** The account typed before is all there. */
  async findsTyped(accountNumber: string): Promise<void> {
    await this.accountNumber().waitFor();
    const typed = await this.#form
      .locator('input')
      .evaluateAll((inputs) => inputs.map((input) => (input instanceof HTMLInputElement ? input.value : '')));
    assert.deepEqual(typed, [accountNumber, 'Test Name Acc', 'Bank of Ceylon']);
  }

  withdraws(): Promise<void> {
    return this.#presses('Withdraw');
  }

  checks(): Promise<void> {
    return this.#presses('Check status');
  }

  triesAgain(): Promise<void> {
    return this.#presses('Try again');
  }

  #presses(name: string): Promise<void> {
    return this.element.getByRole('button', { name }).click();
  }

  /** Reads this heading. */
  async reads(heading: string): Promise<void> {
    await this.element.getByRole('heading', { name: heading }).waitFor();
  }

  /** Sees that the money was paid, at most ten seconds after being back. */
  async isSoonPaid(): Promise<void> {
    await this.element
      .getByText('LKR 2,500 was paid to your bank account.')
      .waitFor({ timeout: backWithinMs });
  }

  /** Holds back the account that the page sends, until told to let it go. */
  async holdBack(): Promise<(to?: 'nowhere') => void> {
    let letGo: (to?: 'nowhere') => void = () => undefined;
    const told = new Promise<'nowhere' | undefined>((resolve) => (letGo = resolve));
    await this.page.route('**/withdrawal', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const gone = (await told) === 'nowhere' ? route.abort() : route.continue();
      return gone.catch(() => undefined); // the page may have given it up
    });
    return letGo;
  }
}
