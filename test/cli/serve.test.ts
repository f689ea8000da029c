import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serveSandbox } from '../../src/cli/serve-sandbox.ts';
import type { ServedSandbox } from '../../src/cli/serve-sandbox.ts';
import { viewIn } from '../proxy/proxy-fixture.ts';
import { entry, signedPostback } from '../proxy/signed-postback.ts';
import { freePort } from '../tools/free-port.ts';
import { sendRaw } from './send-raw.ts';
import { ServeProcess, accessKey, canaries, runCommand } from './serve-process.ts';

const webhookSecret = `whsec_${'QUJD'.repeat(11)}`;
const keyPair = { accessKey, privateKey: canaries.privateKey, account: 'default' };

describe('ipay-deposit serve', () => {
  let sandbox: ServedSandbox;
  let serve: ServeProcess;

  before(async () => {
    const port = await freePort();
    sandbox = await serveSandbox({
      port: 0,
      secret: canaries.gatewaySecret,
      keyPair,
      postbackUrl: `http://127.0.0.1:${port}/postback`,
      postbackDelayMs: 10,
      controls: true,
    });
    serve = new ServeProcess(sandbox.url, {
      PORT: String(port),
      IPAY_REQUEST_ID_HEADER: 'x-balancer-id',
      // Nobody listens there: events wait.
      IPAY_WEBHOOK_URL: `http://127.0.0.1:${await freePort()}/events`,
      IPAY_WEBHOOK_SECRET: webhookSecret,
      IPAY_ORIGNS: 'https://typo.example',
    });
    await serve.start();
  });
  after(async () => {
    await serve.dispose();
    await sandbox.close();
  });

  /** Every series that is counted, whatever its value. */
  const counted = (metrics: string): string[] => metrics.match(/^ipay_\w+_total\{.*?\}(?= )/gm) ?? [];

  it('takes a deposit from session to credit, and the metrics tell of it', async () => {
    const countedAtStart = counted(await serve.metrics());
    const { token } = await serve.session();
    const view = await viewIn(await serve.call('/deposit', token));
    assert.equal(view.wallet?.identifier, '0734234201');
    let paid = await viewIn(
      await serve.call('/deposit/activation', token, { transactionNumber: '23936785' }),
    );
    while (paid.state !== 'credited') {
      paid = await viewIn(await serve.call(`/deposit?after=${paid.version}`, token));
    }
    const failed = await serve.session();
    await serve.call('/deposit/activation', failed.token, { transactionNumber: '23936705' });
    const strange = signedPostback([entry('nobody')], {}, keyPair);
    for (const body of [strange, strange, strange.replace('"amount":"1000"', '"amount":"9"')]) {
      await fetch(`${serve.url}/postback`, { method: 'POST', body });
    }

    await serve.logged('The webhook could not be reached (ECONNREFUSED).');
    const metrics = await serve.metrics();
    assert.match(metrics, /^ipay_event_deliveries_total\{outcome="postponed"\} \d/m);
    for (const line of [
      'ipay_http_request_duration_seconds_count{method="POST",route="/sessions",status="201"} 2',
      'ipay_http_request_duration_seconds_count{method="POST",route="/deposit/activation",status="200"} 2',
      'ipay_gateway_call_duration_seconds_count{endpoint="create",outcome="ok",reason=""} 1',
      'ipay_gateway_calls_total{endpoint="create",outcome="ok",reason=""} 1',
      'ipay_gateway_call_duration_seconds_count{endpoint="activate",outcome="accepted",reason=""} 1',
      'ipay_gateway_call_duration_seconds_count{endpoint="activate",outcome="rejected",reason=""} 1',
      'ipay_postback_transactions_total{result="credited",reason=""} 1',
      'ipay_postback_transactions_total{result="suspended",reason="order_unknown"} 1',
      'ipay_postback_transactions_total{result="repeated",reason=""} 1',
      'ipay_postbacks_refused_total{code="signature_mismatch"} 1',
      'ipay_store_up 1',
      'ipay_deposits{state="rejected"} 1',
      'ipay_deposits{state="unknown"} 0',
      'ipay_outbox_events{state="pending"} 2',
      'ipay_outbox_events{state="dead"} 0',
      'ipay_transactions_in_review{status="suspense"} 1',
      'ipay_transactions_in_review{status="conflict"} 0',
      'ipay_long_polls_waiting 0',
    ]) {
      assert(metrics.includes(`${line}\n`), `${line}\nis not in\n${metrics}`);
    }
    // One that began with 1 would be no rise to Prometheus, and wake nobody.
    assert.deepEqual(counted(metrics), countedAtStart);
    assert.match(metrics, /^ipay_build_info\{version="[\d.]+",node="v[\d.]+"\} 1$/m);
    assert.match(metrics, /^ipay_outbox_oldest_seconds\{state="pending"\} \d/m);
    assert(!/payer-1|23936785|dep_/.test(metrics), 'a payer is in the metrics');
  });

  it('keeps the metrics off the port that faces the internet', async () => {
    assert.equal((await serve.call('/metrics')).status, 404);
    assert.equal((await fetch(new URL('/sessions', serve.metricsUrl))).status, 404);
  });

  it('names a request by the header that is configured, if it is harmless', async () => {
    const idOf = async (given: string) => {
      const response = await fetch(`${serve.url}/healthz`, { headers: { 'x-balancer-id': given } });
      return response.headers.get('x-request-id');
    };
    assert.equal(await idOf('balancer-17'), 'balancer-17');
    assert.match((await idOf('a b" c')) ?? '', /^[0-9a-f-]{36}$/);
  });

  it('cuts off callers that are too slow, in their headers and in their body', async (t) => {
    // A process of its own: a busy machine is slow at times, and would be cut off in the other tests.
    const hasty = new ServeProcess(sandbox.url, {
      IPAY_HEADERS_TIMEOUT_MS: '300',
      IPAY_REQUEST_TIMEOUT_MS: '600',
    });
    t.after(() => hasty.dispose());
    await hasty.start();
    assert.match(
      await sendRaw(hasty.url, 'POST /postback HTTP/1.1\r\nHost: proxy\r\nX-Slow: '),
      /^HTTP\/1.1 408/,
    );
    const beginning = 'POST /postback HTTP/1.1\r\nHost: proxy\r\nContent-Length: 900\r\n\r\n{"signature":';
    assert.match(await sendRaw(hasty.url, beginning), /^HTTP\/1.1 408|^$/);
    const huge = `GET /healthz HTTP/1.1\r\nHost: proxy\r\nX-Huge: ${'x'.repeat(20_000)}\r\n\r\n`;
    assert.match(await sendRaw(hasty.url, huge), /^HTTP\/1.1 431/);
    assert.equal((await fetch(`${hasty.url}/healthz`)).status, 200);
  });

  it('writes one JSON line for each request, and no secret in any form whatever is asked', async () => {
    const { token } = await serve.session();
    const secrets = [...Object.values(canaries), webhookSecret, token];
    for (const secret of secrets) {
      await serve.call(`/deposit?secret=${encodeURIComponent(secret)}`, secret);
      await serve.call(`/deposits/${encodeURIComponent(secret)}`);
      await serve.call('/sessions', canaries.apiKey, { label: secret, amount: secret });
      await fetch(`${serve.url}/postback?key=${encodeURIComponent(secret)}`, {
        method: 'POST',
        body: secret,
      });
      await fetch(`${serve.url}/healthz`, { headers: { 'x-balancer-id': secret.replace(/[^\w-]/g, '-') } });
      await fetch(`${serve.url}/nowhere`, { headers: { 'x-balancer-id': encodeURIComponent(secret) } });
    }
    await serve.call('/deposit/activation', token, { transactionNumber: '23936710' });
    await serve.call('/deposit/activation', token, { transactionNumber: '23936709' });
    const last = await serve.call('/deposits/dep_last');
    await serve.loggedLine((line) => line.includes(last.headers.get('x-request-id') ?? '-'));
    const log = serve.lines.join('\n');
    for (const secret of secrets) {
      for (const form of [
        secret,
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64').slice(0, -4),
        JSON.stringify(secret).slice(1, -1),
      ]) {
        assert(!log.includes(form), `a secret is in the log: ${form}`);
      }
    }
    for (const line of serve.lines) assert.equal(typeof JSON.parse(line), 'object');
    // A line of the use case carries the id of the request that caused it.
    const answered = JSON.parse(await serve.logged('activation without a usable answer')) as Record<
      string,
      unknown
    >;
    const request = serve.lines.find(
      (line) =>
        line.includes(`"requestId":"${String(answered['requestId'])}"`) && line.includes('request answered'),
    );
    assert(request?.includes('"route":"/deposit/activation"'), request);
  });

  it('warns of a variable that is no setting', async () => {
    assert((await serve.logged('this variable looks like a setting and is none')).includes('IPAY_ORIGNS'));
  });

  it('warns of a database that it makes, and of none that is there', async () => {
    const made = 'a new, empty database was made';
    assert((await serve.logged(made)).includes('proxy.db'));
    const { IPAY_DATABASE_FILE = '' } = serve.environment;
    const second = new ServeProcess(sandbox.url, { IPAY_DATABASE_FILE });
    await second.start();
    await second.dispose();
    assert.deepEqual(
      second.lines.filter((line) => line.includes(made)),
      [],
    );
  });

  for (const [variable, address] of [
    ['PORT', () => serve.url],
    ['IPAY_METRICS_PORT', () => serve.metricsUrl],
  ] as const) {
    it(`says in a sentence that the port of ${variable} is taken, and leaves nothing open that would keep it alive`, async () => {
      const { port } = new URL(address());
      // On ports and in a file of its own, but for the one that is taken.
      const free = { PORT: '0', IPAY_METRICS_PORT: '0', IPAY_DATABASE_FILE: join(serve.folder, 'second.db') };
      const second = await runCommand(['serve'], { ...serve.environment, ...free, [variable]: port });
      assert.deepEqual(
        [second.code, second.stderr.trim()],
        [1, `Port ${port} is taken by another program. Stop it, or choose another port with ${variable}.`],
      );
      assert.deepEqual(
        readdirSync(serve.folder).filter((name) => name.startsWith('second.db-')),
        [],
      );
    });
  }
});
