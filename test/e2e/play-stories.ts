import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DemoProcess } from './demo-process.ts';
import { openDemo } from './open-demo.ts';
import { Payer } from './payer.ts';
import type { Language } from './payer.ts';
import { sandboxControls, whenToldMs } from './sandbox-controls.ts';
import type { Story } from './stories.ts';

const hundredths = (credited: number) => credited * 100;

/** Plays the story to its end, and tells what the payer should have been credited. */
async function play({ digits, meanwhile, end }: Story, number: string, payer: Payer, demo: DemoProcess) {
  await payer.handIn(number);
  if (meanwhile) await payer.sees(meanwhile);
  const sandbox = sandboxControls(demo.sandboxUrl);

  if (end === 'corrected') {
    await payer.press('retry');
    await payer.confirm(`${number.slice(0, -digits.length)}50`);
    await payer.seesCredited('2,500');
    return [hundredths(2500)];
  }
  if (end === 'unsent') {
    await payer.seesUnsent(number);
    return [];
  }
  if (typeof end === 'object') {
    const { orderId } = await sandbox.transactionOf(number);
    // What is seen on the way is seen until the money comes, which is late.
    if (meanwhile) await sandbox.postBack(orderId);
    await payer.seesCredited(end.credited.toLocaleString('en'));
    if (!meanwhile) await sandbox.allPostedBack(orderId);
    return [hundredths(end.credited)];
  }
  await payer.sees(end);
  await sandbox.allPostedBack((await sandbox.transactionOf(number)).orderId);
  // What the proxy says to a page that knows nothing.
  await payer.page.reload();
  await payer.sees(end);
  return [];
}

/** A suite that plays each story as a payer would, and then compares the balance with what was credited. */
export function playStories(language: Language, stories: readonly Story[]): void {
  describe(`a deposit in ${language}`, () => {
    const { demo, newProfile } = openDemo(whenToldMs);
    const expected: number[] = [];

    // Most of a story is waiting for the gateway.
    describe('goes', { concurrency: 4 }, () => {
      for (const [index, story] of stories.entries()) {
        it(story.name, async (t) => {
          const context = await newProfile(t, { viewport: { width: 1280, height: 900 } });
          const payer = new Payer(await context.newPage(), { language });
          await payer.startDeposit(demo.url);

          // No other two digits in it may be the story's.
          const number = `9999${String(index + 30)}${story.digits}`;
          const credits = await play(story, number, payer, demo);
          assert.deepEqual(await demo.creditsToldOf(await payer.depositId(), credits.length), credits);
          expected.push(...credits);
        });
      }
    });

    it('adds up to the balance', async (t) => {
      const total = expected.reduce((sum, amountMinor) => sum + amountMinor, 0) / 100;
      assert.ok(total > 0);
      const payer = new Payer(await (await newProfile(t)).newPage(), { language });
      await payer.page.goto(demo.url);
      await payer.seesBalance(total.toLocaleString('en'));
      assert.equal((await demo.credits()).length, expected.length);
    });
  });
}
