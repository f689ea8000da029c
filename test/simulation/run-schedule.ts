import assert from 'node:assert/strict';
import { assertDepositInvariants } from './deposit-invariants.ts';
import { assertEventsArrived } from './event-invariants.ts';
import { Payer } from './payer.ts';
import { assertWithdrawalInvariants } from './withdrawal-invariants.ts';
import { Withdrawer } from './withdrawer.ts';
import { World } from './world.ts';
import type { WorldOptions } from './world.ts';

const steps = 50;
const maxPayers = 4;
const maxWithdrawers = 3;
const pausesMs: readonly [number, ...number[]] = [1_000, 20_000, 31_000, 61_000, 1_900_000, 25 * 3_600_000];

/** Far more than anything needs that makes progress at all. */
const patience = 1_000;

export interface ScheduleFigures {
  readonly credits: number;
  readonly payouts: number;
}

async function postOne(world: World, isCertain = false): Promise<void> {
  const { postbacks } = world.gateway;
  const posting = postbacks.any();
  if (!posting) return;
  const response = await world.call('/postback', { method: 'POST', body: postbacks.bodyOf(posting) });
  if (response?.status !== 200) return;
  assert.equal(await response.text(), '{"status":"ok"}');
  postbacks.acknowledge(posting, isCertain);
}

/** A postback that somebody made up from a real one. */
async function forge(world: World): Promise<void> {
  const { postbacks } = world.gateway;
  const posting = postbacks.any();
  if (!posting) return;
  const body = postbacks.bodyOf(posting).replace(/"amount":"[^"]*"/, '"amount":"77777"');
  const response = await world.call('/postback', { method: 'POST', body });
  if (response) assert.equal(response.status, 401);
}

async function depositStep(world: World, payers: Payer[], roll: number): Promise<void> {
  const payer = payers[world.random.below(payers.length)];
  if (roll < 10 || !payer) {
    const arrived = payers.length < maxPayers ? await Payer.arrive(world) : undefined;
    if (arrived) payers.push(arrived);
  } else if (roll < 18) payer.pay();
  else if (roll < 30) world.beside(() => payer.submit());
  else if (roll < 36) {
    world.beside(() => payer.submit());
    world.beside(() => payer.submit());
  } else world.beside(() => payer.look());
}

function withdrawalStep(world: World, withdrawers: Withdrawer[], roll: number): void {
  const withdrawer = withdrawers[world.random.below(withdrawers.length)];
  if ((roll < 4 || !withdrawer) && withdrawers.length < maxWithdrawers) {
    withdrawers.push(new Withdrawer(world, withdrawers.length));
  } else if (roll < 12) world.beside(async () => withdrawer?.ask());
  else if (roll < 15) {
    world.beside(async () => withdrawer?.ask());
    world.beside(async () => withdrawer?.ask());
  } else if (roll < 17) world.beside(async () => withdrawer?.look());
  else if (roll < 18) world.beside(async () => withdrawer?.callOff());
  else world.gateway.payouts.settleOne();
}

async function worldStep(world: World, roll: number): Promise<void> {
  const { random, gateway, clock } = world;
  if (roll < 14) world.beside(() => postOne(world));
  else if (roll < 16) await forge(world);
  else if (roll < 18) gateway.deposits.signOddity();
  else if (roll < 19) gateway.payouts.signOddity();
  else if (roll < 22) gateway.deposits.lookAgain();
  else if (roll < 27) gateway.releaseAnswers();
  else if (roll < 31) clock.advance(random.pick(pausesMs));
  else if (roll < 35) await world.runDue();
  else if (roll < 36) world.rotateKeys();
  else await world.crash();
}

async function step(world: World, payers: Payer[], withdrawers: Withdrawer[]): Promise<void> {
  const roll = world.random.below(100);
  if (roll < 41) await depositStep(world, payers, roll);
  else if (roll < 61) withdrawalStep(world, withdrawers, roll - 41);
  else await worldStep(world, roll - 61);
  // Sometimes the next thing happens while this one is still on its way.
  if (world.random.chance(0.5)) await new Promise((resolve) => setImmediate(resolve));
}

/** The network is well again and everybody has time: all that is due arrives. */
async function settleDown(world: World): Promise<void> {
  const { gateway, clock, store } = world;
  await world.settle();
  await world.becomeWell();
  gateway.deposits.lookAgain();
  gateway.payouts.settleAll();
  for (let left = patience; gateway.postbacks.due.length > 0; left--) {
    assert(left > 0, 'a postback is never taken');
    await postOne(world, true);
  }
  // Whose answer was lost in a crash is swept up, too.
  clock.advance(61_000);
  for (let left = patience; ; left--) {
    await world.runDue();
    const events = await store.read.listEvents(0, 10_000);
    assert(left > 0 && !events.some(({ state }) => state === 'dead'), 'an event was given up');
    if (events.every(({ state }) => state === 'delivered')) return;
    clock.advance(3_600_000);
  }
}

/**
 * Plays one schedule of what can go wrong between payers, proxies, gateway and merchant, all of it chosen by the seed,
 * and asserts that the money is right.
 *
 * @returns how many deposits were credited, and how many withdrawals reached the gateway
 */
export async function runSchedule(options: WorldOptions): Promise<ScheduleFigures> {
  const world = await World.create(options);
  try {
    const payers: Payer[] = [];
    const withdrawers: Withdrawer[] = [];
    for (let done = 0; done < steps; done++) await step(world, payers, withdrawers);
    await settleDown(world);
    await assertEventsArrived(world);
    return {
      credits: await assertDepositInvariants(world),
      payouts: await assertWithdrawalInvariants(world),
    };
  } finally {
    await world.end();
  }
}
