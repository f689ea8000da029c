import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { ActivateOutcome, UnknownReason } from '../../src/gateway/index.ts';
import { activateAgainst, activateAt, canarySecret } from './activate-against.ts';
import { startHttpServer, unusedUrl } from './http-server.ts';

function assertUnknown(outcome: ActivateOutcome, reason: UnknownReason): void {
  assert.equal(outcome.kind === 'unknown' ? outcome.reason : outcome.kind, reason);
}

/** A fetch that fails as Node's does. */
const failingFetch =
  (code: unknown): typeof fetch =>
  () =>
    Promise.reject(
      new TypeError('fetch failed', {
        cause: Object.assign(new Error(`to ?secret=${canarySecret}`), { code }),
      }),
    );

describe('a gateway that fails', () => {
  it('does not answer: unknown after responseTimeoutMs', async (t) => {
    assertUnknown(await activateAgainst(t, () => undefined, { responseTimeoutMs: 30 }), 'timeout');
  });

  it('sends headers and then nothing: unknown after totalTimeoutMs', async (t) => {
    const stall = (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"status":"ok"');
    };
    assertUnknown(await activateAgainst(t, stall, { totalTimeoutMs: 80 }), 'timeout');
  });

  it('answers whole after responseTimeoutMs has been met: the total time-out alone counts then', async () => {
    const timers: { callback: () => void; delayMs: number; cancelled: boolean }[] = [];
    const clock = {
      startTimer: (callback: () => void, delayMs: number) => {
        const timer = { callback, delayMs, cancelled: false };
        timers.push(timer);
        return () => {
          timer.cancelled = true;
        };
      },
    };
    const state = () => timers.map(({ delayMs, cancelled }) => ({ delayMs, cancelled }));
    let whileReading: ReturnType<typeof state> = [];
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          whileReading = state();
          controller.enqueue(new TextEncoder().encode('{"status":"ok"}'));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const options = { clock, fetch: () => Promise.resolve(new Response(body)) };
    const outcome = await activateAt('https://a.example', options);
    assert.equal(outcome.kind, 'accepted');
    assert.deepEqual(whileReading, [
      { delayMs: 15_000, cancelled: true },
      { delayMs: 20_000, cancelled: false },
    ]);
    assert.deepEqual(state(), [
      { delayMs: 15_000, cancelled: true },
      { delayMs: 20_000, cancelled: true },
    ]);
  });

  it('cuts the body short of its announced length', async (t) => {
    const cut = (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"status":"ok"}', () => response.destroy());
    };
    assertUnknown(await activateAgainst(t, cut), 'connection_lost');
  });

  it('resets the connection before it answers', async (t) => {
    const reset = (response: ServerResponse) => response.socket?.resetAndDestroy();
    assertUnknown(await activateAgainst(t, reset), 'connection_lost');
  });

  it('closes the connection before it answers', async (t) => {
    assertUnknown(await activateAgainst(t, (response) => response.destroy()), 'connection_lost');
  });

  it('answers something that is not HTTP', async (t) => {
    assertUnknown(
      await activateAgainst(t, (response) => response.socket?.end('hello\r\n\r\n')),
      'connection_lost',
    );
  });

  it('answers 500 with a page', async (t) => {
    const page = (response: ServerResponse) => response.writeHead(500).end('<html>Whoops</html>');
    assertUnknown(await activateAgainst(t, page), 'server_error');
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`redirects with ${status}: not followed, and the secret goes nowhere else`, async (t) => {
      const elsewhere = await startHttpServer(t, (response) => response.end('{"status":"ok"}'));
      const location = `${elsewhere.url}/?secret=${encodeURIComponent(canarySecret)}`;
      const redirect = (response: ServerResponse) => response.writeHead(status, { location }).end();
      assertUnknown(await activateAgainst(t, redirect), 'redirect');
      assert.equal(elsewhere.requests.length, 0);
    });
  }

  for (const status of [300, 304, 399]) {
    it(`answers ${status}, which says nothing, and a body that says fail`, async () => {
      const answer = Object.defineProperty(new Response('{"status":"fail"}'), 'status', { value: status });
      assertUnknown(
        await activateAt('https://a.example', { fetch: () => Promise.resolve(answer) }),
        'redirect',
      );
    });
  }

  it('redirects, as a browser’s fetch shows it', async () => {
    const opaque = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    assertUnknown(
      await activateAt('https://a.example', { fetch: () => Promise.resolve(opaque) }),
      'redirect',
    );
  });

  it('redirects under a fetch that follows all the same', async () => {
    const followed = Object.defineProperty(new Response('{"status":"ok"}'), 'redirected', { value: true });
    assertUnknown(
      await activateAt('https://a.example', { fetch: () => Promise.resolve(followed) }),
      'redirect',
    );
  });

  it('takes 64 KiB of reply, and not a byte more', async (t) => {
    const reply = '{"status":"ok"}';
    const full = reply + ' '.repeat(64 * 1024 - reply.length);
    assert.equal((await activateAgainst(t, (response) => response.end(full))).kind, 'accepted');
    assertUnknown(await activateAgainst(t, (response) => response.end(`${full} `)), 'too_large');
  });

  it('sends a small gzip that grows to 64 MiB: read no further than the limit', async (t) => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    let decodedBytes = 0;
    const counting: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      const counter = new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => {
          decodedBytes += chunk.byteLength;
          controller.enqueue(chunk);
        },
      });
      return new Response(response.body?.pipeThrough(counter), response);
    };
    const send = (response: ServerResponse) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    assertUnknown(await activateAgainst(t, send, { fetch: counting }), 'too_large');
    assert.ok(decodedBytes > 64 * 1024);
    assert.ok(decodedBytes < 1024 * 1024, `${decodedBytes} bytes were decoded`);
  });

  for (const [status, kind] of [
    [200, 'unknown'],
    [404, 'unsent'],
    [500, 'unknown'],
  ] as const) {
    it(`sends a ${status} without end: the connection is closed`, async (t) => {
      let close: (sentBytes: number) => void = () => undefined;
      const closed = new Promise<number>((resolve) => {
        close = resolve;
      });
      const pour = (response: ServerResponse) => {
        let sentBytes = 0;
        const chunk = Buffer.alloc(16 * 1024, ' ');
        const more = () => {
          while (!response.destroyed && response.write(chunk)) sentBytes += chunk.length;
        };
        response.writeHead(status);
        response.on('drain', more);
        response.on('close', () => close(sentBytes));
        more();
      };
      assert.equal((await activateAgainst(t, pour)).kind, kind);
      // Up to the buffers of two sockets more than was read.
      assert.ok((await closed) < 32 * 1024 * 1024);
    });
  }

  it('sends what it calls gzip and is not', async (t) => {
    const lie = (response: ServerResponse) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('{"status":"ok"}');
    assertUnknown(await activateAgainst(t, lie), 'connection_lost');
  });

  it('sends bytes that are not UTF-8', async (t) => {
    const latin = Buffer.from('{"status":"fail","message":"é"}', 'latin1');
    assertUnknown(await activateAgainst(t, (response) => response.end(latin)), 'not_json');
  });

  it('does not listen: nothing was sent', async () => {
    const outcome = await activateAt(await unusedUrl());
    assert.ok(outcome.kind === 'unsent');
    assert.equal(outcome.reason, 'connection');
    assert.match(outcome.detail, /ECONNREFUSED/);
  });

  for (const code of ['ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']) {
    it(`cannot be reached (${code}): nothing was sent`, async () => {
      const outcome = await activateAt('https://a.example', { fetch: failingFetch(code) });
      assert.equal(outcome.kind, 'unsent');
    });
  }

  for (const code of ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET', canarySecret, 7, undefined]) {
    it(`fails with ${String(code)}: that leaves open what it did`, async () => {
      assertUnknown(await activateAt('https://a.example', { fetch: failingFetch(code) }), 'connection_lost');
    });
  }

  for (const [what, error] of [
    ['no cause', new TypeError('fetch failed')],
    ['a cause that is no error', new TypeError('fetch failed', { cause: null })],
    ['a list of no attempts to connect', new TypeError('fetch failed', { cause: new AggregateError([]) })],
  ] as const) {
    it(`fails with ${what}: that leaves open what it did`, async () => {
      const failing: typeof fetch = () => Promise.reject(error);
      assertUnknown(await activateAt('https://a.example', { fetch: failing }), 'connection_lost');
    });
  }

  it('answers 404 and breaks off: the status has spoken, nothing was taken', async (t) => {
    const cut = (response: ServerResponse) => {
      response.writeHead(404, { 'content-length': '100' });
      response.write('{"status":', () => response.destroy());
    };
    assert.equal((await activateAgainst(t, cut)).kind, 'unsent');
  });

  it('is never waited for with a retry: each fault is one request', async (t) => {
    const server = await startHttpServer(t, (response) => response.destroy());
    await activateAt(server.url);
    assert.equal(server.requests.length, 1);
  });
});
