import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { Payer } from '../payer.ts';
import { backWithinMs } from '../visitor.ts';
import type { HandsIn } from '../visitor.ts';

/** Somebody who pays on one of the shop's pages. */
export class Customer extends Payer implements HandsIn {
  constructor(page: Page) {
    super(page, { language: 'en' });
  }

  get handInButton(): Locator {
    return this.button('confirm');
  }

  isReady(): Promise<void> {
    return this.button('paid').waitFor();
  }

  async typesIn(transactionNumber: string): Promise<void> {
    await this.press('paid');
    await this.field().fill(transactionNumber);
  }

  async findsTyped(transactionNumber: string): Promise<void> {
    // The field groups what it is given back.
    assert.equal((await this.field().inputValue()).replace(' ', ''), transactionNumber);
  }

  get done(): Locator {
    return this.paragraph('LKR 2,500 was added to your account');
  }

  isSoonDone(): Promise<void> {
    return this.done.waitFor({ timeout: backWithinMs });
  }
}
