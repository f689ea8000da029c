import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sirv from 'sirv';
import { build } from 'vite';
import { listenOnLoopback } from '../../tools/listen-on-loopback.ts';

export interface Page {
  readonly element: 'ipay-deposit' | 'ipay-withdrawal';
  /** React has the deposit alone. */
  readonly by: 'html' | 'react' | 'react-effect' | 'react-component';
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: string;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

function documentOf({ element, by, attributes, children }: Page): string {
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  const body =
    by === 'html'
      ? `<${element} ${written.join(' ')}>${children}</${element}><script type="module" src="/${element}.js"></script>`
      : `<main data-by="${by}" data-attributes="${escaped(JSON.stringify(attributes))}"></main>
         <script type="module" src="/react.js"></script>`;
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
    <link rel="icon" href="data:,"><title>Shop</title><body>${body}`;
}

/** A service worker as many shops have one: what was asked once is answered from its cache. */
const cachingWorker = `
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => {
    if (event.request.method !== 'GET' || event.request.mode === 'navigate') return;
    event.respondWith((async () => {
      const cache = await caches.open('shop');
      const kept = await cache.match(event.request);
      if (kept) return kept;
      const response = await fetch(event.request);
      if (response.ok) await cache.put(event.request, response.clone());
      return response;
    })());
  });`;

/** The merchant's pages, from an origin of their own, with the element as a bundler builds it for a browser. */
export class PageServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ipay-shop-'));
  readonly #pages = new Map<string, Page>();
  #server: Server | undefined;
  origin = '';

  async start(): Promise<void> {
    await build({
      configFile: false,
      logLevel: 'warn',
      define: { 'process.env.NODE_ENV': '"development"' },
      build: {
        outDir: this.#folder,
        emptyOutDir: true,
        lib: {
          entry: {
            'ipay-deposit': 'src/define.ts',
            'ipay-withdrawal': 'src/define-withdrawal.ts',
            react: 'test/e2e/shop/react-page.ts',
          },
          formats: ['es'],
        },
      },
    });
    const files = sirv(this.#folder);
    const html = (response: ServerResponse, text: string) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(text);
    };
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://shop.example').pathname;
      const page = this.#pages.get(path);
      if (page) html(response, documentOf(page));
      else if (path === '/caching-worker.js') {
        response.setHeader('content-type', 'text/javascript');
        response.end(cachingWorker);
      } else if (path === '/elsewhere')
        html(response, '<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>');
      else files(request, response);
    });
    this.origin = `http://127.0.0.1:${await listenOnLoopback(this.#server)}`;
  }

  url(path: string): string {
    return this.origin + path;
  }

  /** Puts a page online. */
  add(page: Page, path = `/pay/${this.#pages.size + 1}`): string {
    this.#pages.set(path, page);
    return this.url(path);
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (server) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
