import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import manifest from '../../../package.json' with { type: 'json' };
import { pages, proseOf } from '../../docs/pages.ts';
import { built, builtFiles, folder, installed, modules, tarball } from './installed-package.ts';

describe('the published package', () => {
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

  it('starts its command by its first line', () =>
    assert.match(built('cli/main.js'), /^#!\/usr\/bin\/env node\n/));
});
