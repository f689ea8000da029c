import assert from 'node:assert/strict';
import { createProxy } from '../../src/proxy/index.ts';
import type { DepositStore, Proxy } from '../../src/proxy/index.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { seededRandom } from '../crash/seeded-random.ts';
import type { SeededRandom } from '../crash/seeded-random.ts';
import { goodOptions } from '../proxy/proxy-fixture.ts';
import { keyPair, rotatedPair } from '../proxy/signed-postback.ts';
import { TestClock } from '../proxy/test-clock.ts';
import { limits } from '../proxy/withdrawal-fixture.ts';
import { SimulatedGateway } from './simulated-gateway.ts';
import { SimulatedShop } from './simulated-shop.ts';
import type { SimulatedStore } from './simulated-store.ts';
import { unreliableStore } from './unreliable-store.ts';

/** One start of an instance of the proxy, up to its crash. */
interface Life {
  readonly proxy: Proxy;
  readonly store: DepositStore;
  isOver: boolean;
}

/** What an instance's store is turned into, to see whether anybody notices. */
export type Spoil = (store: DepositStore, random: SeededRandom) => DepositStore;

export interface WorldOptions {
  readonly seed: number;
  readonly database: SimulatedStore;
  readonly spoil?: Spoil | undefined;
}

/** Most merchants run one; what races between instances shows with two. */
const instances: readonly [number, ...number[]] = [1, 1, 2, 2, 3];

/** Gateway, shop, payers' clock and network, and instances of the proxy between them, which may crash at any time. */
export class World {
  readonly clock = new TestClock();
  readonly random: SeededRandom;
  readonly gateway: SimulatedGateway;
  readonly shop: SimulatedShop;
  readonly database: SimulatedStore;
  /** An onlooker's own: no crash ends it, and nothing is lost on its way. */
  readonly store: DepositStore;
  readonly #spoil: Spoil;
  readonly #faults: SeededRandom;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #lives: Life[] = [];
  #keyPairs = [keyPair];
  #isWell = false;

  private constructor({ seed, database, spoil = (store) => store }: WorldOptions, store: DepositStore) {
    this.random = seededRandom(seed);
    // Streams of their own: what one of them draws changes nothing for the others.
    this.gateway = new SimulatedGateway(seededRandom(seed + 1));
    this.shop = new SimulatedShop(seededRandom(seed + 2));
    this.#faults = seededRandom(seed + 3);
    this.database = database;
    this.store = store;
    this.#spoil = spoil;
  }

  static async create(options: WorldOptions): Promise<World> {
    const world = new World(options, await options.database.open());
    const count = world.random.pick(instances);
    for (let instance = 0; instance < count; instance++) world.#lives.push(await world.#start());
    return world;
  }

  /** Asks any instance. Nothing is ever answered with 500; what a dead proxy says, nobody hears. */
  async call(path: string, init: RequestInit): Promise<Response | undefined> {
    const life = this.#anyLife();
    const response = await life.proxy.fetch(new Request(`https://proxy.example${path}`, init));
    if (life.isOver) return undefined;
    assert.notEqual(response.status, 500, `500 for ${path}`);
    return response;
  }

  /** Lets something happen beside the next steps. */
  beside(happening: () => Promise<void>): void {
    const running = happening().finally(() => this.#inFlight.delete(running));
    this.#inFlight.add(running);
    // Awaited by `settle`, which throws what was thrown here; until then it counts as handled.
    running.catch(() => this.#inFlight.add(running));
  }

  /** Waits for all that runs beside. */
  async settle(): Promise<void> {
    while (this.#inFlight.size > 0) {
      this.gateway.releaseAnswers();
      const all = [...this.#inFlight];
      await Promise.race([Promise.all(all), new Promise((resolve) => setImmediate(resolve))]);
    }
  }

  async runDue(): Promise<void> {
    try {
      await this.#anyLife().proxy.runDue();
    } catch (error) {
      // The loop in the background logs it and comes back.
      if (this.#isWell || !(error instanceof StoreError)) throw error;
    }
  }

  /** The merchant gets another key pair, and the gateway begins to use it, whether or not every instance knows. */
  rotateKeys(): void {
    if (this.#keyPairs.length > 1) this.gateway.postbacks.rotateKeys();
    this.#keyPairs = [keyPair, rotatedPair];
  }

  /** One instance dies, and another one starts on what is in the database. */
  crash(): Promise<void> {
    return this.#replace(this.random.below(this.#lives.length));
  }

  /** From now on nothing is lost any more, and every instance knows the keys. */
  async becomeWell(): Promise<void> {
    this.#isWell = true;
    if (this.#keyPairs.length === 1) return;
    for (const index of this.#lives.keys()) await this.#replace(index);
  }

  async end(): Promise<void> {
    for (const { proxy, store } of this.#lives) {
      this.gateway.releaseAnswers();
      await proxy.stop();
      await store.close();
    }
    await this.store.close();
  }

  #anyLife(): Life {
    const life = this.#lives[this.random.below(this.#lives.length)];
    assert(life, 'no instance runs');
    return life;
  }

  async #replace(index: number): Promise<void> {
    const life = this.#lives[index];
    assert(life);
    life.isOver = true;
    await life.store.close();
    this.#lives[index] = await this.#start();
  }

  async #start(): Promise<Life> {
    const store = await this.database.open();
    const proxy = createProxy({
      ...goodOptions,
      gateway: { ...goodOptions.gateway, keyPairs: this.#keyPairs },
      withdrawals: limits,
      store: unreliableStore(this.#spoil(store, this.#faults), this.#faults, () => this.#isWell),
      clock: this.clock,
      fetch: this.gateway.fetch,
      onEvent: this.shop.take,
    });
    return { proxy, store, isOver: false };
  }
}
