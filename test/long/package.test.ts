import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };

const folder = mkdtempSync(join(tmpdir(), 'package-test-'));
const modules = join(folder, 'node_modules');
const installed = join(modules, manifest.name);

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const builtFiles = (extension: string): string[] =>
  readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith(extension),
  );
const built = (path: string): string => readFileSync(join(installed, 'dist', path), 'utf8');

/** The entry's file and all it loads by static imports: what a page with this entry downloads first. */
function loadedWith(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const [, from = ''] of built(path).matchAll(/\bfrom\s*"(\.[^"]+)"/g)) {
    loadedWith(join(path, '..', from), seen);
  }
  return seen;
}

describe('the published package', () => {
  before(() => {
    execFileSync('npm', ['pack', '--pack-destination', folder], { stdio: 'ignore' });
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
    run('npm', 'install', `./${manifest.name}-${manifest.version}.tgz`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

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

  it('sends the payer no zod, no Hono and no decorator that a browser would not read', () => {
    for (const path of [
      ...loadedWith('index.js'),
      ...loadedWith('define.js'),
      ...loadedWith('withdrawal.js'),
      'ipay-deposit.js',
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
    for (const path of [...loadedWith('define.js'), 'ipay-deposit.js']) {
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

  it('imports nothing but what it brings and Node itself', () => {
    const brought = /^(?:\.|lit(?:\/|$))/;
    for (const path of builtFiles('.js')) {
      for (const [, from = ''] of built(path).matchAll(/^(?:import|export)\b[^;]*?\bfrom\s*"([^"]+)"/gm)) {
        assert.ok(isBuiltin(from) || brought.test(from), `${path} imports ${from}`);
      }
    }
  });

  it('starts its command by its first line', () =>
    assert.match(built('cli/main.js'), /^#!\/usr\/bin\/env node\n/));
});
