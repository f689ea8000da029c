import assert from 'node:assert/strict';
import type { WithdrawalSession } from '../../src/contract/withdrawal-order.ts';
import type { WithdrawalState } from '../../src/contract/withdrawal-state.ts';
import { problemSchema } from '../contract/answer-schemas.ts';
import { withdrawalRecordSchema, withdrawalViewSchema } from '../contract/withdrawal-answer-schemas.ts';
import { apiKey } from '../proxy/proxy-fixture.ts';
import { details, order } from '../proxy/withdrawal-fixture.ts';
import { paid } from './payout-desk.ts';
import { get, post } from './requests.ts';
import type { World } from './world.ts';

/** One reservation that is to be paid out once, by a merchant or a payer who asks again whenever in doubt. */
export class Withdrawer {
  readonly label: string;
  /** What the proxy calls it, once it has said so. */
  withdrawalId: string | undefined;
  readonly #world: World;
  readonly #byOrder: boolean;
  #token: string | undefined;

  constructor(world: World, number: number) {
    this.#world = world;
    this.label = `payout-${number}`;
    this.#byOrder = world.random.chance(0.5);
  }

  /** Asks for the money, as a merchant's server or as a payer's page does. */
  async ask(): Promise<void> {
    if (this.#byOrder) await this.#order();
    else if (this.#token === undefined || this.#world.random.chance(0.2)) await this.#openSession();
    else await this.#giveAccount(this.#token);
  }

  async look(): Promise<void> {
    if (this.#token !== undefined) {
      await this.#readView(await this.#world.call('/withdrawal', get(this.#token)));
    } else if (this.withdrawalId !== undefined) {
      const response = await this.#world.call(`/withdrawals/${this.withdrawalId}`, get(apiKey));
      if (response?.status !== 503) await this.#readRecord(response, 200);
    }
  }

  /** As its merchant does: it is never paid from then on, or it was sent before. */
  async callOff(): Promise<void> {
    const { withdrawalId, label } = this;
    if (!this.#byOrder && withdrawalId === undefined) return;
    const response = this.#byOrder
      ? await this.#world.call(
          '/withdrawals/cancel',
          post(apiKey, { ...order, label }, { 'idempotency-key': label }),
        )
      : await this.#world.call(`/withdrawals/${withdrawalId}/cancel`, post(apiKey, {}));
    if (response?.status === 503) return;
    if (response?.status !== 409) return this.#readRecord(response, 200);
    const { code } = problemSchema.parse(await response.json());
    assert.equal(code, 'withdrawal_sent');
  }

  async #order(): Promise<void> {
    // The same key with another amount is a mistake of the merchant's, and never a second payout.
    const isMistaken = this.withdrawalId !== undefined && this.#world.random.chance(0.15);
    const body = { ...order, label: this.label, ...(isMistaken && { amount: '20000' }) };
    const response = await this.#world.call(
      '/withdrawals',
      post(apiKey, body, { 'idempotency-key': this.label }),
    );
    if (response?.status === 503) return;
    if (isMistaken) assert.equal(response?.status ?? 422, 422, 'another order under the same key');
    else await this.#readRecord(response, 201);
  }

  async #openSession(): Promise<void> {
    const request = { kind: 'withdrawal', label: this.label, amount: '10000', reference: this.label };
    const response = await this.#world.call('/sessions', post(apiKey, request));
    if (response === undefined || response.status === 503) return;
    assert.equal(response.status, 201);
    const session = (await response.json()) as WithdrawalSession;
    this.#remember(session.withdrawalId);
    this.#token = session.token;
  }

  async #giveAccount(token: string): Promise<void> {
    const typed = this.#world.random.chance(0.8) ? details : { ...details, accountNumber: '77345678' };
    await this.#readView(await this.#world.call('/withdrawal', post(token, typed)));
  }

  async #readRecord(response: Response | undefined, status: number): Promise<void> {
    if (!response) return;
    const body: unknown = await response.json();
    assert.equal(response.status, status, JSON.stringify(body));
    const { id, state } = withdrawalRecordSchema.parse(body);
    this.#remember(id);
    this.#check(state);
  }

  async #readView(response: Response | undefined): Promise<void> {
    if (!response) return;
    const body: unknown = await response.json();
    if (response.ok) this.#check(withdrawalViewSchema.parse(body).state);
    else assert([401, 409, 503].includes(response.status), `${response.status}: ${JSON.stringify(body)}`);
  }

  #remember(id: string): void {
    assert.equal(id, this.withdrawalId ?? id, 'one reservation became two withdrawals');
    this.withdrawalId = id;
  }

  /** Nobody is told that the money comes back while it may be gone, nor that it is gone when it is not. */
  #check(state: WithdrawalState): void {
    const { payouts } = this.#world.gateway;
    const id = this.withdrawalId ?? '';
    if (state === 'refused' || state === 'failed') {
      assert(!payouts.mayBePaid(id), `${id} is shown ${state}, and may be paid`);
    }
    if (state === 'succeeded') assert(payouts.payouts.get(id)?.results.has(paid), `${id} is not paid`);
  }
}
