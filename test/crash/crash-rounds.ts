import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { assertBooksAgree, assertNothingLost } from './books.ts';
import { KillableProxy } from './killable-proxy.ts';
import { Payers } from './payers.ts';
import { PayingGateway } from './paying-gateway.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import { Withdrawers } from './withdrawers.ts';

export interface CrashRun {
  /** See `openStoreAt`. */
  readonly place: string;
  readonly ledgerFile: string;
  /** How many run on the store at once; one of them is killed in each round. */
  readonly instances: number;
  readonly rounds: number;
  readonly seed: number;
  /** How far apart the clocks of instances that run together are at most. */
  readonly clocksDifferByMs: number;
}

export interface CrashFigures {
  readonly kills: number;
  /** Signed results of deposits and withdrawals that were answered ok before the last kill. */
  readonly acknowledgedWhenKilled: number;
  readonly credits: number;
  readonly payouts: number;
  readonly refusals: number;
  /** Payouts that were called off and answered so. */
  readonly calledOff: number;
}

/** The events a killed proxy had in its hands are another's after a minute. */
const leaseIsOverMs = 61_000;

/** After so many requests and acknowledgements, and so many milliseconds more, somebody is killed. */
const maxMoments = 80;
const maxDelayMs = 20;

/** Everybody who makes the proxy work: payers, a merchant, and the gateway with its postbacks. */
class Load {
  readonly gateway: PayingGateway;
  readonly payers: Payers;
  readonly withdrawers: Withdrawers;
  readonly #random: SeededRandom;

  constructor(random: SeededRandom) {
    this.gateway = new PayingGateway(random);
    this.payers = new Payers(random);
    this.withdrawers = new Withdrawers(random);
    this.#random = random;
  }

  /** Runs until a random moment, kills the one given in the middle of whatever it does, and stops. */
  async killUnder(proxies: readonly KillableProxy[], killed: KillableProxy): Promise<void> {
    const stopping = new AbortController();
    const { signal } = stopping;
    const url = () => proxies[this.#random.below(proxies.length)]?.url ?? '';
    const load = [
      this.payers.payAt(url, signal),
      this.withdrawers.payOutAt(url, signal),
      this.gateway.sendPostbacks(url, signal),
    ];
    await new Promise<void>((resolve) => {
      let left = 1 + this.#random.below(maxMoments);
      this.gateway.onTraffic = () => {
        if (--left === 0) resolve();
      };
    });
    await setTimeout(this.#random.next() * maxDelayMs);
    await killed.kill();
    stopping.abort();
    await Promise.all(load);
  }

  /** Sends the postbacks that are left until each was answered ok. */
  async finishAt(proxy: KillableProxy): Promise<void> {
    const stopping = new AbortController();
    this.gateway.onTraffic = () => {
      if (this.gateway.signed.every(({ acknowledged }) => acknowledged)) stopping.abort();
    };
    this.gateway.onTraffic();
    await this.gateway.sendPostbacks(() => proxy.url, stopping.signal);
    await proxy.deliver();
  }
}

/** Kills a proxy again and again under load, then lets one finish, and compares all the books. */
export async function runCrashRounds(run: CrashRun): Promise<CrashFigures> {
  const random = seededRandom(run.seed);
  const load = new Load(random);
  const gatewayUrl = await load.gateway.listen();
  const found = new Set<string>();
  let lives = 0;
  const start = (differsByMs: number) =>
    KillableProxy.start(run.place, run.ledgerFile, gatewayUrl, leaseIsOverMs * lives + differsByMs);
  const proxies: KillableProxy[] = [];
  try {
    for (let round = 0; round < run.rounds; round++) {
      while (proxies.length < run.instances) {
        proxies.push(await start(Math.round(run.clocksDifferByMs * random.next())));
      }
      const killed = proxies[random.below(proxies.length)];
      assert(killed);
      await load.killUnder(proxies, killed);
      proxies.splice(proxies.indexOf(killed), 1);
      await assertNothingLost(run.place, load.gateway, found);
      // Instances that run together have clocks of their own; the next life of a single one need not wait.
      if (run.instances === 1) lives++;
    }
    const acknowledgedWhenKilled = load.gateway.signed.filter(({ acknowledged }) => acknowledged).length;

    for (const proxy of proxies.splice(0)) await proxy.kill();
    lives++;
    const last = await start(run.clocksDifferByMs);
    proxies.push(last);
    await load.finishAt(last);
    await last.kill();
    const { gateway, withdrawers, payers } = load;
    const { depositIds } = payers;
    const entries = await assertBooksAgree(run.place, run.ledgerFile, gateway, withdrawers, depositIds);
    return {
      kills: run.rounds + run.instances - 1,
      acknowledgedWhenKilled,
      credits: entries.filter(({ type }) => type === 'deposit.credited').length,
      payouts: gateway.payouts.length,
      refusals: gateway.refusals.length,
      calledOff: withdrawers.calledOff.size,
    };
  } finally {
    for (const proxy of proxies) await proxy.kill();
    load.gateway.close();
  }
}
