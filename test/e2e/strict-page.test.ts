import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { awaiting, submitted } from '../../demo/stories/recorded/deposit-views.ts';
import { requested, sent } from '../../demo/stories/recorded/withdrawal-views.ts';
import { openBrowser } from './browser.ts';
import { bundledShop, scriptFiles } from './built-files.ts';
import { StrictPage } from './strict-page.ts';

const attributes = 'proxy="/pay" session="s" support-url="/help"';
const deposit = (method: string) => (method === 'POST' ? submitted('accepted') : awaiting());
const withdrawal = (method: string) => (method === 'POST' ? sent('succeeded') : requested());

/** The whole deposit, by keyboard alone. */
async function depositByKeyboard(shop: StrictPage): Promise<void> {
  await shop.page.getByRole('heading', { name: 'Send the money in your iPay app' }).waitFor();
  assert.equal(await shop.focused(), '', 'loading takes no focus');
  assert.deepEqual(await shop.tabTo("I've paid"), ['Copy iPay number', 'Copy amount']);
  await shop.page.keyboard.press('Enter');
  await shop.headingHasFocus('Enter your transaction number');
  await shop.tabTo('Transaction number (8 digits)');
  await shop.page.keyboard.type('4829');
  await shop.page.keyboard.press('Enter');
  await shop.page.locator('[part=error]', { hasText: 'It must have 8 digits. You entered 4.' }).waitFor();
  assert.equal(await shop.focused(), 'Transaction number (8 digits)', 'an error brings the field');
  await shop.page.keyboard.type('1736');
  await shop.page.keyboard.press('Enter');
  await shop.headingHasFocus('Payment received');
  assert.deepEqual(await shop.tabTo('Done'), []);
  // Listening before the key is pressed: a browser takes what is pressed first, and what it is asked for later.
  const heard = await shop.page.evaluateHandle(() => ({
    finished: new Promise((resolve) => addEventListener('ipay-deposit-finished', () => resolve(true))),
  }));
  await shop.page.keyboard.press('Space');
  assert.equal(await heard.evaluate(({ finished }) => finished), true);
}

describe('a page with a strict policy', () => {
  const newProfile = openBrowser();

  it('takes a deposit by the npm package, by keyboard alone, with nothing to forbid', async (t) => {
    const shop = await StrictPage.open(await newProfile(t), {
      files: await bundledShop(),
      body: `<ipay-deposit ${attributes}></ipay-deposit><script type="module" src="/app.js"></script>`,
      proxy: deposit,
    });
    await depositByKeyboard(shop);
    // Another language is another file.
    await shop.page.evaluate(() => document.querySelector('ipay-deposit')?.setAttribute('lang', 'bn'));
    await shop.page.getByRole('heading', { name: 'পেমেন্ট পাওয়া গেছে' }).waitFor();
    assert.deepEqual(await shop.violations(), []);
  });

  it('takes a deposit by the script tag, by keyboard alone, with nothing to forbid', async (t) => {
    const shop = await StrictPage.open(await newProfile(t), {
      files: await scriptFiles(),
      body: `<ipay-deposit ${attributes}></ipay-deposit><script src="/ipay-deposit.js"></script>`,
      proxy: deposit,
    });
    await depositByKeyboard(shop);
    assert.deepEqual(await shop.violations(), []);
  });

  it('pays out, by keyboard alone, with nothing to forbid; and does forbid', async (t) => {
    const shop = await StrictPage.open(await newProfile(t), {
      files: await bundledShop(),
      body: `<ipay-withdrawal ${attributes}></ipay-withdrawal><script type="module" src="/app.js"></script>`,
      proxy: withdrawal,
    });
    await shop.page.getByRole('heading', { name: 'Where should we send your money?' }).waitFor();
    assert.equal(await shop.focused(), '', 'loading takes no focus');
    assert.deepEqual(await shop.tabTo('Bank account number'), []);
    await shop.page.keyboard.press('Enter');
    await shop.page.locator('[part=error]', { hasText: 'Enter the account number.' }).waitFor();
    assert.equal(await shop.focused(), 'Bank account number', 'an error brings the first wrong field');
    await shop.page.keyboard.type('03405138');
    assert.deepEqual(await shop.tabTo("Account holder's name"), []);
    await shop.page.keyboard.type('Test Name Acc');
    assert.deepEqual(await shop.tabTo('Bank'), []);
    await shop.page.keyboard.type('Bank of Ceylon');
    assert.deepEqual(await shop.tabTo('Withdraw'), []);
    await shop.page.keyboard.press('Space');
    await shop.headingHasFocus('Money sent');
    assert.deepEqual(await shop.tabTo('Done'), []);
    assert.deepEqual(await shop.violations(), []);
    await shop.breaksPolicy();
  });
});
