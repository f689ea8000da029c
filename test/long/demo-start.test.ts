import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { listenOnLoopback } from '../tools/listen-on-loopback.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';

/** Runs `ipay-deposit` until it says where it listens, or ends by itself. */
async function run(
  t: TestContext,
  command: string,
  options: Readonly<Record<string, string | number>>,
  npmScript = 'test:all',
) {
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const child = spawn('node', ['src/cli/main.ts', command, ...args], {
    env: { ...process.env, npm_lifecycle_event: npmScript },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  const running = new Promise<'running'>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (/Open http|listens on http/.test(output)) resolve('running');
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  const ended = once(child, 'close').then(() => child.exitCode);
  return { child, ended, state: await Promise.race([running, ended]), output };
}

function dataFolder(t: TestContext): string {
  const folder = temporaryFolder(t);
  return folder;
}

/** Any free ports, and any folder for a page that nobody looks at. */
const quiet = { port: 0, 'sandbox-port': 0, page: 'demo/public' };

async function takenPort(t: TestContext): Promise<number> {
  const server = createServer();
  t.after(() => server.close());
  return listenOnLoopback(server);
}

describe('a demo that cannot start ends, and says in a sentence what to do', { concurrency: 2 }, () => {
  for (const name of ['proxy.db', 'shop.db', 'sandbox.db', 'lock.db', 'demo-keys.json']) {
    it(`with garbage in ${name}`, async (t) => {
      const data = dataFolder(t);
      writeFileSync(join(data, name), 'garbage '.repeat(1000));
      const { state, output } = await run(t, 'demo', { ...quiet, data });
      assert.equal(state, 1);
      assert.match(output, new RegExp(`^The file \\S+${name} .+--data`));
      assert.doesNotMatch(output, / at /);
    });
  }

  it('frees the ports of what had started', async (t) => {
    const data = dataFolder(t);
    const port = await takenPort(t);
    const first = await run(t, 'demo', { ...quiet, data, 'sandbox-port': port }, 'start');
    assert.equal(first.state, 1);
    assert.match(first.output, new RegExp(`Port ${port} is taken .+ npm start -- --sandbox-port 5001`));
    assert.equal((await run(t, 'demo', { ...quiet, data })).state, 'running');
  });

  it('with a port of the page that is taken', async (t) => {
    const port = await takenPort(t);
    for (const [npmScript, command] of [
      ['start', 'npm start --'],
      ['npx', 'npx ipay-deposit demo'],
    ] as const) {
      const { state, output } = await run(t, 'demo', { ...quiet, data: dataFolder(t), port }, npmScript);
      assert.equal(state, 1);
      assert.match(output, new RegExp(`Port ${port} is taken .+: ${command} --port 5000`));
    }
  });

  it('with a file where the folder should be, or above it', async (t) => {
    const file = join(dataFolder(t), 'file');
    writeFileSync(file, '');
    for (const data of [file, join(file, 'below')]) {
      const { state, output } = await run(t, 'demo', { ...quiet, data });
      assert.equal(state, 1);
      assert.match(output, /^The folder \S+ is a file, or lies below one\. .+--data/);
    }
  });

  it('with a port that is none', async (t) => {
    for (const name of ['port', 'sandbox-port']) {
      const { state, output } = await run(t, 'demo', { ...quiet, data: dataFolder(t), [name]: 65_536 });
      assert.equal(state, 1);
      assert.equal(output, `--${name} must be at most 65535.\n`);
    }
  });
});

describe('the data folder', () => {
  it('belongs to one process at a time, however the one before ended', async (t) => {
    const data = dataFolder(t);
    const first = await run(t, 'demo', { ...quiet, data });
    assert.equal(first.state, 'running');
    for (const command of ['demo', 'sandbox']) {
      const options = command === 'demo' ? { ...quiet, data } : { port: 0, data };
      const second = await run(t, command, options);
      assert.equal(second.state, 1);
      assert.match(second.output, /^Another process works with the folder .+--data/);
    }
    first.child.kill('SIGKILL');
    await first.ended;
    assert.equal((await run(t, 'demo', { ...quiet, data })).state, 'running');
  });

  it('and its files are their owner’s alone, those of an older start included', async (t) => {
    const data = join(dataFolder(t), 'made');
    const first = await run(t, 'demo', { ...quiet, data });
    assert.equal(first.state, 'running');
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
    assert.equal(modeOf(data), '700');
    const files = readdirSync(data);
    assert.ok(files.includes('proxy.db-wal'));
    for (const name of files) assert.equal(modeOf(join(data, name)), '600', name);

    const old = join(dataFolder(t), 'old');
    mkdirSync(old);
    writeFileSync(join(old, 'shop.db'), '', { mode: 0o644 });
    assert.equal((await run(t, 'demo', { ...quiet, data: old })).state, 'running');
    assert.equal(modeOf(join(old, 'shop.db')), '600');
  });
});
