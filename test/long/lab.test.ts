import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { experiments } from '../../demo/lab/experiments.ts';
import { openDemo } from '../e2e/open-demo.ts';

describe('the postback lab', () => {
  const { demo, newProfile } = openDemo();

  it('leaves the balance right after every experiment, and after all of them', async (t) => {
    const page = await (await newProfile(t)).newPage();
    await page.goto(`${demo.url}/#/lab`);
    await page.getByTestId('run-all').click();
    for (const { id } of experiments) {
      const experiment = page.locator(`[data-experiment=${id}]`);
      await experiment
        .locator('[role=status]')
        .filter({ hasText: /The ledger is right|did not|gained/ })
        .waitFor();
      assert.equal(await experiment.getAttribute('data-result'), 'right', await experiment.innerText());
    }
    const answers = async (id: string) =>
      page.locator(`[data-experiment=${id}] td:nth-child(2)`).allInnerTexts();
    assert.deepEqual(await answers('duplicates'), ['HTTP 200', '50 × HTTP 200']);
    assert.deepEqual(await answers('tampered'), ['HTTP 401', 'HTTP 200']);
    assert.deepEqual(await answers('forged'), ['HTTP 401', 'HTTP 200']);

    const balance = (await demo.credits()).reduce((sum, amountMinor) => sum + amountMinor, 0);
    assert.equal(balance, 7 * 250_000 + 245_000);
    await page.goto(demo.url);
    await page.getByTestId('balance').filter({ hasText: '19,950' }).waitFor();
  });

  it('lets nobody through to anything but the controls it needs', async () => {
    const post = (path: string, headers: Record<string, string>) =>
      fetch(`${demo.url}/shop/lab/${path}`, { method: 'POST', headers, body: '{"customTransactionId":"x"}' });
    const json = { 'content-type': 'application/json' };
    for (const path of ['anything', 'pay/more', '../config', 'postbacks/a/b/resend']) {
      assert.equal((await post(path, json)).status, 404, path);
    }
    assert.equal((await post('pay', { 'content-type': 'text/plain' })).status, 400);
  });
});
