import { details } from '../proxy/withdrawal-fixture.ts';
import { get, post } from '../simulation/requests.ts';
import { apiKey } from './crash-settings.ts';
import type { SeededRandom } from './seeded-random.ts';

interface Intent {
  readonly label: string;
  /** Once the proxy has said it. */
  withdrawalId: string | undefined;
}

const closed = new Set(['succeeded', 'failed', 'refused']);

/** A merchant's server that pays out, one intent after the other, and asks again whatever becomes of the proxy. */
export class Withdrawers {
  readonly #random: SeededRandom;
  #made = 0;
  readonly #intents: Intent[] = Array.from({ length: 3 }, () => this.#newIntent());

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /**
   * Pays out until `stop` aborts.
   *
   * @param url the address of any instance
   */
  async payOutAt(url: () => string, stop: AbortSignal): Promise<void> {
    await Promise.all(
      this.#intents.map(async (_, index) => {
        while (!stop.aborted) await this.#step(url(), index, stop).catch(() => undefined);
      }),
    );
  }

  #newIntent(): Intent {
    return { label: `payout-${this.#made++}`, withdrawalId: undefined };
  }

  async #step(url: string, index: number, signal: AbortSignal): Promise<void> {
    const intent = (this.#intents[index] ??= this.#newIntent());
    // Asked again now and then, also after a clean answer: the same key never pays twice.
    if (intent.withdrawalId === undefined || this.#random.chance(0.2)) {
      const order = { label: intent.label, amount: '10000', ...details };
      const request = post(apiKey, order, { 'idempotency-key': intent.label });
      const response = await fetch(`${url}/withdrawals`, { ...request, signal });
      const { id } = (await response.json()) as { id?: string };
      if (response.status === 201) intent.withdrawalId = id;
      return;
    }
    const response = await fetch(`${url}/withdrawals/${intent.withdrawalId}`, { ...get(apiKey), signal });
    const { state = '' } = (await response.json()) as { state?: string };
    // What a crash left unknown waits for its postback, and nobody waits for it here.
    if (closed.has(state) || this.#random.chance(0.02)) this.#intents[index] = this.#newIntent();
  }
}
