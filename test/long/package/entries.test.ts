import assert from 'node:assert/strict';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import manifest from '../../../package.json' with { type: 'json' };
import { built, builtFiles, installed, runModule } from './installed-package.ts';

const staticImport = /\bfrom\s*"(\.[^"]+)"/g;
const anyImport = /\b(?:from\s*|import\()"(\.[^"]+)"/g;

/**
 * The entry's file and all it loads.
 *
 * @param by which imports: without the later ones, what a page with this entry downloads first
 */
function loadedWith(path: string, by = staticImport, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const [, from = ''] of built(path).matchAll(by)) loadedWith(join(path, '..', from), by, seen);
  return seen;
}

const withoutNode = `
import { pathToFileURL } from 'node:url';
const { argv: [, rendering], stdout } = process;
delete globalThis.process;
const { createProxy } = await import('ipay-deposit/proxy');
const proxy = createProxy({
  store: { transact: () => Promise.reject(new Error('Nothing is stored here.')) },
  gateway: {
    apiUrl: 'https://api.gateway.example',
    secret: 'canary/plugin+api&secret',
    keyPairs: [{ accessKey: 'TA25Ea9sjPUFJvIG', privateKey: 'canary-private-key-1' }],
  },
  apiKeys: ['canary-api-key-0123456789abcdef'],
  origins: ['https://shop.example'],
});
const { status } = await proxy.fetch(new Request('https://shop.example/healthz'));
const [renderDeposit] = Object.values(await import(pathToFileURL(rendering).href));
const { html } = await renderDeposit({}, { lang: 'bn' });
stdout.write(status + (html.startsWith('<template ') ? ' and rendered' : ''));
`;

describe('the entries of the published package', () => {
  it('can be imported on a server that renders pages', () => {
    for (const entry of ['', '/define', '/withdrawal', '/define-withdrawal']) {
      runModule(`await import('${manifest.name}${entry}')`);
    }
  });

  it('sends the payer no zod, no Hono and no decorator that a browser would not read', () => {
    for (const path of [
      ...loadedWith('index.js'),
      ...loadedWith('define.js'),
      ...loadedWith('withdrawal.js'),
      ...builtFiles('.js').filter((path) => path.startsWith('ipay-')),
    ]) {
      assert.doesNotMatch(built(path), /ZodMini|\$ZodType|hono/i, path);
      assert.doesNotMatch(
        built(path),
        /(?:^|[\s;{}])@(?:property|state|query|customElement|localized)\b/,
        path,
      );
    }
  });

  it('sends nobody who takes deposits alone what withdrawals need', () => {
    for (const path of [...loadedWith('define.js'), 'ipay-deposit.js', 'ipay-deposit.module.js']) {
      assert.doesNotMatch(built(path), /ipay-withdrawal|People's Bank/, path);
    }
    assert.match([...loadedWith('withdrawal.js')].map(built).join(''), /People's Bank/);
  });

  it('gives each server entry its public names only', () => {
    for (const entry of ['proxy', 'store/sqlite', 'gateway', 'sandbox']) {
      const names = runModule(
        `console.log(Object.keys(await import('${manifest.name}/${entry}')).join(' '))`,
      );
      assert.match(names, /^[A-Za-z]{3,}(?: [A-Za-z]{3,})*\n$/, entry);
    }
  });

  it('imports nothing but what it brings, Node itself, and React for its components', () => {
    const brought = /^(?:\.|lit(?:\/|$))/;
    for (const path of builtFiles('.js')) {
      for (const [, from = ''] of built(path).matchAll(/^(?:import|export)\b[^;]*?\bfrom\s*"([^"]+)"/gm)) {
        const isOfReact = from === 'react' && path.includes('react');
        assert.ok(isBuiltin(from) || brought.test(from) || isOfReact, `${path} imports ${from}`);
      }
    }
  });

  it('tells React’s server components that its own are for the browser', () => {
    for (const path of ['react.js', 'react-withdrawal.js']) assert.match(built(path), /^"use client";/);
  });

  it('runs the proxy where there is no Node, as in workers', () => {
    // Also what it loads later: who bundles a worker bundles all of it.
    const files = [...loadedWith('proxy.js', anyImport)];
    for (const path of files) assert.doesNotMatch(built(path), /from\s*["']node:/, path);
    const rendering = files.find((path) => path.includes('render-deposit')) ?? '';
    assert.equal(runModule(withoutNode, join(installed, 'dist', rendering)), '200 and rendered');
  });
});
