import type { SeededRandom } from '../crash/seeded-random.ts';
import { entry, signedPostback } from '../proxy/signed-postback.ts';

/** What the gateway has signed: one transaction for one order, as often as it may be posted. */
export interface SignedPayment {
  readonly orderId: string;
  readonly transactionId: string;
  readonly amountMinor: number;
}

interface Posting {
  readonly body: string;
  readonly payments: readonly SignedPayment[];
}

type Reply = () => Response;

const json = (body: unknown): Reply => {
  const text = JSON.stringify(body);
  return () => new Response(text);
};
const fail = json({ status: 'fail', message: 'Transaction not found' });
const pending = json({ status: 'pending', message: '' });
const possible = json({ status: 'possible_transaction_created', message: '' });
const accepted = json({ status: 'ok', deposit: true, deposit_amount: 1000 });
const connectionError = (code: string): Reply => {
  return () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('the address'), { code }) });
  };
};

/** What becomes of an answer on its way, after the gateway has done what was asked of it. */
const lostAnswers: readonly [Reply, ...Reply[]] = [
  connectionError('ECONNRESET'),
  () => new Response('<html>Whoops</html>', { status: 502 }),
  () => new Response('{"status":"fa'),
  () => new Response('<html>Just a moment</html>'),
  () => new Response(null, { status: 307, headers: { location: 'https://elsewhere.example/' } }),
  () => new Response('{"status":"processing"}'),
  () => new Response('{"status":"fail","message":""}', { status: 500 }),
];

/** A gateway with real money and a bad network. It alone knows who has paid. */
export class SimulatedGateway {
  /** All it has ever signed. */
  readonly signed: SignedPayment[] = [];
  /** Postbacks that were not answered ok yet. */
  readonly postings: Posting[] = [];
  /** Orders whose activation came in twice: the proxy must never do that. */
  readonly askedTwice: string[] = [];
  readonly #random: SeededRandom;
  readonly #paid = new Map<string, number>();
  readonly #usedNumbers = new Set<string>();
  readonly #asked = new Set<string>();
  /** Activations it answered with "pending" or "possible": numbers it goes on looking for. */
  #looking: { readonly number: string; readonly orderId: string }[] = [];
  #held: (() => void)[] = [];

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const body = (await request.json()) as Readonly<Record<string, unknown>>;
    // Nothing arrives: no connection, or an account that is not known for a moment.
    if (this.#random.chance(0.08)) return connectionError('ECONNREFUSED')();
    if (this.#random.chance(0.03)) return new Response('Not found', { status: 404 });
    const reply = request.url.includes('/create/')
      ? json({ status: 'ok', params: { identifier: '0771234567' } })
      : this.#activate(String(body['key1']), String(body['custom_transaction_id']));
    if (this.#random.chance(0.3)) await new Promise<void>((resolve) => this.#held.push(resolve));
    return this.#random.chance(0.2) ? this.#random.pick(lostAnswers)() : reply();
  };

  /** Somebody sends money with his wallet; the number is what he sees afterwards. */
  pay(number: string, amountMinor: number): void {
    this.#paid.set(number, amountMinor);
  }

  /** Whether this order was activated: from then on "rejected" would be a lie. */
  hasActivated(orderId: string): boolean {
    return this.signed.some((payment) => payment.orderId === orderId);
  }

  releaseAnswers(): void {
    const held = this.#held;
    this.#held = [];
    for (const release of held) release();
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

  /** One of the postbacks that are due, whichever. It stays due until `acknowledge`. */
  anyPosting(): Posting | undefined {
    return this.postings[this.#random.below(this.postings.length)];
  }

  acknowledge(posting: Posting, isCertain = false): void {
    // The answer can be lost like any other; then the postback comes again.
    if (!isCertain && this.#random.chance(0.25)) return;
    const index = this.postings.indexOf(posting);
    if (index >= 0) this.postings.splice(index, 1);
  }

  #newId(): string {
    return `tx-${this.signed.length}`;
  }

  #activate(number: string, orderId: string): Reply {
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
    const entries = payments.map(({ orderId, transactionId, amountMinor }) =>
      entry(orderId, {
        transaction_id: transactionId,
        amount: this.#random.chance(0.5) ? (amountMinor / 100).toFixed(2) : String(amountMinor / 100),
      }),
    );
    const posting = { body: signedPostback(entries), payments };
    this.postings.push(posting);
    if (this.#random.chance(0.3)) this.postings.push(posting);
  }
}
