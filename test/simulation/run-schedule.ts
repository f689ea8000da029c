import assert from 'node:assert/strict';
import { assertInvariants } from './invariants.ts';
import { Payer } from './payer.ts';
import type { SimulatedStore } from './simulated-store.ts';
import { World } from './world.ts';

const steps = 40;
const maxPayers = 4;
const pausesMs: readonly [number, ...number[]] = [1_000, 20_000, 31_000, 61_000, 1_900_000, 25 * 3_600_000];

async function postOne(world: World, isCertain = false): Promise<void> {
  const posting = world.gateway.anyPosting();
  if (!posting) return;
  const response = await world.call('/postback', { method: 'POST', body: posting.body });
  if (response?.status !== 200) return;
  assert.equal(await response.text(), '{"status":"ok"}');
  world.gateway.acknowledge(posting, isCertain);
}

/** A postback that somebody made up from a real one. */
async function forge(world: World): Promise<void> {
  const body = world.gateway.anyPosting()?.body.replace(/"amount":"[^"]*"/, '"amount":"77777"');
  if (body === undefined) return;
  const response = await world.call('/postback', { method: 'POST', body });
  if (response) assert.equal(response.status, 401);
}

async function step(world: World, payers: Payer[]): Promise<void> {
  const { random, gateway, clock } = world;
  const payer = payers[random.below(payers.length)];
  const roll = random.below(100);
  if (roll < 12 || !payer) {
    const arrived = payers.length < maxPayers ? await Payer.arrive(world) : undefined;
    if (arrived) payers.push(arrived);
  } else if (roll < 22) payer.pay();
  else if (roll < 42) world.beside(() => payer.submit());
  else if (roll < 50) {
    world.beside(() => payer.submit());
    world.beside(() => payer.submit());
  } else if (roll < 58) world.beside(() => payer.look());
  else if (roll < 72) world.beside(() => postOne(world));
  else if (roll < 74) await forge(world);
  else if (roll < 76) gateway.signOddity();
  else if (roll < 80) gateway.lookAgain();
  else if (roll < 86) gateway.releaseAnswers();
  else if (roll < 91) clock.advance(random.pick(pausesMs));
  else if (roll < 96) await world.runDue();
  else await world.crash();
  // Sometimes the next thing happens while this one is still on its way.
  if (random.chance(0.5)) await new Promise((resolve) => setImmediate(resolve));
}

/** The network is well again and everybody has time: all that is due arrives. */
async function settleDown(world: World): Promise<void> {
  await world.settle();
  world.gateway.lookAgain();
  while (world.gateway.postings.length > 0) await postOne(world, true);
  for (;;) {
    await world.runDue();
    const events = await world.store.read.listEvents(0, 10_000);
    assert(!events.some(({ state }) => state === 'dead'), 'an event was given up');
    if (events.every(({ state }) => state === 'delivered')) return;
    world.clock.advance(3_600_000);
  }
}

/**
 * Plays one schedule of what can go wrong between payers, proxy, gateway and merchant, all of it chosen by the seed,
 * and asserts that the money is right.
 *
 * @returns how many deposits were credited
 */
export async function runSchedule(seed: number, store: SimulatedStore): Promise<number> {
  const world = await World.create(seed, store);
  try {
    const payers: Payer[] = [];
    for (let done = 0; done < steps; done++) await step(world, payers);
    await settleDown(world);
    return await assertInvariants(
      world,
      payers.map(({ depositId }) => depositId),
    );
  } finally {
    await world.end();
  }
}
