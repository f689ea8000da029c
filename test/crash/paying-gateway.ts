import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { signWithdrawal } from '../../src/gateway/index.ts';
import { entry, keyPair, signedPostback } from '../proxy/signed-postback.ts';
import { resultEntry } from '../proxy/withdrawal-fixture.ts';
import { closeAtOnce, listenOnLoopback } from '../tools/listen-on-loopback.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Something the gateway has signed, and posts until it is answered ok. */
interface Signed {
  /** What the proxy must remember it by, for ever. */
  readonly transactionId: string;
  /** Whether any postback of it was answered ok. */
  acknowledged: boolean;
}

/** A payment the gateway has taken: the truth that everything else is held against. */
export interface Payment extends Signed {
  readonly orderId: string;
  readonly amountMinor: number;
}

/** A withdrawal as the gateway has settled it, for good. */
export interface Payout extends Signed {
  readonly withdrawalId: string;
  /** Of one intent each. */
  readonly label: string;
  readonly result: 'succeeded' | 'failed';
}

/** A withdrawal it has not taken, of which it never speaks again. */
export type Refusal = Pick<Payout, 'withdrawalId' | 'label'>;

interface Posting {
  readonly body: string;
  readonly signed: readonly Signed[];
}

type Body = Readonly<Record<string, unknown>>;

/** A gateway with real money: every request is a payment, and its postbacks come until each is answered ok. */
export class PayingGateway {
  readonly payments: Payment[] = [];
  readonly payouts: Payout[] = [];
  readonly refusals: Refusal[] = [];
  /** Called with each request and each acknowledgement: the moments to kill near. */
  onTraffic: () => void = () => undefined;
  readonly #random: SeededRandom;
  readonly #server: Server;
  #queue: Posting[] = [];

  constructor(random: SeededRandom) {
    this.#random = random;
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.onTraffic();
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Body;
        response.end(JSON.stringify(this.#answer(request.url ?? '', body)));
      });
    });
  }

  async listen(): Promise<string> {
    return `http://127.0.0.1:${await listenOnLoopback(this.#server)}`;
  }

  close(): void {
    closeAtOnce(this.#server);
  }

  get signed(): readonly Signed[] {
    return [...this.payments, ...this.payouts];
  }

  /**
   * Sends postbacks, several at a time, until `stop` aborts. What is not answered ok goes back into the queue.
   *
   * @param url the address of any instance
   */
  async sendPostbacks(url: () => string, stop: AbortSignal): Promise<void> {
    const send = async (): Promise<void> => {
      while (!stop.aborted) {
        const [posting] = this.#queue.splice(this.#random.below(this.#queue.length), 1);
        if (posting) await this.#post(url(), posting, stop);
        else await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await Promise.all(Array.from({ length: 8 }, send));
  }

  async #post(url: string, posting: Posting, stop: AbortSignal): Promise<void> {
    try {
      const response = await fetch(`${url}/postback`, { method: 'POST', body: posting.body, signal: stop });
      if (response.status !== 200 || (await response.text()) !== '{"status":"ok"}') throw new Error('not ok');
      for (const signed of posting.signed) signed.acknowledged = true;
      // An answer that the gateway loses is a postback that comes again.
      if (this.#random.chance(0.2)) this.#queue.push(posting);
      this.onTraffic();
    } catch {
      this.#queue.push(posting);
    }
  }

  #answer(url: string, body: Body): unknown {
    if (url === '/v2/withdrawal/create') return this.#payOut(body);
    if (url.startsWith('/api/v1/transaction/activate?')) return this.#activate(body);
    return { status: 'ok', params: { identifier: '0771234567' } };
  }

  #activate(body: Body): unknown {
    const payment: Payment = {
      orderId: String(body['custom_transaction_id']),
      transactionId: `tx-${this.payments.length}`,
      amountMinor: 100 * (1 + this.#random.below(5000)),
      acknowledged: false,
    };
    this.payments.push(payment);
    // Sometimes the list holds an earlier payment as well: "the entire transaction list".
    const earlier = this.payments[this.#random.below(this.payments.length)];
    const payments = earlier && this.#random.chance(0.3) ? [earlier, payment] : [payment];
    const entries = payments.map(({ orderId, transactionId, amountMinor }) =>
      entry(orderId, { transaction_id: transactionId, amount: (amountMinor / 100).toFixed(2) }),
    );
    this.#queue.push({ body: signedPostback(entries), signed: payments });
    return { status: 'ok', deposit: true, deposit_amount: payment.amountMinor / 100 };
  }

  #payOut({ signature, ...fields }: Body): unknown {
    const named = { withdrawalId: String(fields['withdrawal_id']), label: String(fields['label']) };
    if (signature !== signWithdrawal(fields, keyPair.privateKey))
      return { status: 'fail', message: 'Signature' };
    if (this.#random.chance(0.15)) {
      this.refusals.push(named);
      return { status: 'fail', message: { withdrawals_sum_amount: ['Insufficient balance'] } };
    }
    const isPaid = this.#random.chance(0.75);
    const status = isPaid ? 1 : 5;
    const payout: Payout = {
      ...named,
      transactionId: `withdrawal:${named.withdrawalId}:${status}`,
      result: isPaid ? 'succeeded' : 'failed',
      acknowledged: false,
    };
    this.payouts.push(payout);
    const body = signedPostback([resultEntry(named.withdrawalId, status)], { direction: 'outgoing' });
    this.#queue.push({ body, signed: [payout] });
    return { status: 'ok' };
  }
}
