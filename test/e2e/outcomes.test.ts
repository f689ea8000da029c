import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { DemoProcess } from './demo-process.ts';
import { Payer } from './payer.ts';
import type { Language } from './payer.ts';

/** How a deposit goes for the payer, from the number handed in to the money in the account. */
interface Story {
  readonly name: string;
  /** The first six digits; the last two choose the outcome, see the sandbox's magic numbers. */
  readonly digits: string;
  readonly balance: string;
  readonly play: (payer: Payer, number: string) => Promise<void>;
}

const stories: readonly Story[] = [
  {
    name: 'ok',
    digits: '50',
    balance: '2,500',
    play: (payer, number) => payer.handIn(number),
  },
  {
    name: 'ok with another amount',
    digits: '01',
    balance: '2,450',
    play: (payer, number) => payer.handIn(number),
  },
  {
    name: 'pending, then credited',
    digits: '02',
    balance: '2,500',
    async play(payer, number) {
      await payer.handIn(number);
      await payer.sees('checking');
    },
  },
  {
    name: 'possible, then credited',
    digits: '04',
    balance: '2,500',
    async play(payer, number) {
      await payer.handIn(number);
      await payer.sees('possible');
    },
  },
  {
    name: 'rejected, corrected, credited',
    digits: '05',
    balance: '2,500',
    async play(payer, number) {
      await payer.handIn(number);
      await payer.sees('rejected');
      await payer.button('retry').click();
      await payer.confirm(`${number.slice(0, 6)}50`);
    },
  },
  {
    name: 'no answer in time, then credited',
    digits: '06',
    balance: '2,500',
    async play(payer, number) {
      await payer.handIn(number);
      await payer.sees('unknown');
    },
  },
  {
    name: 'an answer cut short, then credited',
    digits: '08',
    balance: '2,500',
    async play(payer, number) {
      await payer.handIn(number);
      await payer.sees('unknown');
    },
  },
];

for (const language of ['en', 'bn'] as const satisfies Language[]) {
  describe(`a deposit in ${language}`, { concurrency: 2 }, () => {
    let browser: Browser;
    before(async () => {
      browser = await launchBrowser();
    });
    after(() => browser.close());

    for (const [index, { name, digits, balance, play }] of stories.entries()) {
      it(name, async (t) => {
        const demo = new DemoProcess();
        t.after(() => demo.dispose());
        await demo.start();
        const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 900 } });
        t.after(() => context.close());
        const payer = new Payer(await context.newPage(), language);

        await payer.startDeposit(demo.url);
        await play(payer, `4829${index}7${digits}`);
        await payer.sees('received');
        await payer.seesBalance(balance);

        const { credits } = (await (await fetch(`${demo.url}/shop/account`)).json()) as {
          credits: unknown[];
        };
        assert.equal(credits.length, 1, 'credited exactly once');
      });
    }
  });
}
