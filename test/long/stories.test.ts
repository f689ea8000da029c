import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { stories } from '../../demo/stories/catalog/story.ts';
import { openDemo } from '../e2e/open-demo.ts';
import { serveStatically } from '../e2e/static-files.ts';

const inStory = (page: Page) => page.frameLocator('[data-testid=story]');

describe('the stories', () => {
  const { demo, newProfile } = openDemo();

  /** Fails on whatever the page's policy or its own code stumbles over. */
  async function open(t: TestContext, url: string): Promise<Page> {
    const context = await newProfile(t, { viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    t.after(() => assert.deepEqual(wrong, []));
    await page.goto(url);
    return page;
  }

  it('open with every state of an element side by side', async (t) => {
    const page = await open(t, `${demo.url}/#/stories/withdrawal`);
    await inStory(page).getByRole('heading', { name: 'Where should we send your money?' }).first().waitFor();
    assert.equal(await inStory(page).locator('ipay-withdrawal').count(), stories.withdrawal.length);
    await inStory(page).getByRole('link', { name: 'Paid out' }).click();
    await page.getByRole('heading', { level: 1, name: 'Withdrawal: Paid out' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Withdrawal: All states' }).waitFor();
  });

  it('a deep link shows the state, in its language, and the back button comes back to it', async (t) => {
    const page = await open(t, `${demo.url}/#/stories/deposit/unknown?language=bn&scheme=dark&width=320`);
    await inStory(page).getByRole('heading', { name: 'ফলাফল এখনো জানা যায়নি' }).waitFor();
    const width = await page.getByTestId('story').evaluate((frame) => frame.clientWidth);
    assert.equal(width, 320);
    await page.getByRole('link', { name: 'Expired', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Deposit: Expired' }).waitFor();
    assert.match(page.url(), /#\/stories\/deposit\/expired\?language=bn&scheme=dark&width=320$/);
    await page.goBack();
    await inStory(page).getByRole('heading', { name: 'ফলাফল এখনো জানা যায়নি' }).waitFor();
  });

  it('a state the payer has to act for is reached, and the element goes on from there', async (t) => {
    const page = await open(t, `${demo.url}/#/stories/deposit/enter`);
    const field = inStory(page).getByLabel('Transaction number (8 digits)');
    await field.fill('48291736');
    await inStory(page).getByRole('button', { name: 'Confirm payment' }).click();
    await inStory(page).getByRole('heading', { name: 'Payment received' }).waitFor();
    await page.getByTestId('log-entry').filter({ hasText: 'ipay-deposit-changed: accepted' }).waitFor();
  });

  it('the controls change the element, the code and the address', async (t) => {
    const page = await open(t, `${demo.url}/#/stories/deposit/credited`);
    const element = inStory(page).locator('ipay-deposit');
    await page.getByTestId('story-look').selectOption('paper');
    await page.getByTestId('story-density').selectOption('compact');
    await page.getByTestId('story-accent').fill('#8a1c4a');
    await page.getByTestId('slot-success').check();
    await inStory(page).getByText('Your tea ships tomorrow.').waitFor();
    await inStory(page).locator('ipay-deposit[density=compact]').waitFor();
    assert.deepEqual(
      await element.evaluate((node) => {
        const style = getComputedStyle(node);
        return ['--ipay-accent', '--ipay-on-accent', '--ipay-font-size', '--ipay-heading-font'].map((name) =>
          style.getPropertyValue(name).slice(0, 7),
        );
      }),
      ['#8a1c4a', '#ffffff', '', 'Georgia'],
    );
    const code = page.getByTestId('code');
    for (const part of [
      '/themes/paper.css',
      'density="compact"',
      '--ipay-accent: #8a1c4a',
      'slot="success"',
    ]) {
      await code.filter({ hasText: part }).waitFor();
    }
    await page.getByRole('button', { name: 'React' }).click();
    await code.filter({ hasText: "import 'ipay-deposit/themes/paper.css'" }).waitFor();
    assert.match(page.url(), /\?look=paper&density=compact&accent=%238a1c4a&slots=success$/);
    await page.reload();
    await inStory(page).getByText('Your tea ships tomorrow.').waitFor();
  });

  it('search finds a story by the keyboard alone', async (t) => {
    const page = await open(t, `${demo.url}/#/stories/deposit/pay`);
    await page.getByTestId('story-search').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('too short');
    await page.getByTestId('story-link').first().waitFor();
    assert.deepEqual(await page.getByTestId('story-link').allTextContents(), ['A number too short']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await inStory(page).getByText('It must have 8 digits').waitFor();
  });

  it('axe finds nothing in a story, and names what there is', async (t) => {
    const page = await open(t, `${demo.url}/#/stories/deposit/pay`);
    await inStory(page).getByRole('heading', { name: 'Send the money' }).waitFor();
    await page.getByTestId('check-accessibility').click();
    await page.getByTestId('axe-result').filter({ hasText: '0 violations' }).waitFor();
    await page.getByText('Names of controls').click();
    await page.getByText("button: I've paid").waitFor();
  });

  it('work as files alone, below any path, and say what needs a server', async (t) => {
    const url = await serveStatically(t, '/some/where/');
    const context = await newProfile(t);
    const page = await context.newPage();
    await page.goto(url);
    await inStory(page).getByRole('heading', { name: 'Payment received' }).first().waitFor();
    await page.getByRole('link', { name: 'Postback lab' }).click();
    await page.getByTestId('recording').getByText('npm start').waitFor();
    assert.match(await page.getByTestId('recording').innerText(), /^This is a recording\./);
    assert.equal(await page.getByRole('button', { name: /Run/ }).count(), 0);
    await page.getByRole('link', { name: 'Shop' }).click();
    await page.getByText('The shop needs its server').waitFor();
  });
});
