import { signWithdrawal } from '../../src/gateway/index.ts';
import type { SeededRandom } from '../crash/seeded-random.ts';
import { keyPair } from '../proxy/signed-postback.ts';
import { resultEntry } from '../proxy/withdrawal-fixture.ts';
import { jsonReply } from './gateway-replies.ts';
import type { Reply } from './gateway-replies.ts';
import type { PostbackQueue } from './postback-queue.ts';

export const paid = 1;
export const notPaid = 5;

/** A withdrawal the gateway has got. */
export interface Payout {
  readonly id: string;
  /** Each intent to pay out has a label of its own here, so that two ids for one intent are seen. */
  readonly label: string;
  readonly isRefused: boolean;
  /** Where it was asked to pay to. */
  readonly accountNumber: string;
  /** Every result it has ever signed: one, unless it contradicts itself. */
  readonly results: Set<typeof paid | typeof notPaid>;
}

const ok = jsonReply({ status: 'ok' });
const refusals: readonly [Reply, ...Reply[]] = [
  jsonReply({ status: 'fail', message: 'Not today' }),
  jsonReply({ status: 'fail', message: { withdrawals_sum_amount: ['Insufficient balance'] } }),
];
/** Of a request that something on the way sent twice: the answer to the second. */
const taken = jsonReply({
  status: 'fail',
  message: { withdrawal_id: ['The withdrawal id has already been taken.'] },
});

/** The gateway's withdrawals. It alone knows what was paid out. */
export class PayoutDesk {
  readonly payouts = new Map<string, Payout>();
  /** Withdrawals that came in twice: the second might be paid as well. */
  readonly askedTwice: string[] = [];
  /** Requests whose signature does not hold. */
  readonly forged: string[] = [];
  readonly #random: SeededRandom;
  readonly #postbacks: PostbackQueue;

  constructor(random: SeededRandom, postbacks: PostbackQueue) {
    this.#random = random;
    this.#postbacks = postbacks;
  }

  take({ signature, ...fields }: Readonly<Record<string, unknown>>): Reply {
    const id = String(fields['withdrawal_id']);
    if (signature !== signWithdrawal(fields, keyPair.privateKey)) this.forged.push(id);
    if (this.payouts.has(id)) this.askedTwice.push(id);
    const isRefused = this.#random.chance(0.25);
    const payout = {
      id,
      label: String(fields['label']),
      isRefused,
      accountNumber: String(fields['account_number']),
      results: new Set<1 | 5>(),
    };
    this.payouts.set(id, payout);
    // What was refused at once may be reported as failed as well.
    if (isRefused && this.#random.chance(0.4)) this.#sign(payout, notPaid);
    const reply = isRefused ? this.#random.pick(refusals) : ok;
    // One in eight, by its id.
    return /^[67]/.test(id) ? taken : reply;
  }

  /** Whether the money is gone, or may still go: whoever gives it back to the payer now pays twice. */
  mayBePaid(id: string): boolean {
    const payout = this.payouts.get(id);
    return payout !== undefined && !payout.isRefused && !payout.results.has(notPaid);
  }

  /** Pays one, or finds that it cannot. */
  settleOne(): void {
    const open = [...this.payouts.values()].filter(
      ({ isRefused, results }) => !isRefused && results.size === 0,
    );
    const payout = open[this.#random.below(open.length)];
    if (payout) this.#sign(payout, this.#random.chance(0.6) ? paid : notPaid);
  }

  settleAll(): void {
    for (let left = this.payouts.size; left > 0; left--) this.settleOne();
  }

  /** The opposite of what it said, a number nobody knows, another amount, or a withdrawal of nobody. */
  signOddity(): void {
    const known = [...this.payouts.values()][this.#random.below(this.payouts.size)];
    const kind = this.#random.below(4);
    if (kind === 0 || !known) this.#postbacks.send([resultEntry('nobody', paid)]);
    else if (kind === 1) this.#postbacks.send([resultEntry(known.id, 2 + this.#random.below(3))]);
    else if (kind === 2) this.#postbacks.send([resultEntry(known.id, 7, { amount: '10000.50' })]);
    else this.#sign(known, known.results.has(paid) ? notPaid : paid);
  }

  #sign(payout: Payout, result: typeof paid | typeof notPaid): void {
    payout.results.add(result);
    this.#postbacks.send([resultEntry(payout.id, result, { account_number: payout.accountNumber })]);
  }
}
