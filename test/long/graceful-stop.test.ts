import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { startHeldGateway } from '../cli/held-gateway.ts';
import { ServeProcess } from '../cli/serve-process.ts';
import { viewIn } from '../proxy/proxy-fixture.ts';
import { listenOnLoopback } from '../tools/listen-on-loopback.ts';

async function start(t: TestContext) {
  const gateway = await startHeldGateway();
  t.after(() => gateway.close());
  const serve = new ServeProcess(gateway.url);
  t.after(() => serve.dispose());
  await serve.start();
  return { gateway, serve };
}

/** Whether somebody still takes connections there. */
function takesConnections(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

const attemptsIn = (serve: ServeProcess): unknown[] =>
  serve.rows('select state from attempt').map((row) => row['state']);

describe('a polite stop', () => {
  it('answers long polls, waits for the gateway and writes its answer down, takes nothing new, and ends with 0', async (t) => {
    const { gateway, serve } = await start(t);
    const waiting = await serve.session('payer-waiting');
    const view = await viewIn(await serve.call('/deposit', waiting.token));
    const poll = serve.call(`/deposit?after=${view.version}`, waiting.token);
    const { token } = await serve.session();
    const submitted = serve.call('/deposit/activation', token, { transactionNumber: '23936785' });
    await gateway.asked();
    while (!(await serve.metrics()).includes('ipay_long_polls_waiting 1'));

    const stoppedAtMs = performance.now();
    serve.signal('SIGTERM');
    await serve.logged('stopping');
    const polled = await viewIn(await poll);
    assert.equal(polled.version, view.version);
    assert(performance.now() - stoppedAtMs < 5_000, 'the long poll was left to wait');
    while (await takesConnections(serve.url));

    gateway.answer();
    const answer = await submitted;
    assert.equal(answer.headers.get('connection'), 'close');
    assert.equal((await viewIn(answer)).state, 'accepted');
    assert.deepEqual(await serve.ended(), { code: 0, signal: null });
    assert(performance.now() - stoppedAtMs < 10_000);
    assert.deepEqual(attemptsIn(serve), ['accepted']);
  });

  it('waits for the gateway also when the payer has gone meanwhile', async (t) => {
    const { gateway, serve } = await start(t);
    const { token } = await serve.session();
    const payer = new AbortController();
    const submitted = fetch(`${serve.url}/deposit/activation`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"transactionNumber":"23936785"}',
      signal: payer.signal,
    });
    await gateway.asked();
    payer.abort();
    await assert.rejects(submitted);
    serve.signal('SIGTERM');
    await serve.logged('stopping');
    while (await takesConnections(serve.url));
    gateway.answer();
    assert.deepEqual(await serve.ended(), { code: 0, signal: null });
    assert.deepEqual(attemptsIn(serve), ['accepted']);
  });

  it('gives up in 10 seconds on a gateway that never answers; the attempt is on disk as begun', async (t) => {
    const { gateway, serve } = await start(t);
    const { token } = await serve.session();
    const submitted = serve.call('/deposit/activation', token, { transactionNumber: '23936785' });
    await gateway.asked();
    const stoppedAtMs = performance.now();
    serve.signal('SIGINT');
    await assert.rejects(submitted);
    assert.deepEqual(await serve.ended(), { code: 1, signal: null });
    assert(performance.now() - stoppedAtMs < 10_000);
    assert.deepEqual(attemptsIn(serve), ['submitting']);
  });

  it('is cut short by a second signal, of either kind', async (t) => {
    const { gateway, serve } = await start(t);
    const { token } = await serve.session();
    const submitted = serve.call('/deposit/activation', token, { transactionNumber: '23936785' });
    await gateway.asked();
    serve.signal('SIGTERM');
    await serve.logged('stopping');
    serve.signal('SIGINT');
    await assert.rejects(submitted);
    // By its own exit: the first process of a container is not ended by a signal that nobody listens to.
    assert.deepEqual(await serve.ended(), { code: 130, signal: null });
  });

  it('is also meant where its terminal ends', async (t) => {
    const { gateway, serve } = await start(t);
    const { token } = await serve.session();
    const submitted = serve.call('/deposit/activation', token, { transactionNumber: '23936785' });
    await gateway.asked();
    serve.signal('SIGHUP');
    await serve.logged('stopping');
    gateway.answer();
    await submitted;
    assert.deepEqual(await serve.ended(), { code: 0, signal: null });
    assert.deepEqual(attemptsIn(serve), ['accepted']);
  });

  it('ends it at once while it starts, also as the first process of a container', async (t) => {
    // A database that takes the connection and says nothing.
    const database = createServer();
    t.after(() => database.close());
    const port = await listenOnLoopback(database);
    const serve = new ServeProcess('http://127.0.0.1:9', {
      DATABASE_URL: `postgres://ipay:ipay@127.0.0.1:${port}/ipay`,
    });
    t.after(() => serve.dispose());
    const connected = once(database, 'connection');
    const started = assert.rejects(serve.start(), /ended with 143/);
    const [connection] = (await connected) as [Socket];
    serve.signal('SIGTERM');
    await started;
    connection.destroy();
  });
});
