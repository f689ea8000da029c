import { details } from '../proxy/withdrawal-fixture.ts';
import { get, post } from '../simulation/requests.ts';
import { apiKey } from './crash-settings.ts';
import type { SeededRandom } from './seeded-random.ts';

interface Intent {
  readonly label: string;
  /** Whether the payer says where the money goes: then it can be called off. */
  readonly byPayer: boolean;
  /** Once the proxy has said it. */
  withdrawalId: string | undefined;
  token: string | undefined;
}

/** Longer than all the lives of a proxy together. */
const expiresInSeconds = 7 * 86_400;

const closed = new Set(['succeeded', 'failed', 'refused']);

/** A merchant's server that pays out, one intent after the other, and asks again whatever becomes of the proxy. */
export class Withdrawers {
  /** Asked to be called off, whatever was answered, if anything was. */
  readonly askedOff = new Set<string>();
  /** Those of them that were answered: it is called off. */
  readonly calledOff = new Set<string>();
  readonly #random: SeededRandom;
  #made = 0;
  readonly #intents: Intent[];

  constructor(random: SeededRandom) {
    this.#random = random;
    this.#intents = Array.from({ length: 3 }, () => this.#newIntent());
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
    const byPayer = this.#random.chance(0.5);
    return { label: `payout-${this.#made++}`, byPayer, withdrawalId: undefined, token: undefined };
  }

  async #step(url: string, index: number, signal: AbortSignal): Promise<void> {
    const intent = (this.#intents[index] ??= this.#newIntent());
    // Asked again now and then, also after a clean answer: the same key never pays twice.
    if (intent.withdrawalId === undefined || this.#random.chance(0.2)) return this.#ask(intent, url, signal);
    if (intent.byPayer && this.#random.chance(0.3)) await this.#giveOrCallOff(intent, url, signal);
    const response = await fetch(`${url}/withdrawals/${intent.withdrawalId}`, { ...get(apiKey), signal });
    const { state = '' } = (await response.json()) as { state?: string };
    // What a crash left unknown waits for its postback, and nobody waits for it here.
    if (closed.has(state) || this.#random.chance(0.02)) this.#intents[index] = this.#newIntent();
  }

  async #ask(intent: Intent, url: string, signal: AbortSignal): Promise<void> {
    const { label, byPayer } = intent;
    const terms = { label, amount: '10000' };
    const request = byPayer
      ? post(apiKey, { ...terms, kind: 'withdrawal', reference: label, expiresInSeconds })
      : post(apiKey, { ...terms, ...details }, { 'idempotency-key': label });
    const response = await fetch(`${url}/${byPayer ? 'sessions' : 'withdrawals'}`, { ...request, signal });
    const said = (await response.json()) as { id?: string; withdrawalId?: string; token?: string };
    if (response.status !== 201) return;
    intent.withdrawalId = said.withdrawalId ?? said.id;
    intent.token = said.token;
  }

  /** Both at once now and then, each at any instance. */
  async #giveOrCallOff({ withdrawalId = '', token = '' }: Intent, url: string, signal: AbortSignal) {
    const give = () => fetch(`${url}/withdrawal`, { ...post(token, details), signal });
    const callOff = async () => {
      this.askedOff.add(withdrawalId);
      const response = await fetch(`${url}/withdrawals/${withdrawalId}/cancel`, {
        ...post(apiKey, {}),
        signal,
      });
      if (response.status === 200) this.calledOff.add(withdrawalId);
    };
    const roll = this.#random.next();
    await Promise.all([roll < 0.7 ? give() : undefined, roll > 0.5 ? callOff() : undefined]);
  }
}
