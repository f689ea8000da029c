import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import process from 'node:process';
import { it } from 'node:test';
import { freePort } from '../tools/free-port.ts';
import { untilTrue } from '../tools/until-true.ts';
import { ServeProcess, canaries } from './serve-process.ts';

/** A disk that is full, for whoever writes. */
const fullDisk = '/dev/full';

it(
  'serve goes on where its log cannot be written, and ends when it is told to',
  { skip: !existsSync(fullDisk) && 'this system has no file that is always full' },
  async (t) => {
    const port = await freePort();
    const serve = new ServeProcess('http://127.0.0.1:9', { PORT: String(port) });
    const stdout = openSync(fullDisk, 'w');
    const child = spawn(process.execPath, ['src/cli/main.ts', 'serve'], {
      env: { PATH: process.env['PATH'] ?? '', ...serve.environment },
      stdio: ['ignore', stdout, 'pipe'],
    });
    closeSync(stdout);
    t.after(async () => {
      child.kill('SIGKILL');
      await serve.dispose();
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ask = (path: string, json?: object) =>
      fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { authorization: `Bearer ${canaries.apiKey}`, 'content-type': 'application/json' },
        ...(json && { method: 'POST', body: JSON.stringify(json) }),
      });
    await untilTrue('serve to answer', async () => {
      assert.equal(child.exitCode, null, said);
      return ask('/healthz').then(
        ({ ok }) => ok,
        () => false,
      );
    });
    for (let count = 0; count < 3; count++) {
      assert.equal((await ask('/sessions', { label: 'payer-1', amount: '1000' })).status, 201);
    }
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'close'), [0, null]);
    assert.match(said, /^The log cannot be written \(ENOSPC\)\.\n$/);
  },
);
