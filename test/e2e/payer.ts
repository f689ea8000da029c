import type { Locator, Page } from 'playwright-core';

/** What the payer reads on buttons and fields, and the headings that tell each outcome. */
const words = {
  en: {
    paid: "I've paid",
    field: 'Transaction number (8 digits)',
    confirm: 'Confirm payment',
    received: 'Payment received',
    checking: "We're checking your payment",
    possible: "We haven't found your payment yet",
    rejected: "We couldn't confirm the payment",
    unknown: "We don't know the result yet",
    retry: 'Try again',
    openWindow: 'Open payment page',
  },
  bn: {
    paid: 'পেমেন্ট করেছি',
    field: 'ট্রানজেকশন নম্বর (৮ সংখ্যা)',
    confirm: 'পেমেন্ট নিশ্চিত করুন',
    received: 'পেমেন্ট পাওয়া গেছে',
    checking: 'আপনার পেমেন্ট যাচাই করা হচ্ছে',
    possible: 'আপনার পেমেন্ট এখনো পাওয়া যায়নি',
    rejected: 'পেমেন্ট নিশ্চিত করা যায়নি',
    unknown: 'ফলাফল এখনো জানা যায়নি',
    retry: 'আবার চেষ্টা করুন',
    openWindow: 'পেমেন্ট পেজ খুলুন',
  },
} as const;

export type Language = keyof typeof words;
type Outcome = 'received' | 'checking' | 'possible' | 'rejected' | 'unknown';

/** Somebody who makes a deposit on the demo page, by what is to be seen there and nothing else. */
export class Payer {
  readonly page: Page;
  readonly #words: (typeof words)[Language];
  readonly #language: Language;
  readonly element: Locator;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.#language = language;
    this.#words = words[language];
    this.element = page.locator('ipay-deposit');
  }

  async startDeposit(
    url: string,
    { amount = '2500', flow = 'number' }: { amount?: string; flow?: string } = {},
  ) {
    await this.page.goto(url);
    const select = (id: string, value: string) => this.page.getByTestId(id).selectOption(value);
    await select('language', this.#language);
    await select('flow', flow);
    await this.page.getByTestId('amount').fill(amount);
    await this.page.getByTestId('new-deposit').click();
  }

  button(name: 'paid' | 'confirm' | 'retry' | 'openWindow'): Locator {
    const byName = { name: this.#words[name] };
    // Once its address is known, the way into the payment window is a link.
    return this.element.getByRole('button', byName).or(this.element.getByRole('link', byName));
  }

  /** Says that the money is sent, and hands in the number. */
  async handIn(transactionNumber: string): Promise<void> {
    await this.button('paid').click();
    await this.confirm(transactionNumber);
  }

  async confirm(transactionNumber: string): Promise<void> {
    await this.element.getByLabel(this.#words.field).fill(transactionNumber);
    await this.button('confirm').click();
  }

  sees(outcome: Outcome): Promise<void> {
    return this.element.getByRole('heading', { name: this.#words[outcome] }).waitFor();
  }

  /** The money is in the account: the deposit is credited and the shop's balance shows it. */
  async seesBalance(text: string): Promise<void> {
    await this.page.getByTestId('balance').filter({ hasText: text }).waitFor();
  }
}
