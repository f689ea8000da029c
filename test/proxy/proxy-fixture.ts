import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after } from 'node:test';
import type { DepositRecord } from '../../src/contract/deposit-record.ts';
import type { DepositView } from '../../src/contract/deposit-view.ts';
import type { Session, SessionRequest } from '../../src/contract/session.ts';
import { createProxy } from '../../src/proxy/index.ts';
import type {
  DepositEvent,
  DepositStore,
  MerchantEvent,
  Proxy,
  ProxyOptions,
  WithdrawalEvent,
} from '../../src/proxy/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import {
  depositEventSchema,
  depositRecordSchema,
  depositViewSchema,
  problemSchema,
  sessionSchema,
} from '../contract/answer-schemas.ts';
import { withdrawalEventSchema } from '../contract/withdrawal-answer-schemas.ts';
import { bytesIn, secretsIn } from './canaries.ts';
import { ofContract } from './of-contract.ts';
import { ScriptedGateway } from './scripted-gateway.ts';
import { entry, keyPair, rotatedPair, signedPostback } from './signed-postback.ts';
import { TestClock } from './test-clock.ts';

export const apiKey = 'canary-api-key-0123456789abcdef';
export const gatewaySecret = 'canary/plugin+api&secret';
export const origin = 'https://shop.example';

export const webhookSecret = `whsec_${Buffer.from('canary webhook secret, 32 bytes.').toString('base64')}`;
export const redirectKey = 'canary-redirect-key-9c41e07b52d8f36a';

/** Every secret a proxy holds, each with a value of its own. */
export const canaries = {
  apiKey,
  gatewaySecret,
  privateKey: keyPair.privateKey,
  rotatedPrivateKey: rotatedPair.privateKey,
  webhookSecret,
  redirectKey,
};

export const goodOptions = {
  gateway: { apiUrl: 'https://api.gateway.example', secret: gatewaySecret, keyPairs: [keyPair, rotatedPair] },
  window: { url: 'https://plugin.gateway.example/' },
  apiKeys: [apiKey],
  origins: [origin],
} satisfies Omit<ProxyOptions, 'store'>;

/** What makes a proxy hold the secrets that the good options leave out. */
export const everySecret = {
  window: { ...goodOptions.window, redirectHash: { strategy: 'hmac-sha256', key: redirectKey } },
  webhook: { url: 'https://shop.example/webhook', secret: webhookSecret },
} satisfies Partial<ProxyOptions>;

const isOfWithdrawal = (event: MerchantEvent): event is WithdrawalEvent =>
  event.type.startsWith('withdrawal.');

type Overrides = Partial<Omit<ProxyOptions, 'store' | 'clock' | 'log'>>;

/** A database that is no file. */
export interface OtherDatabase {
  readonly open: () => Promise<DepositStore>;
  /** Everything in it, as text. */
  readonly dump: () => Promise<string>;
}

/** A proxy over a database of its own, a file unless told otherwise, called as a user would: by requests. */
export class ProxyFixture {
  readonly clock = new TestClock();
  readonly gateway = new ScriptedGateway();
  readonly logged: string[] = [];
  /** The log's lines about requests, one each. */
  readonly requestLines: string[] = [];
  readonly answered: string[] = [];
  readonly tokens: string[] = [];
  readonly file: string;
  readonly #folder: string;
  readonly #otherDatabase: OtherDatabase | undefined;
  readonly #opened: { proxy: Proxy; store: DepositStore }[] = [];
  proxy!: Proxy;
  store!: DepositStore;

  /** @param folder where its file goes; removed at the end */
  constructor(otherDatabase?: OtherDatabase, folder = mkdtempSync(join(tmpdir(), 'ipay-deposit-'))) {
    this.#otherDatabase = otherDatabase;
    this.#folder = folder;
    this.file = join(this.#folder, 'deposits.sqlite');
  }

  /** Opens the database (again) and makes the proxy of this fixture from it, as a new process would. */
  async open(overrides: Overrides = {}, busyTimeoutMs = 5000): Promise<Proxy> {
    this.store = await (this.#otherDatabase?.open() ?? openSqliteStore({ file: this.file, busyTimeoutMs }));
    const note = (fields: object, message: string) => {
      const lines = message === 'request answered' ? this.requestLines : this.logged;
      lines.push(JSON.stringify({ ...fields, message }));
    };
    this.proxy = createProxy({
      ...goodOptions,
      fetch: this.gateway.fetch,
      ...overrides,
      store: this.store,
      clock: this.clock,
      log: { info: note, warn: note, error: note },
    });
    this.#opened.push({ proxy: this.proxy, store: this.store });
    return this.proxy;
  }

  /** Ends everything, and looks for every secret in everything that was written or said. */
  async close(): Promise<void> {
    // Closing empties SQLite's own log into the file, and removes it.
    const log = await this.#written();
    for (const { proxy, store } of this.#opened) {
      await proxy.stop();
      await store.close();
    }
    const written = Buffer.concat([log, await this.#written()]);
    rmSync(this.#folder, { recursive: true });
    const said = [...this.logged, ...this.requestLines].join('\n');
    assert.deepEqual(secretsIn(written, canaries), [], 'secrets in the database');
    assert.deepEqual(secretsIn(said, canaries), [], 'secrets in the log');
    assert.deepEqual(secretsIn(this.answered.join('\n'), canaries), [], 'secrets in answers');
    const tokens = Object.fromEntries(this.tokens.map((token, index) => [`token ${index}`, token]));
    assert.deepEqual(secretsIn(written, tokens), [], 'session tokens in the database');
    assert.deepEqual(secretsIn(said, tokens), [], 'session tokens in the log');
  }

  async #written(): Promise<Buffer> {
    return this.#otherDatabase ? Buffer.from(await this.#otherDatabase.dump()) : bytesIn(this.#folder);
  }

  async call(path: string, init: RequestInit & { token?: string; json?: unknown } = {}): Promise<Response> {
    const { token, json, ...rest } = init;
    const headers = new Headers(rest.headers);
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    if (json !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const response = await this.proxy.fetch(
      new Request(`https://proxy.example${path}`, {
        ...(json !== undefined && { method: 'POST', body: JSON.stringify(json) }),
        ...rest,
        headers,
      }),
    );
    this.answered.push(JSON.stringify([...response.headers]), await response.clone().text());
    return response;
  }

  async session(request: Partial<SessionRequest> = {}): Promise<Session> {
    const json = { label: 'payer-1', amount: '1000', ...request };
    const response = await this.call('/sessions', { token: apiKey, json });
    assert.equal(response.status, 201, await response.clone().text());
    const session = ofContract(sessionSchema, await response.json());
    this.tokens.push(session.token);
    return session;
  }

  async view(token: string, query = ''): Promise<DepositView> {
    return viewIn(await this.call(`/deposit${query}`, { token }));
  }

  submit(token: string, transactionNumber: string, attempt?: number): Promise<Response> {
    const json = { transactionNumber, ...(attempt !== undefined && { attempt }) };
    return this.call('/deposit/activation', { token, json });
  }

  async record(depositId: string): Promise<DepositRecord> {
    const response = await this.call(`/deposits/${depositId}`, { token: apiKey });
    return ofContract(depositRecordSchema, await response.json());
  }

  /** The events of deposits and transactions. */
  async events(): Promise<DepositEvent[]> {
    return (await this.store.read.listEvents(0, 1000)).flatMap(({ event }) =>
      isOfWithdrawal(event) ? [] : ofContract(depositEventSchema, event),
    );
  }

  async withdrawalEvents(): Promise<WithdrawalEvent[]> {
    return (await this.store.read.listEvents(0, 1000)).flatMap(({ event }) =>
      isOfWithdrawal(event) ? ofContract(withdrawalEventSchema, event) : [],
    );
  }

  /** Hands in a number and gives the id under which the gateway knows it. */
  async submittedOrder(token: string, transactionNumber = '23936785'): Promise<string> {
    const response = await this.submit(token, transactionNumber);
    assert.equal(response.status, 200, await response.clone().text());
    return this.lastOrder();
  }

  /** `custom_transaction_id` of the latest activation. */
  lastOrder(): string {
    return String(this.gateway.activations.at(-1)?.body['custom_transaction_id']);
  }

  postback(body: string, init: RequestInit = {}): Promise<Response> {
    return this.call('/postback', { method: 'POST', body, ...init });
  }

  /** Posts one entry for the order, signed. */
  pay(orderId: string, more: Readonly<Record<string, unknown>> = {}): Promise<Response> {
    return this.postback(signedPostback([entry(orderId, more)]));
  }

  /** Asks the file itself, beside the store. */
  rows(sql: string): Record<string, unknown>[] {
    const database = new DatabaseSync(this.file);
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }
}

/** A proxy that ends with the test or suite that asks for it. */
export async function startProxy(overrides: Overrides = {}, busyTimeoutMs?: number): Promise<ProxyFixture> {
  const fixture = new ProxyFixture();
  await fixture.open(overrides, busyTimeoutMs);
  after(() => fixture.close());
  return fixture;
}

/** The same, with a deposit of its own. */
export async function startDeposit(overrides: Overrides = {}, request: Partial<SessionRequest> = {}) {
  const fixture = await startProxy(overrides);
  return { fixture, ...(await fixture.session(request)) };
}

/** The same over a database that is no file. */
export async function startProxyOver(
  database: OtherDatabase,
  overrides: Overrides = {},
): Promise<ProxyFixture> {
  const fixture = new ProxyFixture(database);
  await fixture.open(overrides);
  after(() => fixture.close());
  return fixture;
}

/** The view in an answer, checked against the contract. */
export async function viewIn(response: Response): Promise<DepositView> {
  const body: unknown = await response.json();
  assert.equal(response.status, 200, JSON.stringify(body));
  return ofContract(depositViewSchema, body);
}

/** Asserts an error of the contract: status, code, and that the body is RFC 9457. */
export async function assertProblem(response: Response, status: number, code: string): Promise<string> {
  const body: unknown = await response.json();
  assert.equal(response.status, status, JSON.stringify(body));
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  const problem = problemSchema.parse(body);
  assert.equal(problem.code, code);
  assert.equal(problem.status, status);
  return problem.detail;
}
