import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { ScriptedProxy } from './scripted-proxy.ts';

/** Firefox sends requests that outlive the page past the service worker. There they are made plain ones. */
async function workerSeesAll(): Promise<void> {
  const probe = await fetch('/ipay/probe', { keepalive: true });
  if (probe.headers.has('x-probed')) return;
  const send = fetch.bind(window);
  window.fetch = (input, init) => send(input, { ...init, keepalive: false });
}

class MockedProxy {
  /** The proxy of the test that runs. */
  script = new ScriptedProxy();
  readonly #worker = setupWorker(
    http.get('/ipay/probe', () => new HttpResponse(null, { headers: { 'x-probed': 'yes' } })),
    http.all('/ipay/*', async ({ request }) => {
      try {
        return await this.script.fetch(request.url, {
          method: request.method,
          headers: request.headers,
          signal: request.signal,
          ...(request.method === 'POST' && { body: await request.text() }),
        });
      } catch {
        return HttpResponse.error();
      }
    }),
  );

  async start(): Promise<void> {
    await this.#worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
    await workerSeesAll();
  }

  stop(): void {
    void this.#worker.stop();
  }

  /** Call it when the test's elements are off the page. */
  async reset(): Promise<void> {
    // What they sent at the last moment is there before this.
    await fetch('/ipay/probe');
    this.script = new ScriptedProxy();
  }
}

/**
 * Puts a scripted proxy at `/ipay` of the tests' own origin, through msw's service worker, for the tests of the file
 * that calls it. After each of them the page and what it keeps are empty.
 */
export function mockProxy(): MockedProxy {
  const proxy = new MockedProxy();
  before(() => proxy.start());
  after(() => proxy.stop());
  afterEach(async () => {
    document.body.replaceChildren();
    sessionStorage.clear();
    await proxy.reset();
  });
  return proxy;
}
