import { get, post } from '../simulation/requests.ts';
import { apiKey } from './crash-settings.ts';
import type { SeededRandom } from './seeded-random.ts';

interface Shopper {
  token: string | undefined;
  submitted: boolean;
}

/** People who pay, one deposit after the other, and try again whatever becomes of the proxy. */
export class Payers {
  readonly depositIds: string[] = [];
  readonly #random: SeededRandom;
  readonly #shoppers: Shopper[] = Array.from({ length: 6 }, () => ({ token: undefined, submitted: false }));

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /**
   * Pays until `stop` aborts. A request that was cut off is made again at the next call.
   *
   * @param url the address of any instance
   */
  async payAt(url: () => string, stop: AbortSignal): Promise<void> {
    await Promise.all(
      this.#shoppers.map(async (shopper) => {
        while (!stop.aborted) await this.#step(url(), shopper, stop).catch(() => undefined);
      }),
    );
  }

  async #step(url: string, shopper: Shopper, signal: AbortSignal): Promise<void> {
    const number = String(10_000_000 + this.#random.below(89_999_999));
    if (shopper.token === undefined) {
      const request = { label: `payer-${this.depositIds.length}`, amount: '1000' };
      const response = await fetch(`${url}/sessions`, { ...post(apiKey, request), signal });
      const session = (await response.json()) as { token: string; depositId: string };
      this.depositIds.push(session.depositId);
      shopper.token = session.token;
      shopper.submitted = false;
    } else if (shopper.submitted) {
      const response = await fetch(`${url}/deposit`, { ...get(shopper.token), signal });
      const { state } = (await response.json()) as { state: string };
      // Who was cut off in the middle of submitting goes on to another deposit now and then; its postback still comes.
      if (state === 'credited' || this.#random.chance(0.02)) shopper.token = undefined;
    } else {
      const request = { transactionNumber: number, attempt: 1 };
      const response = await fetch(`${url}/deposit/activation`, { ...post(shopper.token, request), signal });
      await response.text();
      // 409: an attempt of the time before the crash holds the place; another number cannot take it.
      shopper.submitted = response.ok || response.status === 409;
    }
  }
}
