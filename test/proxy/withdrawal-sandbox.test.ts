import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { createProxy } from '../../src/proxy/index.ts';
import type { MerchantEvent, Proxy } from '../../src/proxy/index.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { closeAtOnce, listenOnLoopback } from '../tools/listen-on-loopback.ts';
import { keyPair } from './signed-postback.ts';
import { details, limits } from './withdrawal-fixture.ts';

const secret = 'sandbox-secret-0001';

async function listenOn(
  fetch: (request: Request) => Promise<Response>,
): Promise<{ server: Server; url: string }> {
  const listener = getRequestListener(fetch);
  const server = createServer((request, response) => void listener(request, response));
  return { server, url: `http://127.0.0.1:${await listenOnLoopback(server)}` };
}

/** Events as they come, and who waits for one. */
class Merchant {
  readonly events: MerchantEvent[] = [];
  readonly #waiting = new Set<() => void>();

  take(event: MerchantEvent): void {
    this.events.push(event);
    for (const check of this.#waiting) check();
  }

  told(withdrawalId: string, type: MerchantEvent['type']): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!this.typesOf(withdrawalId).includes(type)) return;
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
      check();
    });
  }

  typesOf(withdrawalId: string): string[] {
    return this.events
      .filter(({ data }) => 'withdrawalId' in data && data.withdrawalId === withdrawalId)
      .map(({ type }) => type);
  }
}

// Most of it is waiting for the gateway.
describe('a withdrawal over loopback: proxy and sandbox, both real servers', { concurrency: 4 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-withdrawal-'));
  const merchant = new Merchant();
  let proxy: Proxy;
  let sandbox: Sandbox;
  let end: () => Promise<void>;

  before(async () => {
    // The proxy needs the sandbox's address and the sandbox the proxy's, so one server begins with a promise.
    let made: (proxy: Proxy) => void = () => undefined;
    const ready = new Promise<Proxy>((resolve) => (made = resolve));
    const front = await listenOn(async (request) => (await ready).fetch(request));
    sandbox = createSandbox({
      secret,
      keyPair,
      postbackUrl: `${front.url}/postback`,
      postbackDelayMs: 20,
      latePostbackDelayMs: 2800,
      slowAnswerMs: 400,
    });
    const gateway = await listenOn(sandbox.fetch);
    const store = await openSqliteStore({ file: join(folder, 'proxy.sqlite') });
    proxy = createProxy({
      store,
      gateway: {
        apiUrl: gateway.url,
        secret,
        keyPairs: [keyPair],
        responseTimeoutMs: 2000,
        totalTimeoutMs: 2200,
      },
      withdrawals: limits,
      apiKeys: ['canary-api-key-0123456789abcdef'],
      origins: ['https://shop.example'],
      onEvent: (event) => merchant.take(event),
    });
    made(proxy);
    sandbox.start();
    proxy.start();
    end = async () => {
      await sandbox.stop();
      await proxy.stop();
      for (const { server } of [front, gateway]) closeAtOnce(server);
      await store.close();
      rmSync(folder, { recursive: true });
    };
  });
  after(() => end());

  const withdraw = (digits: string) =>
    proxy.createWithdrawal(`key-${digits}`, {
      label: '125199',
      amount: '10000',
      ...details,
      accountNumber: `034051${digits}`,
    });

  const refusals: Readonly<Record<string, string>> = { '01': 'refused', '03': 'insufficient_balance' };

  for (const [digits, name, answered, type] of [
    ['38', 'ok', ['accepted', 'succeeded'], 'withdrawal.succeeded'],
    ['01', 'refused', ['refused'], 'withdrawal.refused'],
    ['03', 'insufficient balance', ['refused'], 'withdrawal.refused'],
    ['05', 'ok, then fail', ['accepted', 'failed'], 'withdrawal.failed'],
    ['06', 'no answer, then success', ['unknown'], 'withdrawal.succeeded'],
    ['07', '500, then success', ['unknown'], 'withdrawal.succeeded'],
    ['08', 'cut JSON, then success', ['unknown'], 'withdrawal.succeeded'],
    ['09', 'a reset, then success', ['unknown'], 'withdrawal.succeeded'],
    ['11', 'success before the answer', ['succeeded', 'accepted'], 'withdrawal.succeeded'],
    ['15', 'success thrice', ['accepted', 'succeeded'], 'withdrawal.succeeded'],
    ['16', 'success, then fail', ['accepted', 'succeeded', 'conflict'], 'withdrawal.conflict'],
    ['17', 'no answer, then fail', ['unknown'], 'withdrawal.failed'],
  ] as const) {
    it(`${digits}: ${name}`, async () => {
      const record = await withdraw(digits);
      assert((answered as readonly string[]).includes(record.state), `answered ${record.state}`);
      await merchant.told(record.id, type);
      const last = await proxy.findWithdrawal(record.id);
      assert.equal(last.state, type.split('.')[1]);
      assert.equal(last.refusal, refusals[digits] ?? null);
      // The gateway knows one withdrawal under this id: asked again, nothing more is sent.
      assert.equal((await withdraw(digits)).id, record.id);
      const expected = digits === '16' ? ['withdrawal.succeeded', 'withdrawal.conflict'] : [type];
      assert.deepEqual(merchant.typesOf(record.id), expected);
    });
  }
});
