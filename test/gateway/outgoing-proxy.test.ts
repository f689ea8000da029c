import assert from 'node:assert/strict';
import { createServer, setGlobalProxyFromEnv } from 'node:http';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { deliverByWebhook } from '../../src/proxy/outbox/deliver-by-webhook.ts';
import { closeAtOnce, listenOnLoopback } from '../tools/listen-on-loopback.ts';
import { activateAt } from './activate-against.ts';
import { startTlsServer } from './tls-server.ts';
import { withdrawAt } from './withdraw-against.ts';

/** A network's own proxy, as NODE_USE_ENV_PROXY has Node use it. Returns what it got to see. */
async function startOutgoingProxy(t: TestContext, refusal?: string): Promise<string[]> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end();
  });
  server.on('connect', (request, socket, head) => {
    seen.push(`CONNECT ${request.url}`);
    if (refusal !== undefined) return void socket.end(`HTTP/1.1 ${refusal}\r\n\r\n`);
    const port = Number(request.url?.split(':')[1]);
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  const address = `http://127.0.0.1:${await listenOnLoopback(server)}`;
  const restore = setGlobalProxyFromEnv({ https_proxy: address });
  t.after(() => {
    restore();
    closeAtOnce(server);
  });
  return seen;
}

const event = {
  id: 'evt_1',
  type: 'deposit.needs_review',
  occurredAt: new Date(0).toISOString(),
  data: { depositId: 'dep_1', label: 'payer-1', reference: null },
} as const;
const webhookAt = (url: string) =>
  deliverByWebhook({ url: `${url}/hook?key=canary`, secret: `whsec_${btoa('a'.repeat(32))}` })(event);

describe('where a network lets only its own proxy out', () => {
  it('calls and webhooks go through it, and it sees a name and a port alone', async (t) => {
    const server = await startTlsServer(t);
    const seen = await startOutgoingProxy(t);
    assert.equal((await activateAt(server.url)).kind, 'accepted');
    assert.equal((await withdrawAt(server.url)).kind, 'accepted');
    await webhookAt(server.url);
    assert.equal(server.requests(), 3);
    assert.deepEqual([...new Set(seen)], [`CONNECT ${new URL(server.url).host}`]);
  });

  it('what it refuses is never told as refused by the gateway', async (t) => {
    const server = await startTlsServer(t);
    await startOutgoingProxy(t, '403 Forbidden');
    for (const outcome of [await activateAt(server.url), await withdrawAt(server.url)]) {
      assert.equal(outcome.kind, 'unknown');
      assert.ok('reason' in outcome && 'detail' in outcome);
      assert.equal(outcome.reason, 'connection_lost');
      assert.match(outcome.detail, /^The connection to the gateway broke off \(UND_ERR_ABORTED\)\.$/);
    }
    await assert.rejects(webhookAt(server.url), (error) => {
      assert(error instanceof Error);
      assert.match(
        error.message,
        /^The (?:webhook could not be reached|connection to the webhook broke off)/,
      );
      assert.doesNotMatch(error.message, /canary/);
      return true;
    });
    assert.equal(server.requests(), 0);
  });
});
