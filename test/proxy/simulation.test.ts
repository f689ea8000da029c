import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { givenSeed } from '../crash/given-seed.ts';
import type { brokenStores } from '../simulation/broken-stores.ts';
import { playBrokenStores, runSchedules, seedsFrom } from '../simulation/run-schedules.ts';

it('the money is right after schedules of crashes, lost and doubled messages', async (t) => {
  // The same ones each time, and a few that nobody has seen; `test/long` plays thousands of those.
  await runSchedules(t, 'sqlite', [...seedsFrom(1, 30), ...seedsFrom(givenSeed(), 5)]);
});

/** What has to be noticed of each broken store; many more schedules are played of the proxy that is whole. */
const noticed: Readonly<Record<keyof typeof brokenStores, RegExp>> = {
  acknowledgesBeforeCommit: /is not stored|reached the gateway twice|not in the database|moved from/,
  countsEachPostbackAnew: /a deposit was credited twice/,
  forgetsTheIdempotencyKey: /one reservation became two withdrawals|under two ids/,
  sendsWithdrawalsAgain: /a withdrawal reached the gateway twice/,
  losesEvents: /a credit was not told/,
  losesEventsOfWithdrawals: /is (?:succeeded|failed|refused|conflict)/,
  takesEventsForDelivered: /events taken and written/,
  takesUnknownForRefused: /is shown refused, and may be paid/,
  takesUnknownForRejected: /is shown rejected while its outcome is unknown/,
};

describe('the simulation would notice', () => {
  let said: Readonly<Record<string, string>> = {};
  before(async () => (said = await playBrokenStores(60)));

  for (const [name, sentence] of Object.entries(noticed)) {
    it(`a store that ${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`, () => {
      assert.match(said[name] ?? 'nothing', sentence);
    });
  }
});
