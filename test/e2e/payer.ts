import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import * as z from 'zod/mini';
import { Visitor } from './visitor.ts';

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
    added: 'was added to your account',
    unsent: "We couldn't send your number. It's still here. Try again.",
    openWindow: 'Open payment page',
  },
  bn: {
    paid: 'পেমেন্ট করেছি',
    field: 'ট্রানজেকশন নম্বর (৮ সংখ্যা)',
    confirm: 'পেমেন্ট নিশ্চিত করুন',
    received: 'পেমেন্ট পাওয়া গেছে',
    checking: 'আপনার পেমেন্ট যাচাই করা হচ্ছে',
    possible: 'আপনার পেমেন্ট এখনো খুঁজে পাওয়া যায়নি',
    rejected: 'পেমেন্ট নিশ্চিত করা যায়নি',
    unknown: 'ফলাফল এখনো জানা যায়নি',
    retry: 'আবার চেষ্টা করুন',
    added: 'আপনার অ্যাকাউন্টে জমা হয়েছে',
    unsent: 'আপনার নম্বর পাঠানো যায়নি। নম্বরটি এখানেই আছে। আবার চেষ্টা করুন।',
    openWindow: 'পেমেন্ট পেজ খুলুন',
  },
} as const;

export type Language = keyof typeof words;
const keptDeposit = z.object({ depositId: z.string() });

export type Outcome = 'received' | 'checking' | 'possible' | 'rejected' | 'unknown';

export interface PayerOptions {
  readonly language: Language;
  /** Whether the payer taps, as on a phone. The page's context needs `hasTouch`. */
  readonly touch?: boolean;
}

/** Somebody who makes a deposit on the demo page, by what is to be seen there and nothing else. */
export class Payer extends Visitor {
  readonly #words: (typeof words)[Language];
  readonly #language: Language;
  readonly #touch: boolean;

  constructor(page: Page, { language, touch = false }: PayerOptions) {
    super(page, 'ipay-deposit', '/deposit/activation');
    this.#language = language;
    this.#touch = touch;
    this.#words = words[language];
  }

  async startDeposit(url: string, { amount = '2500', flow = 'number', theme = 'auto' } = {}): Promise<void> {
    await this.page.goto(url);
    const controls = this.page.getByTestId('controls');
    // On a phone they are folded up below the element.
    if ((await controls.getAttribute('open')) === null) await this.#press(controls.locator('summary'));
    const select = (id: string, value: string) => this.page.getByTestId(id).selectOption(value);
    await select('language', this.#language);
    await select('theme', theme);
    await select('flow', flow);
    await this.page.getByTestId('amount').fill(amount);
    await this.#press(this.page.getByTestId('new-deposit'));
  }

  button(name: 'paid' | 'confirm' | 'retry' | 'openWindow'): Locator {
    const byName = { name: this.#words[name] };
    // Once its address is known, the way into the payment window is a link.
    const found = this.element.getByRole('button', byName).or(this.element.getByRole('link', byName));
    // Not the one greyed out that stands there until the details come: to the driver it is a button too.
    return found.and(this.element.locator(':not([inert] *)'));
  }

  press(name: 'paid' | 'confirm' | 'retry' | 'openWindow'): Promise<void> {
    return this.#press(this.button(name));
  }

  #press(target: Locator): Promise<void> {
    return this.#touch ? target.tap() : target.click();
  }

  /** Says that the money is sent, and hands in the number. */
  async handIn(transactionNumber: string): Promise<void> {
    await this.press('paid');
    await this.confirm(transactionNumber);
  }

  async confirm(transactionNumber: string): Promise<void> {
    await this.field().fill(transactionNumber);
    await this.press('confirm');
  }

  field(): Locator {
    return this.element.getByLabel(this.#words.field);
  }

  /** The id of the deposit on the page, which no payer sees, to look it up at the shop. */
  async depositId(): Promise<string> {
    const kept = await this.page.evaluate(() => localStorage.getItem('ipay-demo:deposit'));
    return keptDeposit.parse(JSON.parse(kept ?? 'null')).depositId;
  }

  sees(outcome: Outcome): Promise<void> {
    return this.element.getByRole('heading', { name: this.#words[outcome] }).waitFor();
  }

  /** The element says that this much was added. */
  async seesCredited(amount: string): Promise<void> {
    await this.sees('received');
    await this.paragraph(`${amount} ${this.#words.added}`).waitFor();
  }

  /** The number was not sent: it is back in its field, with a sentence that says so. */
  async seesUnsent(transactionNumber: string): Promise<void> {
    await this.paragraph(this.#words.unsent).waitFor();
    // The field groups what it is given back.
    assert.equal((await this.field().inputValue()).replace(' ', ''), transactionNumber);
    assert.equal(await this.field().getAttribute('aria-invalid'), 'true');
  }

  /** The money is in the account: the deposit is credited and the shop's balance shows it. */
  async seesBalance(text: string): Promise<void> {
    await this.page.getByTestId('balance').filter({ hasText: text }).waitFor();
  }
}
