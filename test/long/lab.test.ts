import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { experiments } from '../../demo/lab/experiments.ts';
import { readRecordedRun } from '../../demo/lab/read-recorded-run.ts';
import { recordRuns } from '../../demo/lab/record-runs.ts';
import { openDemo } from '../e2e/open-demo.ts';
import { serveStatically } from '../e2e/static-files.ts';

const experimentOf = (page: Page, id: string): Locator => page.locator(`[data-experiment=${id}]`);

/** What the page says of a run, without the times. */
const toldOf = async (experiment: Locator) => {
  const texts = (name: string) => experiment.getByTestId(name).allInnerTexts();
  const [verdict] = await texts('verdict');
  return {
    sent: await texts('sent'),
    answers: await texts('answer'),
    gains: await texts('gain'),
    verdict: verdict?.replace(/ (is|was) right/, ' is right'),
  };
};

describe('the postback lab', () => {
  const { demo, newProfile } = openDemo();

  it('leaves the balance right after every experiment, and after all of them', async (t) => {
    const page = await (await newProfile(t)).newPage();
    await page.goto(`${demo.url}/#/lab`);
    await page.getByTestId('run-all').click();
    const recorded = await (await newProfile(t)).newPage();
    await recorded.goto(`${await serveStatically(t, '/')}#/lab`);
    await recorded.getByTestId('recording').waitFor();
    for (const { id } of experiments) {
      const experiment = experimentOf(page, id);
      await experiment
        .locator('[role=status]')
        .filter({ hasText: /The ledger is right|did not|gained/ })
        .waitFor();
      assert.equal(await experiment.getAttribute('data-result'), 'right', await experiment.innerText());
      assert.deepEqual(await toldOf(experimentOf(recorded, id)), await toldOf(experiment), id);
    }
    const answers = async (id: string) => (await toldOf(experimentOf(page, id))).answers;
    assert.deepEqual(await answers('duplicates'), ['HTTP 200', '50 × HTTP 200']);
    assert.deepEqual(await answers('tampered'), ['HTTP 401', 'HTTP 200']);
    assert.deepEqual(await answers('forged'), ['HTTP 401', 'HTTP 200']);

    const balance = (await demo.credits()).reduce((sum, amountMinor) => sum + amountMinor, 0);
    assert.equal(balance, 7 * 250_000 + 245_000);
    await page.goto(demo.url);
    await page.getByTestId('balance').filter({ hasText: '19,950' }).waitFor();
  });

  it('is recorded as it runs: but for the times, a new recording is the one that is kept', async () => {
    const withoutTimes = (runs: Awaited<ReturnType<typeof recordRuns>>) =>
      runs.map(({ steps, ...run }) => ({ ...run, steps: steps.map((step) => ({ ...step, afterMs: 0 })) }));
    const kept = await readRecordedRun();
    assert.deepEqual(
      withoutTimes(await recordRuns(demo.url)),
      withoutTimes(kept.runs),
      'Record it again: npm run record:lab',
    );
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
