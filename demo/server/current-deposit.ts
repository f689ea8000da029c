import type { ReactiveControllerHost } from 'lit';
import { loadDeposit, saveDeposit } from '../settings/kept-deposit.ts';
import { shopApi } from './shop-api.ts';
import { ShopError } from './shop-error.ts';
import type { KeptDeposit } from './shop-shapes.ts';

/** Where the making of a new deposit stands. */
export type Making =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly reason: string };

/** The deposit on the page: the one of the last visit, until a new one is made. */
export class CurrentDeposit {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #deposit: KeptDeposit | undefined = loadDeposit();
  #making: Making = { kind: 'idle' };
  #newest = 0;

  /** @param host is rendered anew whenever something changes */
  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  /** None while a new one is being made: nobody shall pay into the old one by mistake. */
  get deposit(): KeptDeposit | undefined {
    return this.#making.kind === 'busy' ? undefined : this.#deposit;
  }

  get making(): Making {
    return this.#making;
  }

  /**
   * Asks the shop for a new deposit. Asked again meanwhile, the last one counts.
   *
   * @param amount a decimal string in the shop's currency
   */
  async make(amount: string, flow: KeptDeposit['flow']): Promise<void> {
    this.#newest += 1;
    const run = this.#newest;
    this.#show({ kind: 'busy' });
    try {
      const deposit = await shopApi.newDeposit(amount, flow);
      if (run !== this.#newest) return;
      this.#deposit = deposit;
      saveDeposit(deposit);
      this.#show({ kind: 'idle' });
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      if (run === this.#newest) this.#show({ kind: 'failed', reason: error.message });
    }
  }

  #show(making: Making): void {
    this.#making = making;
    this.#host.requestUpdate();
  }
}
