import type { SeededRandom } from '../crash/seeded-random.ts';
import { DepositDesk } from './deposit-desk.ts';
import { connectionError, jsonReply, lostReplies } from './gateway-replies.ts';
import type { Reply } from './gateway-replies.ts';
import { PayoutDesk } from './payout-desk.ts';
import { PostbackQueue } from './postback-queue.ts';

/** A gateway with real money and a bad network. */
export class SimulatedGateway {
  readonly postbacks: PostbackQueue;
  readonly deposits: DepositDesk;
  readonly payouts: PayoutDesk;
  readonly #random: SeededRandom;
  #held: (() => void)[] = [];

  constructor(random: SeededRandom) {
    this.#random = random;
    this.postbacks = new PostbackQueue(random);
    this.deposits = new DepositDesk(random, this.postbacks);
    this.payouts = new PayoutDesk(random, this.postbacks);
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const body = (await request.json()) as Readonly<Record<string, unknown>>;
    // Nothing arrives: no connection, or an account that is not known for a moment.
    if (this.#random.chance(0.08)) return connectionError('ECONNREFUSED', 'connect')();
    if (this.#random.chance(0.03)) return new Response('Not found', { status: 404 });
    const reply = this.#answer(new URL(request.url).pathname, body);
    if (this.#random.chance(0.3)) await new Promise<void>((resolve) => this.#held.push(resolve));
    return this.#random.chance(0.2) ? this.#random.pick(lostReplies)() : reply();
  };

  releaseAnswers(): void {
    const held = this.#held;
    this.#held = [];
    for (const release of held) release();
  }

  #answer(path: string, body: Readonly<Record<string, unknown>>): Reply {
    switch (path) {
      case '/v2/withdrawal/create':
        return this.payouts.take(body);
      case '/api/v1/transaction/activate':
        return this.deposits.activate(String(body['key1']), String(body['custom_transaction_id']));
      default:
        return jsonReply({ status: 'ok', params: { identifier: '0771234567' } });
    }
  }
}
