import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CommandError } from '../../src/cli/command-error.ts';
import { serveSandbox } from '../../src/cli/serve-sandbox.ts';
import type { ServeSandboxOptions, ServedSandbox } from '../../src/cli/serve-sandbox.ts';
import { createGatewayClient, readPostback } from '../../src/gateway/index.ts';
import type { PostbackReport } from '../../src/sandbox/index.ts';
import { activation, keyPair, secret } from '../sandbox/sandbox-harness.ts';
import { closeAtOnce, listenOnLoopback } from '../tools/listen-on-loopback.ts';

/** A merchant on a real port whose answer a test may change. */
let answer = { status: 200, body: '{"status":"ok"}' };
const merchant = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(answer.status).end(answer.body));
});
const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
let options: ServeSandboxOptions;

before(async () => {
  options = {
    port: 0,
    secret,
    keyPair,
    postbackUrl: `http://127.0.0.1:${await listenOnLoopback(merchant)}/postback`,
    postbackDelayMs: 1,
    latePostbackDelayMs: 1,
    slowAnswerMs: 1,
    retryDelaysMs: [1],
  };
});
after(() => {
  closeAtOnce(merchant);
  rmSync(folder, { recursive: true });
});

interface Served {
  readonly served: ServedSandbox;
  readonly report: Promise<PostbackReport>;
}

/** Runs a sandbox and gives the first report that fits. */
async function serveUntil(
  extra: Partial<ServeSandboxOptions>,
  fits: (report: PostbackReport) => boolean,
): Promise<Served> {
  let served: Promise<ServedSandbox> | undefined;
  const report = new Promise<PostbackReport>((resolve) => {
    const onPostback = (candidate: PostbackReport): void => {
      if (fits(candidate)) resolve(candidate);
    };
    served = serveSandbox({ ...options, ...extra, onPostback });
  });
  assert(served);
  return { served: await served, report };
}

const activate = (url: string, fields: object, init: RequestInit = {}): Promise<Response> =>
  fetch(`${url}/api/v1/transaction/activate?secret=${secret}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...activation, ...fields }),
    ...init,
  });

describe('the sandbox as a process', () => {
  for (const [digits, check] of [
    ['07', async (r: Promise<Response>) => assert.equal((await r).status, 500)],
    ['08', async (r: Promise<Response>) => assert.rejects((await r).json(), SyntaxError)],
    ['09', (r: Promise<Response>) => assert.rejects(r, hasCode('ECONNRESET', 'UND_ERR_SOCKET'))],
    ['11', async (r: Promise<Response>) => assert.equal((await r).status, 200)],
  ] as const) {
    it(`plays ${digits} over a socket, and posts back`, async () => {
      const { served, report } = await serveUntil({}, () => true);
      await check(activate(served.url, { key1: `239367${digits}` }));
      const { body, result } = await report;
      assert.equal(result, 'accepted');
      assert(readPostback(new TextEncoder().encode(body), [keyPair]).ok);
      await served.close();
    });
  }

  it('lets a caller wait who sent 06, and posts back meanwhile', async () => {
    const { served, report } = await serveUntil({}, () => true);
    const caller = new AbortController();
    const call = activate(served.url, { key1: '23936706' }, { signal: caller.signal });
    assert.equal((await report).result, 'accepted');
    caller.abort();
    await assert.rejects(call, { name: 'AbortError' });
    await served.close();
  });

  it('closes with a caller still waiting', async () => {
    const { served, report } = await serveUntil({}, () => true);
    const call = activate(served.url, { key1: '23936706' });
    const lost = assert.rejects(call, hasCode('ECONNRESET', 'UND_ERR_SOCKET'));
    await report;
    await served.close();
    await lost;
    await assert.rejects(fetch(served.url), hasCode('ECONNREFUSED'));
  });

  it('understands the gateway client, and is understood', async () => {
    const { served, report } = await serveUntil({}, () => true);
    const client = createGatewayClient({ apiUrl: served.url, secret });
    const created = await client.createTransaction({ label: 'payer', currency: 'LKR' });
    assert(created.kind === 'ok' && created.wallet.identifier === '0734234201');
    const accepted = await client.activate({
      label: 'payer',
      transactionNumber: '00000099',
      amount: { amountMinor: 250_050, currency: 'LKR' },
      customTransactionId: 'attempt-1',
    });
    assert.deepEqual(accepted, { kind: 'accepted', depositAmount: '2500.5' });
    assert.equal((await report).orderId, 'attempt-1');
    await served.close();
  });

  it('forgets nothing when it is restarted over its journal file', async () => {
    const journalFile = join(folder, 'journal.sqlite');
    answer = { status: 503, body: '' };
    const first = await serveUntil({ journalFile }, ({ attempt }) => attempt === 2);
    await activate(first.served.url, {});
    const before = await first.report;
    await first.served.close();

    answer = { status: 200, body: '{"status":"ok"}' };
    const second = await serveUntil({ journalFile }, ({ result }) => result === 'accepted');
    const afterwards = await second.report;
    assert.equal(afterwards.postbackId, before.postbackId);
    assert.equal(afterwards.body, before.body);
    assert(afterwards.attempt > before.attempt);
    const reused = await activate(second.served.url, { custom_transaction_id: 'other' });
    assert.match(await reused.text(), /Transaction already used/);
    await second.served.close();
  });

  it('takes a request in pieces whose length nobody told', async (t) => {
    const sandbox = await serveSandbox(options);
    t.after(() => sandbox.close());
    const headers = { 'content-type': 'application/json' };
    const create = (text: string) => {
      const body = new Blob([text.slice(0, 9), text.slice(9)]).stream();
      const init = { method: 'POST', headers, body, duplex: 'half' } as const;
      return fetch(`${sandbox.url}/api/v1/transaction/create/ipay?secret=${secret}`, init);
    };
    const answer = await create('{"currency":"LKR","label":"payer-1"}');
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /"status":"ok"/);
    assert.equal((await create(' '.repeat(70_000))).status, 413);
  });

  it('says clearly that its port is taken', async () => {
    const first = await serveSandbox(options);
    const port = Number(new URL(first.url).port);
    await assert.rejects(
      serveSandbox({ ...options, port }),
      (error) => error instanceof CommandError && error.message.startsWith(`Port ${port} is taken`),
    );
    await first.close();
  });
});

function hasCode(...codes: readonly string[]): (error: unknown) => boolean {
  return (error) =>
    error instanceof Error &&
    error.cause instanceof Error &&
    'code' in error.cause &&
    codes.includes(String(error.cause.code));
}
