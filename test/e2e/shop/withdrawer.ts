import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { backWithinMs, Visitor } from '../visitor.ts';
import type { HandsIn } from '../visitor.ts';
import { inGroups } from './in-groups.ts';

/** Somebody who has money paid out on one of the shop's pages. */
export class Withdrawer extends Visitor implements HandsIn {
  constructor(page: Page) {
    super(page, 'ipay-withdrawal', '/withdrawal');
  }

  get handInButton(): Locator {
    return this.element.getByRole('button', { name: 'Withdraw' });
  }

  /** Not the grey one that stands in for it while the withdrawal is loaded, into which nobody can type. */
  get #form(): Locator {
    return this.element.locator('form:not([inert] *)');
  }

  isReady(): Promise<void> {
    return this.#accountNumber().waitFor();
  }

  #accountNumber(): Locator {
    return this.#form.getByLabel('Bank account number');
  }

  async typesIn(accountNumber: string): Promise<void> {
    await this.#accountNumber().fill(accountNumber);
    await this.#form.getByLabel("Account holder's name").fill('Test Name Acc');
    await this.#form.getByLabel('Bank', { exact: true }).fill('Bank of Ceylon');
  }

  async findsTyped(accountNumber: string): Promise<void> {
    await this.isReady();
    const typed = await this.#form
      .locator('input')
      .evaluateAll((inputs) => inputs.map((input) => (input instanceof HTMLInputElement ? input.value : '')));
    assert.deepEqual(typed, [inGroups(accountNumber), 'Test Name Acc', 'Bank of Ceylon']);
  }

  get done(): Locator {
    return this.paragraph('LKR 2,500 was paid to your bank account.');
  }

  isSoonDone(): Promise<void> {
    return this.done.waitFor({ timeout: backWithinMs });
  }
}
