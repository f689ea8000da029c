import assert from 'node:assert/strict';
import { createProxy } from '../../src/proxy/index.ts';
import type { DepositStore, Proxy } from '../../src/proxy/index.ts';
import { seededRandom } from '../crash/seeded-random.ts';
import type { SeededRandom } from '../crash/seeded-random.ts';
import { goodOptions } from '../proxy/proxy-fixture.ts';
import { TestClock } from '../proxy/test-clock.ts';
import { SimulatedGateway } from './simulated-gateway.ts';
import { SimulatedShop } from './simulated-shop.ts';
import type { SimulatedStore } from './simulated-store.ts';

/** One start of the proxy, up to its crash. */
interface Life {
  readonly proxy: Proxy;
  readonly store: DepositStore;
  isOver: boolean;
}

/** Gateway, shop, payers' clock and network, and the proxy between them, which may crash at any time. */
export class World {
  readonly clock = new TestClock();
  readonly random: SeededRandom;
  readonly gateway: SimulatedGateway;
  readonly shop: SimulatedShop;
  readonly #store: SimulatedStore;
  readonly #inFlight = new Set<Promise<void>>();
  #life: Life;

  private constructor(
    seed: number,
    store: SimulatedStore,
    life: (world: Pick<World, 'clock' | 'gateway' | 'shop'>) => Life,
  ) {
    this.random = seededRandom(seed);
    // Streams of their own: what one of them draws changes nothing for the others.
    this.gateway = new SimulatedGateway(seededRandom(seed + 1));
    this.shop = new SimulatedShop(seededRandom(seed + 2));
    this.#store = store;
    this.#life = life(this);
  }

  static async create(seed: number, store: SimulatedStore): Promise<World> {
    const opened = await store.open();
    return new World(seed, store, (world) => startLife(world, opened));
  }

  get store(): DepositStore {
    return this.#life.store;
  }

  transitions() {
    return this.#store.transitions();
  }

  /** Asks the proxy of now. Nothing is ever answered with 500; what a dead proxy says, nobody hears. */
  async call(path: string, init: RequestInit): Promise<Response | undefined> {
    const life = this.#life;
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
    await this.#life.proxy.runDue();
  }

  /** The process dies, and another one starts on what is in the database. */
  async crash(): Promise<void> {
    const life = this.#life;
    life.isOver = true;
    await life.store.close();
    this.#life = startLife(this, await this.#store.open());
  }

  async end(): Promise<void> {
    this.#life.isOver = true;
    this.gateway.releaseAnswers();
    await this.#life.proxy.stop();
    await this.#life.store.close();
  }
}

function startLife(
  { clock, gateway, shop }: Pick<World, 'clock' | 'gateway' | 'shop'>,
  store: DepositStore,
): Life {
  const proxy = createProxy({ ...goodOptions, store, clock, fetch: gateway.fetch, onEvent: shop.take });
  return { proxy, store, isOver: false };
}
