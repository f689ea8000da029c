import assert from 'node:assert/strict';
import type { WithdrawalSession } from '../../src/contract/withdrawal-order.ts';
import type { WithdrawalRecord } from '../../src/contract/withdrawal-record.ts';
import type { WithdrawalView } from '../../src/contract/withdrawal-view.ts';
import {
  withdrawalRecordSchema,
  withdrawalSessionSchema,
  withdrawalViewSchema,
} from '../contract/withdrawal-answer-schemas.ts';
import { ofContract } from './of-contract.ts';
import { apiKey, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { entry, signedPostback } from './signed-postback.ts';

export const limits = { minAmount: 500, maxAmount: 50_000 };

export const details = { accountNumber: '03405138', accountName: 'Test Name Acc', bank: 'Bank Of Ceylon' };
export const order = { label: '125199', amount: '10000', reference: 'payout-1', ...details };

/** A merchant and payers who withdraw, by requests alone. */
export class Withdrawals {
  readonly fixture: ProxyFixture;

  constructor(fixture: ProxyFixture) {
    this.fixture = fixture;
  }

  /** `POST /withdrawals` */
  ask(json: unknown = order, key = 'key-1'): Promise<Response> {
    return this.fixture.call('/withdrawals', { token: apiKey, json, headers: { 'idempotency-key': key } });
  }

  async asked(json: unknown = order, key = 'key-1'): Promise<WithdrawalRecord> {
    return recordIn(await this.ask(json, key), 201);
  }

  async record(id: string): Promise<WithdrawalRecord> {
    return recordIn(await this.fixture.call(`/withdrawals/${id}`, { token: apiKey }), 200);
  }

  /** `POST /sessions` of kind withdrawal. */
  askSession(request: Readonly<Record<string, unknown>> = {}): Promise<Response> {
    const json = { kind: 'withdrawal', label: '125199', amount: '10000', reference: 'payout-1', ...request };
    return this.fixture.call('/sessions', { token: apiKey, json });
  }

  async session(request: Readonly<Record<string, unknown>> = {}): Promise<WithdrawalSession> {
    const response = await this.askSession(request);
    assert.equal(response.status, 201, await response.clone().text());
    const session = ofContract(withdrawalSessionSchema, await response.json());
    this.fixture.tokens.push(session.token);
    return session;
  }

  /** `POST /withdrawals/cancel` */
  cancelOrder(json: unknown = order, key = 'key-1'): Promise<Response> {
    const headers = { 'idempotency-key': key };
    return this.fixture.call('/withdrawals/cancel', { token: apiKey, json, headers });
  }

  /** `POST /withdrawals/:id/cancel` */
  cancel(id: string): Promise<Response> {
    return this.fixture.call(`/withdrawals/${id}/cancel`, { token: apiKey, method: 'POST' });
  }

  async cancelled(id: string): Promise<WithdrawalRecord> {
    return recordIn(await this.cancel(id), 200);
  }

  /** `POST /withdrawal` */
  give(token: string, change: Partial<typeof details> = {}): Promise<Response> {
    return this.fixture.call('/withdrawal', { token, json: { ...details, ...change } });
  }

  async view(token: string, query = ''): Promise<WithdrawalView> {
    return withdrawalViewIn(await this.fixture.call(`/withdrawal${query}`, { token }));
  }

  /** Posts one signed result, as on the gateway's page. */
  async result(id: string, status: unknown, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const body = signedPostback([resultEntry(id, status, more)], { direction: 'outgoing' });
    const response = await this.fixture.postback(body);
    assert.equal(await response.text(), '{"status":"ok"}');
  }

  async events(): Promise<string[]> {
    const events = [...(await this.fixture.events()), ...(await this.fixture.withdrawalEvents())];
    return events.map(({ type }) => type);
  }

  get sent(): readonly Readonly<Record<string, unknown>>[] {
    return this.fixture.gateway.withdrawals.map(({ body }) => body);
  }
}

export const resultEntry = (id: string, status: unknown, more: Readonly<Record<string, unknown>> = {}) =>
  entry('', {
    activated_datetime: '',
    exchanger_identifier: '',
    amount: '10000',
    stockpiling_id: null,
    transaction_id: '',
    transaction_type: null,
    withdrawal_id: id,
    withdrawal_status: status,
    account_number: '03405138',
    account_name: 'Test Name Acc',
    bank_details: { bank_code: 'Bank Of Ceylon', branch_code: null },
    ...more,
  });

/** A proxy with withdrawals that ends with the test. */
export async function startWithdrawals(
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Withdrawals> {
  return new Withdrawals(await startProxy({ withdrawals: { ...limits, ...settings } }));
}

/** The same, with a withdrawal that the merchant's server has asked for. */
export async function startOrdered() {
  const shop = await startWithdrawals();
  return { shop, ...(await shop.asked()) };
}

/** The same, with one whose account the payer is to give. */
export async function startWithdrawal(request: Readonly<Record<string, unknown>> = {}) {
  const shop = await startWithdrawals();
  return { shop, ...(await shop.session(request)) };
}

export async function withdrawalViewIn(response: Response): Promise<WithdrawalView> {
  const body: unknown = await response.json();
  assert.equal(response.status, 200, JSON.stringify(body));
  return ofContract(withdrawalViewSchema, body);
}

async function recordIn(response: Response, status: number): Promise<WithdrawalRecord> {
  const body: unknown = await response.json();
  assert.equal(response.status, status, JSON.stringify(body));
  return ofContract(withdrawalRecordSchema, body);
}

/** Every transaction that was remembered: its status, and why it does not fit. */
export const kept = ({ fixture }: Withdrawals) =>
  fixture
    .rows('select status, reason from gateway_transaction order by rowid')
    .map((row) => [row['status'], row['reason']]);
