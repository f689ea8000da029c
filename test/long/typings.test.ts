import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { packedPackage } from '../tools/packed-package.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { wholePage, wrongPages } from './typings/page.ts';
import type { ElementEntry } from './typings/page.ts';
import { writers } from './typings/writers.ts';

const folder = temporaryFolder({ after });

const checkers = ['vue', 'vue-tsc', 'svelte', 'svelte-check', 'preact', 'solid-js', 'typescript@5.9'];
const react = ['react@19', '@types/react@19'];

const compilerOptions = {
  strict: true,
  // Ours are checked as well.
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  jsx: 'react-jsx',
  types: [],
};

/** Each folder of pages, by its checker. */
const programs = [
  {
    name: 'jsx',
    frameworks: ['react', 'preact', 'solid', 'component'],
    command: [resolve('node_modules/typescript/bin/tsc6'), '-p', 'jsx'],
  },
  { name: 'vue', frameworks: ['vue'], command: ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', 'vue'] },
  {
    name: 'svelte',
    frameworks: ['svelte'],
    command: ['node_modules/svelte-check/bin/svelte-check', '--workspace=svelte', '--output=machine'],
  },
] as const;

/** What the checker says; it fails, as some of the pages are wrong. */
const check = (command: readonly string[]): Promise<string> =>
  new Promise((done) => {
    execFile('node', [...command], { cwd: folder }, (_error, stdout, stderr) => done(stdout + stderr));
  });

function elementEntries(): ElementEntry[] {
  const path = join(folder, 'node_modules/ipay-deposit/dist/custom-elements.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly modules: readonly { readonly declarations: readonly ElementEntry[] }[];
  };
  return manifest.modules.flatMap(({ declarations }) => declarations);
}

describe('types for templates', { concurrency: 2 }, () => {
  before(() => {
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
    const quietly = ['--no-audit', '--no-fund', '--prefer-offline'];
    execFileSync('npm', ['install', ...quietly, packedPackage(folder), ...checkers, ...react], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const { name: program, frameworks } of programs) {
      mkdirSync(join(folder, program));
      writeFileSync(
        join(folder, program, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, include: ['*'] }),
      );
      for (const framework of frameworks) {
        const writer = writers[framework];
        assert(writer);
        for (const element of elementEntries()) {
          const pages = { whole: wholePage(element), ...wrongPages(element) };
          for (const [name, page] of Object.entries(pages)) {
            const file = `${framework}-${element.tagName}-${name}.${writer.extension}`;
            writeFileSync(join(folder, program, file), writer.write(page));
          }
        }
      }
    }
  });

  for (const { frameworks, command } of programs) {
    it(`take what is right, and nothing that is wrong: ${frameworks.join(', ')}`, async () => {
      const output = await check(command);
      for (const framework of frameworks) {
        for (const element of elementEntries()) {
          const name = (page: string) => `${framework}-${element.tagName}-${page}.`;
          assert(!output.includes(name('whole')), output);
          for (const page of Object.keys(wrongPages(element)))
            assert(output.includes(name(page)), `${name(page)} is taken\n${output}`);
        }
      }
      assert.doesNotMatch(output, /node_modules\/ipay-deposit/);
    });
  }
});
