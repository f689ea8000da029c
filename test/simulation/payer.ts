import assert from 'node:assert/strict';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import type { Session } from '../../src/proxy/index.ts';
import { depositViewSchema } from '../contract/answer-schemas.ts';
import { apiKey } from '../proxy/proxy-fixture.ts';
import { get, post } from './requests.ts';
import type { World } from './world.ts';

const digits = (world: World): string => String(world.random.below(100_000_000)).padStart(8, '0');

/**
 * Somebody who pays one deposit: with several tabs, typing the right number, a wrong one, or the right one too early.
 */
export class Payer {
  readonly depositId: string;
  readonly #token: string;
  readonly #world: World;
  readonly #rightNumber: string;
  #lastView: DepositView | undefined;

  private constructor(world: World, { token, depositId }: Session) {
    this.#world = world;
    this.#token = token;
    this.depositId = depositId;
    this.#rightNumber = digits(world);
  }

  static async arrive(world: World): Promise<Payer | undefined> {
    const response = await world.call('/sessions', post(apiKey, { label: 'payer', amount: '1000' }));
    return response?.status === 201 ? new Payer(world, (await response.json()) as Session) : undefined;
  }

  pay(): void {
    const { random, gateway } = this.#world;
    gateway.deposits.pay(this.#rightNumber, random.chance(0.8) ? 100_000 : 100 * (1 + random.below(3000)));
  }

  async look(): Promise<void> {
    const response = await this.#world.call('/deposit', get(this.#token));
    if (response) await this.#read(response);
  }

  /** Hands in a number, as a tab that may have seen an older view than another one. */
  async submit(): Promise<void> {
    const { random } = this.#world;
    const transactionNumber = random.chance(0.6) ? this.#rightNumber : digits(this.#world);
    const used = this.#lastView?.attempts.used ?? 0;
    const attempt = random.chance(0.7) ? { attempt: used + 1 } : {};
    const response = await this.#world.call(
      '/deposit/activation',
      post(this.#token, { transactionNumber, ...attempt }),
    );
    if (response) await this.#read(response);
  }

  async #read(response: Response): Promise<void> {
    const body: unknown = await response.json();
    if (!response.ok) {
      assert([401, 409, 503].includes(response.status), `${response.status}: ${JSON.stringify(body)}`);
      return;
    }
    const { data: view } = depositViewSchema.safeParse(body);
    assert(view, `no deposit view: ${JSON.stringify(body)}`);
    this.#lastView = view;
    if (view.state === 'rejected') await this.#checkRejection(view.version, view.transactionNumber);
  }

  /** "Try again" is never said of a number that may have been taken. */
  async #checkRejection(version: number, transactionNumber: string): Promise<void> {
    const { store, gateway } = this.#world;
    const attempts = await store.read.listAttempts(this.depositId);
    const deposit = await store.read.findDeposit(this.depositId);
    // Something has happened since; what was shown was true when it was shown.
    if (deposit?.version !== version) return;
    assert(
      !attempts.some(({ state }) => state === 'possible'),
      `${this.depositId} is shown rejected while the gateway looks for another number`,
    );
    for (const { id, state } of attempts.filter(
      (attempt) => attempt.transactionNumber === transactionNumber,
    )) {
      assert.notEqual(
        state,
        'unknown',
        `${transactionNumber} is shown rejected while its outcome is unknown`,
      );
      assert(!gateway.deposits.hasActivated(id), `${transactionNumber} is shown rejected, and is paid`);
    }
  }
}
