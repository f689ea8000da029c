import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import express from 'express';
import type { RequestHandler } from 'express';
import fastify from 'fastify';
import { nodeHandler } from '../../src/proxy/node/index.ts';
import { ProxyFixture } from '../proxy/proxy-fixture.ts';
import { entry, signedPostback } from '../proxy/signed-postback.ts';
import { serveOnLoopback } from '../tools/listen-on-loopback.ts';

// The mistake everybody makes once: a body parser stands in front of the proxy.

async function makeHandler(t: TestContext) {
  const fixture = new ProxyFixture();
  t.after(() => fixture.close());
  return nodeHandler(await fixture.open());
}

const postTo = (url: string): Promise<Response> =>
  fetch(`${url}/postback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: signedPostback([entry('x')]),
  });

async function expressWith(t: TestContext, parser: RequestHandler): Promise<string> {
  const app = express()
    .use(parser)
    .use('/pay', await makeHandler(t));
  return `${await serveOnLoopback(t, createServer(app))}/pay`;
}

async function assertSaysWhatToDo(response: Response): Promise<void> {
  // Not 200, so the gateway sends the postback again once the mistake is mended.
  assert.equal(response.status, 500);
  assert.match(await response.text(), /Mount the proxy before whatever parses bodies/);
}

describe('a body parser in front of the proxy', () => {
  it('is told of by Express’s answer', async (t) => {
    await assertSaysWhatToDo(await postTo(await expressWith(t, express.json())));
  });

  it('is told of by Fastify’s answer', async (t) => {
    const handle = await makeHandler(t);
    const app = fastify();
    t.after(() => app.close());
    app.all('/*', (request, reply) => {
      reply.hijack();
      handle(request.raw, reply.raw);
    });
    await assertSaysWhatToDo(await postTo(await app.listen({ port: 0, host: '127.0.0.1' })));
  });

  it('does no harm when it takes other types, or keeps the bytes as rawBody', async (t) => {
    const other = await expressWith(t, express.urlencoded());
    assert.equal((await postTo(other)).status, 200);
    const keeping = express.json({
      verify: (request, _response, bytes) => void Object.assign(request, { rawBody: bytes }),
    });
    assert.equal((await postTo(await expressWith(t, keeping))).status, 200);
  });
});
