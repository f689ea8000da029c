import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { entry, signedPostback } from '../proxy/signed-postback.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A payment the gateway has taken: the truth that everything else is held against. */
export interface Payment {
  readonly orderId: string;
  readonly transactionId: string;
  readonly amountMinor: number;
  /** Whether any postback of it was answered ok. */
  acknowledged: boolean;
}

interface Posting {
  readonly body: string;
  readonly payments: readonly Payment[];
}

/** A gateway with real money: every activation is a payment, and its postbacks come until each is answered ok. */
export class PayingGateway {
  readonly payments: Payment[] = [];
  /** Called with each request and each acknowledgement: the moments to kill at. */
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
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
        response.end(JSON.stringify(this.#answer(request.url ?? '', body as Record<string, unknown>)));
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get unacknowledged(): number {
    return this.#queue.length;
  }

  /** Sends postbacks, several at a time, until `stop` aborts. What is not answered ok goes back into the queue. */
  async sendPostbacks(url: string, stop: AbortSignal): Promise<void> {
    const send = async (): Promise<void> => {
      while (!stop.aborted) {
        const [posting] = this.#queue.splice(this.#random.below(this.#queue.length), 1);
        if (posting) await this.#post(url, posting, stop);
        else await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await Promise.all(Array.from({ length: 8 }, send));
  }

  async #post(url: string, posting: Posting, stop: AbortSignal): Promise<void> {
    try {
      const response = await fetch(`${url}/postback`, { method: 'POST', body: posting.body, signal: stop });
      if (response.status !== 200 || (await response.text()) !== '{"status":"ok"}') throw new Error('not ok');
      for (const payment of posting.payments) payment.acknowledged = true;
      // An answer that the gateway loses is a postback that comes again.
      if (this.#random.chance(0.2)) this.#queue.push(posting);
      this.onTraffic();
    } catch {
      this.#queue.push(posting);
    }
  }

  #answer(url: string, body: Readonly<Record<string, unknown>>): unknown {
    if (url.startsWith('/api/v1/transaction/create/')) {
      return { status: 'ok', params: { identifier: '0771234567' } };
    }
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
    this.#queue.push({ body: signedPostback(entries), payments });
    return { status: 'ok', deposit: true, deposit_amount: payment.amountMinor / 100 };
  }
}
