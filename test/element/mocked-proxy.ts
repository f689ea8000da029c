import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { ScriptedProxy } from './scripted-proxy.ts';

/** Puts a scripted proxy at `/ipay` of the tests' own origin, through msw's service worker. */
export class MockedProxy {
  /** The proxy of the test that runs. */
  script = new ScriptedProxy();
  readonly #worker = setupWorker(
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
  }

  stop(): void {
    void this.#worker.stop();
  }

  reset(): void {
    this.script = new ScriptedProxy();
  }
}
