import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import type { IpayDeposit } from '../../src/element/ipay-deposit.ts';
import type { IpayWithdrawal } from '../../src/element/ipay-withdrawal.ts';
import { waitForLanguages } from './language-patience.ts';
import { provesToWatch, shiftsOn, watchShifts } from './layout-shifts.ts';
import { openShop } from './shop/open-shop.ts';

const inEnglish = 'Send the money in your iPay app';
const inBengali = 'আপনার iPay অ্যাপ থেকে টাকা পাঠান';

interface Visit {
  readonly page: Page;
  /** Lets the language come, or fail. */
  readonly letGo: (how?: 'fail') => void;
  /** Has the element wait for it no longer. */
  readonly giveUp: () => Promise<void>;
}

describe('a language that comes after the proxy has answered', () => {
  const { shop, newPayer } = openShop();

  async function visit(t: TestContext, url: string): Promise<Visit> {
    const page = await (await newPayer(t, { viewport: { width: 320, height: 1400 } })).newPage();
    let letGo: Visit['letGo'] = () => undefined;
    const told = new Promise<'fail' | undefined>((resolve) => (letGo = resolve));
    await page.route('**/bn-*.js', async (route) => {
      const gone = (await told) === 'fail' ? route.abort() : route.continue();
      await gone.catch(() => undefined); // the page may be closed by now
    });
    await page.addInitScript(() => {
      const read: string[] = [];
      Object.assign(globalThis, { read });
      const look = () => {
        const element = document.querySelector('ipay-deposit, ipay-withdrawal');
        const heading = element?.shadowRoot?.querySelector('h2');
        const text = heading?.textContent.trim() ?? '';
        if (heading && !heading.closest('[inert]') && !read.includes(text)) read.push(text);
        requestAnimationFrame(look);
      };
      look();
    });
    await watchShifts(page);
    const giveUp = await waitForLanguages(page);
    await page.goto(url);
    return { page, letGo: (how) => letGo(how), giveUp };
  }

  /** The headings that were to be read, in order. */
  const readOn = (page: Page): Promise<unknown> =>
    page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => resolve(Reflect.get(globalThis, 'read')))),
    );
  const hasView = () =>
    document.querySelector<IpayDeposit | IpayWithdrawal>('ipay-deposit, ipay-withdrawal')?.view !== undefined;
  /** The view is there, and nothing is to be read. */
  async function waits(page: Page): Promise<void> {
    await page.waitForFunction(hasView);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    assert.deepEqual(await readOn(page), []);
  }
  /** What is read, the last of it when the language is there. */
  async function reads(page: Page, ...headings: readonly string[]): Promise<void> {
    await heads(page, headings.at(-1) ?? '');
    assert.deepEqual(await readOn(page), headings);
  }
  const heads = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

  it('is waited for, and nothing moves', async (t) => {
    const { page, letGo } = await visit(t, shop.page(await shop.session(), { attributes: { lang: 'bn' } }));
    await waits(page);
    letGo();
    await reads(page, inBengali);
    assert.deepEqual(await shiftsOn(page), []);
    await provesToWatch(page);
  });

  it('is waited for where the page hands the deposit over', async (t) => {
    const session = await shop.session();
    const answer = await fetch(`${shop.serve.url}/deposit`, {
      headers: { authorization: `Bearer ${session.token}` },
    });
    const { page, letGo } = await visit(
      t,
      shop.page(session, { attributes: { lang: 'bn', view: await answer.text() } }),
    );
    await waits(page);
    letGo();
    await reads(page, inBengali);
    assert.deepEqual(await shiftsOn(page), []);
  });

  it('is waited for by a withdrawal', async (t) => {
    const { page, letGo } = await visit(
      t,
      shop.withdrawalPage(await shop.withdrawalSession(), { attributes: { lang: 'bn' } }),
    );
    await waits(page);
    letGo();
    await reads(page, 'আপনার টাকা কোথায় পাঠাব?'.normalize('NFC'));
  });

  it('and fails is not waited for: English is there at once', async (t) => {
    const { page, letGo } = await visit(t, shop.page(await shop.session(), { attributes: { lang: 'bn' } }));
    letGo('fail');
    await heads(page, inEnglish);
  });

  it('and stalls is waited for until a payer would give up, and taken all the same', async (t) => {
    const url = shop.page(await shop.session(), { attributes: { lang: 'bn' } });
    const { page, letGo, giveUp } = await visit(t, url);
    await waits(page);
    await giveUp();
    await heads(page, inEnglish);
    letGo();
    await reads(page, inEnglish, inBengali);
  });
});
