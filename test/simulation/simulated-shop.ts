import type { MerchantEvent } from '../../src/proxy/index.ts';
import type { SeededRandom } from '../crash/seeded-random.ts';

/** A merchant who sometimes is not there, and whose answer sometimes is lost after the event was taken. */
export class SimulatedShop {
  /** Events in the order in which they were first taken. */
  readonly taken: MerchantEvent[] = [];
  readonly #known = new Set<string>();
  readonly #random: SeededRandom;

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  readonly take = (event: MerchantEvent): void => {
    if (this.#random.chance(0.2)) throw new Error('The shop is closed.');
    if (!this.#known.has(event.id)) this.taken.push(event);
    this.#known.add(event.id);
    if (this.#random.chance(0.1)) throw new Error('The answer is lost.');
  };
}
