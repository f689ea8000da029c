import type { KeyPair } from '../../src/gateway/index.ts';
import type { SeededRandom } from '../crash/seeded-random.ts';
import { keyPair, rotatedPair, signedPostback } from '../proxy/signed-postback.ts';

type Entry = Parameters<typeof signedPostback>[0][number];

/** What the gateway wants to say, as often as it takes. */
export interface Posting {
  readonly entries: readonly Entry[];
}

/** The gateway's postbacks: each comes until it is answered ok, now and then once more, signed by any pair in use. */
export class PostbackQueue {
  readonly due: Posting[] = [];
  readonly #random: SeededRandom;
  #pairs: readonly [KeyPair & typeof keyPair, ...(typeof keyPair)[]] = [keyPair];

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  send(entries: readonly Entry[]): void {
    const posting = { entries };
    this.due.push(posting);
    if (this.#random.chance(0.3)) this.due.push(posting);
  }

  /** The merchant has got another key pair: at first either signs, in the end the new one alone. */
  rotateKeys(): void {
    this.#pairs = this.#pairs.length > 1 ? [rotatedPair] : [keyPair, rotatedPair];
  }

  /** One of those that are due, whichever. It stays due until `acknowledge`. */
  any(): Posting | undefined {
    return this.due[this.#random.below(this.due.length)];
  }

  /** Signed anew each time: a gateway that repeats itself after the keys were changed uses the new ones. */
  bodyOf({ entries }: Posting): string {
    return signedPostback(entries, {}, this.#random.pick(this.#pairs));
  }

  acknowledge(posting: Posting, isCertain = false): void {
    // The answer can be lost like any other; then the postback comes again.
    if (!isCertain && this.#random.chance(0.25)) return;
    const index = this.due.indexOf(posting);
    if (index >= 0) this.due.splice(index, 1);
  }
}
