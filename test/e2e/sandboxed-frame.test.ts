import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { openShop } from './shop/open-shop.ts';

/** What docs/embedding.md says such a frame needs. */
const sandbox = 'allow-scripts allow-same-origin';

describe('in a frame that is allowed no forms', () => {
  const { shop, newPayer } = openShop();

  async function framed(t: TestContext, url: string, allowed = sandbox): Promise<FrameLocator> {
    const page = await (await newPayer(t)).newPage();
    await page.setContent(`<iframe sandbox="${allowed}" src="${url}" width="400" height="800"></iframe>`);
    return page.frameLocator('iframe');
  }

  for (const [way, number] of [
    ['the button', '48291720'],
    ['the key', '48291721'],
  ] as const) {
    it(`a number is handed in by ${way}`, async (t) => {
      const frame = await framed(t, shop.page(await shop.session()));
      await frame.getByRole('button', { name: "I've paid" }).click();
      const field = frame.getByLabel('Transaction number (8 digits)');
      await field.fill(number);
      if (way === 'the key') await field.press('Enter');
      else await frame.getByRole('button', { name: 'Confirm payment' }).click();
      await frame.getByRole('heading', { name: 'Payment received' }).waitFor();
      assert.equal(shop.attempts(number), 1);
    });
  }

  it('a payment is made in the window, where windows may leave the frame and its limits', async (t) => {
    const session = await shop.session({ flow: 'window' });
    const allowed = `${sandbox} allow-popups allow-popups-to-escape-sandbox`;
    const frame = await framed(t, shop.page(session, { attributes: { 'open-in': 'popup' } }), allowed);
    const opening = frame.owner().page().waitForEvent('popup');
    await frame.getByRole('button', { name: 'Open payment page' }).click();
    await (await opening).getByRole('button', { name: 'Success' }).click();
    const added = 'LKR 2,500 was added to your account';
    await frame.locator('p:not([role=status])', { hasText: added }).waitFor();
  });

  it('an account is handed in', async (t) => {
    const session = await shop.withdrawalSession();
    const frame = await framed(t, shop.withdrawalPage(session));
    const form = frame.locator('form:not([inert] *)');
    await form.getByLabel('Bank account number').fill('8001234567');
    await form.getByLabel("Account holder's name").fill('A B Perera');
    await form.getByLabel('Bank', { exact: true }).fill('Bank of Ceylon');
    await frame.getByRole('button', { name: 'Withdraw' }).click();
    await frame.getByRole('heading', { name: 'Your money is on its way' }).waitFor();
    assert.equal(shop.payouts(session), 1);
  });
});
