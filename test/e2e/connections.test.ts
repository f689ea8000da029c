import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { awaiting } from '../../demo/stories/recorded/deposit-views.ts';
import { closeAtOnce, listenOnLoopback } from '../tools/listen-on-loopback.ts';
import { openBrowser } from './browser.ts';
import { bundledShop } from './built-files.ts';

interface Asked {
  readonly path: string;
  readonly connection: Socket;
  readonly cookie: string | undefined;
}

/** Serves the shop and, at `/pay`, the proxy; tells what it was asked, by which connection and with which cookie. */
async function startServer(t: TestContext, proxy: string): Promise<{ port: number; asked: Asked[] }> {
  const shop = await bundledShop();
  const asked: Asked[] = [];
  const page = `<!doctype html><title>Shop</title><link rel="icon" href="data:,">
<ipay-deposit lang="en" proxy="${proxy}" session="s"></ipay-deposit><script type="module" src="/app.js"></script>`;
  const server = createServer((request, response) => {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const { cookie, origin } = request.headers;
    if (request.method !== 'OPTIONS') asked.push({ path, connection: request.socket, cookie });
    // A long poll: there is no news.
    if (searchParams.has('after')) return;
    if (origin !== undefined) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-allow-headers', 'authorization');
    }
    const script = shop.get(path);
    const [type, body] =
      script !== undefined
        ? ['text/javascript', script]
        : path === '/pay/deposit'
          ? ['application/json', JSON.stringify(awaiting())]
          : ['text/html', page];
    response.writeHead(200, { 'content-type': type, 'set-cookie': 'visit=1' }).end(body);
  });
  t.after(() => closeAtOnce(server));
  return { port: await listenOnLoopback(server), asked };
}

describe('what the element asks the proxy', () => {
  const newProfile = openBrowser();

  it('goes over the connection that the page has to its own site: a new one costs a slow network half a second', async (t) => {
    const { port, asked } = await startServer(t, '/pay');
    const tab = await (await newProfile(t)).newPage();
    await tab.goto(`http://localhost:${port}/`);
    await tab.getByRole('heading', { name: 'Send the money in your iPay app' }).waitFor();
    const first = asked.find(({ path }) => path === '/pay/deposit');
    assert(first);
    const before = asked.slice(0, asked.indexOf(first));
    assert(before.some(({ path, connection }) => path === '/app.js' && connection === first.connection));
  });

  it('takes no cookie to a proxy of another site', async (t) => {
    const elsewhere = await startServer(t, '');
    const { port } = await startServer(t, `http://127.0.0.1:${elsewhere.port}/pay`);
    const context = await newProfile(t);
    await context.addCookies([{ name: 'visit', value: '1', url: `http://127.0.0.1:${elsewhere.port}` }]);
    const tab = await context.newPage();
    await tab.goto(`http://localhost:${port}/`);
    await tab.getByRole('heading', { name: 'Send the money in your iPay app' }).waitFor();
    assert(elsewhere.asked.length > 0);
    for (const { path, cookie } of elsewhere.asked) assert.equal(cookie, undefined, path);
    // The browser has one for it.
    await tab.goto(`http://127.0.0.1:${elsewhere.port}/`);
    assert.equal(elsewhere.asked.findLast(({ path }) => path === '/')?.cookie, 'visit=1');
  });
});
