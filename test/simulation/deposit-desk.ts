import type { SeededRandom } from '../crash/seeded-random.ts';
import { entry } from '../proxy/signed-postback.ts';
import { jsonReply } from './gateway-replies.ts';
import type { Reply } from './gateway-replies.ts';
import type { PostbackQueue } from './postback-queue.ts';

/** What the gateway has signed: one transaction for one order, as often as it may be posted. */
export interface SignedPayment {
  readonly orderId: string;
  readonly transactionId: string;
  readonly amountMinor: number;
}

const fail = jsonReply({ status: 'fail', message: 'Transaction not found' });
const pending = jsonReply({ status: 'pending', message: '' });
const possible = jsonReply({ status: 'possible_transaction_created', message: '' });
const accepted = jsonReply({ status: 'ok', deposit: true, deposit_amount: 1000 });

/** The gateway's deposits. It alone knows who has paid. */
export class DepositDesk {
  /** All it has ever signed. */
  readonly signed: SignedPayment[] = [];
  /** Orders whose activation came in twice: the proxy must never do that. */
  readonly askedTwice: string[] = [];
  readonly #random: SeededRandom;
  readonly #postbacks: PostbackQueue;
  readonly #paid = new Map<string, number>();
  readonly #usedNumbers = new Set<string>();
  readonly #asked = new Set<string>();
  /** Activations it answered with "pending" or "possible": numbers it goes on looking for. */
  #looking: { readonly number: string; readonly orderId: string }[] = [];

  constructor(random: SeededRandom, postbacks: PostbackQueue) {
    this.#random = random;
    this.#postbacks = postbacks;
  }

  /** Somebody sends money with a wallet; the number is what it shows afterwards. */
  pay(number: string, amountMinor: number): void {
    this.#paid.set(number, amountMinor);
  }

  /** Whether this order was activated: from then on "rejected" would be a lie. */
  hasActivated(orderId: string): boolean {
    return this.signed.some((payment) => payment.orderId === orderId);
  }

  activate(number: string, orderId: string): Reply {
    if (this.#asked.has(orderId)) this.askedTwice.push(orderId);
    this.#asked.add(orderId);
    const isThere = this.#paid.has(number) && !this.#usedNumbers.has(number);
    if (isThere && this.#random.chance(0.6)) {
      this.#take(number, orderId);
      return accepted;
    }
    // Not there, or not found yet.
    if (!isThere && this.#random.chance(0.6)) return fail;
    this.#looking.push({ number, orderId });
    return this.#random.chance(0.5) ? pending : possible;
  }

  /** Looks again for the numbers it has not found before. */
  lookAgain(): void {
    const looking = this.#looking;
    this.#looking = [];
    for (const search of looking) {
      if (!this.#take(search.number, search.orderId)) this.#looking.push(search);
    }
  }

  /** Money nobody expects: a second payment on an order, an order nobody knows, a contradiction to itself. */
  signOddity(): void {
    const known = this.signed[this.#random.below(this.signed.length)];
    const amountMinor = 100 * (1 + this.#random.below(2000));
    const kind = this.#random.below(3);
    if (kind === 0 || !known) this.#sign({ orderId: 'nobody', transactionId: this.#newId(), amountMinor });
    else if (kind === 1) this.#sign({ ...known, transactionId: this.#newId(), amountMinor });
    else this.#sign({ ...known, amountMinor });
  }

  #newId(): string {
    return `tx-${this.signed.length}`;
  }

  #take(number: string, orderId: string): boolean {
    const amountMinor = this.#paid.get(number);
    if (amountMinor === undefined || this.#usedNumbers.has(number)) return false;
    this.#usedNumbers.add(number);
    this.#sign({ orderId, transactionId: this.#newId(), amountMinor });
    return true;
  }

  #sign(payment: SignedPayment): void {
    this.signed.push(payment);
    const earlier = this.signed[this.#random.below(this.signed.length)];
    const payments = earlier && this.#random.chance(0.3) ? [earlier, payment] : [payment];
    this.#postbacks.send(
      payments.map(({ orderId, transactionId, amountMinor }) =>
        entry(orderId, {
          transaction_id: transactionId,
          amount: this.#random.chance(0.5) ? (amountMinor / 100).toFixed(2) : String(amountMinor / 100),
        }),
      ),
    );
  }
}
