import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { pages, proseOf } from '../docs/pages.ts';
import { packedPackage } from '../tools/packed-package.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';

const folder = temporaryFolder({ after });
const modules = join(folder, 'node_modules');
const installed = join(modules, manifest.name);

let tarball = '';

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const builtFiles = (extension: string): string[] =>
  readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith(extension),
  );
const built = (path: string): string => readFileSync(join(installed, 'dist', path), 'utf8');

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

const compile = (...args: string[]) => run('node', resolve('node_modules/typescript/bin/tsc6'), ...args);

interface ElementsManifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly tagName: string;
      readonly attributes: readonly { readonly name: string }[];
      readonly members: readonly {
        readonly name: string;
        readonly kind: string;
        readonly readonly?: boolean;
      }[];
      readonly events: readonly { readonly name: string }[];
      readonly cssParts: readonly { readonly name: string }[];
      readonly cssStates: readonly { readonly name: string }[];
    }[];
  }[];
}

interface EditorElement {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly values?: readonly { name: string }[] }[];
}

interface WebTypes {
  readonly contributions: {
    readonly html: {
      readonly elements: readonly (EditorElement & {
        readonly js: { readonly events: readonly { readonly name: string }[] };
        readonly css: Readonly<Record<'parts' | 'pseudo-classes', readonly { readonly name: string }[]>>;
      })[];
    };
  };
}

const typedEvent = `
document.querySelector('ipay-deposit')?.addEventListener('ipay-deposit-credited', (event) => {
  const id: string = event.view.id;
  console.log(id);
});
const session: string | null = document.createElement('ipay-withdrawal').session;
`;

const typedOptions = `
import { createProxy } from 'ipay-deposit/proxy';
import type { DepositStore } from 'ipay-deposit/proxy';
import { createNodeServer, socketAddress } from 'ipay-deposit/proxy/node';
declare const store: DepositStore;
const keyPairs = [{ accessKey: 'a', privateKey: 'b' }];
const gateway = { apiUrl: 'https://api.gateway.example', secret: 's', keyPairs };
const origins = ['https://shop.example'];
const proxy = createProxy({ store, gateway, origins, apiKeys: ['k'], clientAddress: socketAddress });
createNodeServer(proxy).server.listen(3000);
`;

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

describe('the published package', () => {
  before(() => {
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
    tarball = packedPackage(folder);
    run('npm', 'install', tarball);
  });

  it('brings lit along, and nothing else', () => {
    const brought = readdirSync(modules).filter((name) => !name.startsWith('.'));
    const ofLit = ['@lit', '@lit-labs', '@types', 'lit', 'lit-element', 'lit-html'];
    assert.deepEqual(brought.sort(), [...ofLit, manifest.name].sort());
  });

  it('holds every file its exports name', () => {
    const named = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    for (const path of [...named, manifest.bin['ipay-deposit']]) {
      assert.ok(readFileSync(join(installed, path)).length > 0, path);
    }
  });

  it('holds every page, and whatever the pages lead to', () => {
    for (const [page, text] of pages) {
      // Who contributes has the repository.
      if (page === 'CONTRIBUTING.md') continue;
      for (const [, target = ''] of proseOf(text).matchAll(/\]\(([^)\s#]+)/g)) {
        if (!target.startsWith('http')) {
          assert(existsSync(join(installed, dirname(page), target)), `${page} leads to ${target}`);
        }
      }
    }
  });

  it('has nothing that publint or attw find wrong', () => {
    const themes = Object.keys(manifest.exports).filter((path) => path.endsWith('.css'));
    execFileSync('publint', ['run', tarball, '--strict']);
    execFileSync('attw', [tarball, '--profile', 'esm-only', '--exclude-entrypoints', ...themes]);
  });

  it('has types that compile in a strict project, its libraries’ types checked too', () => {
    const front = ['', '/define', '/withdrawal', '/define-withdrawal'];
    const server = ['/proxy', '/proxy/node', '/store/sqlite', '/store/postgres', '/gateway', '/sandbox'];
    const imports = (paths: readonly string[]) =>
      paths.map((path) => `import '${manifest.name}${path}';`).join('\n');
    writeFileSync(join(folder, 'front.ts'), `${imports(front)}\n${typedEvent}`);
    writeFileSync(join(folder, 'server.ts'), `${imports(server)}\n${typedOptions}`);
    const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false'];
    const modules = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'];
    // What a front-end project lacks.
    compile(...strict, ...modules, 'front.ts');
    compile(
      ...strict,
      ...modules,
      '--types',
      'node',
      '--typeRoots',
      resolve('node_modules/@types'),
      'server.ts',
    );
    assert.throws(() => {
      writeFileSync(join(folder, 'wrong.ts'), typedEvent.replace('event.view', 'event.nothing'));
      compile(...strict, ...modules, 'wrong.ts');
    });
  });

  it('publishes no type that needs zod', () => {
    for (const path of builtFiles('.d.ts'))
      assert.doesNotMatch(built(path), /['"](?:zod|@lit\/localize)/, path);
  });

  it('can be imported on a server that renders pages', () => {
    for (const entry of ['', '/define', '/withdrawal', '/define-withdrawal']) {
      run('node', '--input-type=module', '-e', `await import('${manifest.name}${entry}')`);
    }
  });

  it('tells what its script must be, for a page that loads it from elsewhere', () => {
    const scripts = builtFiles('.js').filter((path) => path.startsWith('ipay-'));
    const digest = (path: string) => createHash('sha384').update(built(path)).digest('base64');
    assert.deepEqual(
      JSON.parse(built('integrity.json')),
      Object.fromEntries(scripts.map((path) => [path, `sha384-${digest(path)}`])),
    );
    for (const name of ['ipay-deposit', 'ipay-withdrawal']) {
      for (const file of [`${name}.js`, `${name}.module.js`]) {
        const loaded = [...built(file).matchAll(/"(ipay-[\w-]+\.js)","(sha384-[^"]+)"/g)];
        for (const [, path = '', integrity] of loaded) {
          assert.equal(integrity, `sha384-${digest(path)}`, `${file} knows ${path}`);
        }
        assert.ok(loaded.length >= 2, file);
      }
    }
  });

  it('tells editors of every attribute, property and event that the classes have', () => {
    const { modules: described } = JSON.parse(built('custom-elements.json')) as ElementsManifest;
    const elements = described.flatMap(({ declarations }) => declarations);
    const script = `
      const found = { ...(await import('${manifest.name}')), ...(await import('${manifest.name}/withdrawal')) };
      const names = Object.values(found).map(({ eventName }) => eventName).filter(Boolean);
      console.log(JSON.stringify(['IpayDeposit', 'IpayWithdrawal'].map((name) => ({
        attributes: [...found[name].observedAttributes],
        properties: [...found[name].elementProperties.keys()],
        events: names.filter((event) => event.startsWith(name === 'IpayDeposit' ? 'ipay-d' : 'ipay-w')),
      }))));`;
    const real = JSON.parse(run('node', '--input-type=module', '-e', script)) as Record<string, string[]>[];
    assert.deepEqual(
      elements.map(({ tagName }) => tagName),
      ['ipay-deposit', 'ipay-withdrawal'],
    );
    for (const [index, { attributes, members, events }] of elements.entries()) {
      const names = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name).sort();
      const fields = members.filter(({ kind, readonly }) => kind === 'field' && readonly !== true);
      assert.deepEqual(names(attributes), real[index]?.['attributes']?.sort());
      assert.deepEqual(names(fields), real[index]?.['properties']?.sort());
      assert.deepEqual(names(events), real[index]?.['events']?.sort());
    }
  });

  it('tells the same in the forms of JetBrains’ editors and VS Code', () => {
    const { modules: described } = JSON.parse(built('custom-elements.json')) as ElementsManifest;
    const webTypes = JSON.parse(built('web-types.json')) as WebTypes;
    const { tags } = JSON.parse(built('vscode.html-custom-data.json')) as { tags: readonly EditorElement[] };
    const names = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name);
    const elements = described.flatMap(({ declarations }) => declarations);
    assert.deepEqual(names(tags), names(webTypes.contributions.html.elements));
    for (const [index, element] of elements.entries()) {
      const [tag, web] = [tags[index], webTypes.contributions.html.elements[index]];
      assert(tag && web);
      assert.equal(tag.name, element.tagName);
      assert.deepEqual(names(tag.attributes), names(element.attributes));
      assert.deepEqual(names(web.attributes), names(element.attributes));
      assert.deepEqual(names(web.js.events), names(element.events));
      assert.deepEqual(names(web.css.parts), names(element.cssParts));
      const states = names(element.cssStates).map((state) => `state(${state})`);
      assert.deepEqual(names(web.css['pseudo-classes']), states);
      const theme = tag.attributes.find(({ name }) => name === 'theme');
      assert.deepEqual(names(theme?.values ?? []), ['auto', 'light', 'dark']);
    }
    assert.equal(manifest['web-types'], './dist/web-types.json');
  });

  for (const [command, ...ports] of [
    ['sandbox', '--port', '0'],
    ['demo', '--port', '0', '--sandbox-port', '0'],
  ] as const) {
    it(`starts ${command}`, { timeout: 60_000 }, async () => {
      const started = spawn('node', [join(installed, 'dist/cli/main.js'), command, ...ports], {
        cwd: folder,
      });
      try {
        let printed = '';
        const url = await new Promise<string>((found, failed) => {
          started.stderr.on('data', (chunk) => (printed += String(chunk)));
          started.stdout.on('data', (chunk) => {
            printed += String(chunk);
            const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
            if (address !== undefined) found(address);
          });
          started.once('exit', () => failed(new Error(printed)));
        });
        const response = await fetch(url);
        if (command === 'demo') assert.match(await response.text(), /<noscript>This page needs/);
        else await response.body?.cancel();
      } finally {
        started.kill();
      }
    });
  }

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
      const names = run(
        'node',
        '--input-type=module',
        '-e',
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
    assert.equal(
      run('node', '--input-type=module', '-e', withoutNode, join(installed, 'dist', rendering)),
      '200 and rendered',
    );
  });

  it('starts its command by its first line', () =>
    assert.match(built('cli/main.js'), /^#!\/usr\/bin\/env node\n/));
});
