import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { freePort } from '../tools/free-port.ts';
import { untilTrue } from '../tools/until-true.ts';
import { ServeProcess } from './serve-process.ts';

/** More than a pipe holds and the process keeps: each of these is a line of some 300 bytes. */
const requests = 8_000;
const atOnce = 50;
const requestId = 'r'.repeat(64);

interface Line {
  readonly msg: string;
  readonly lost?: number;
}

/** `serve` whose log is read up to its first line, and then no more. */
async function startUnread(t: TestContext) {
  const port = await freePort();
  const serve = new ServeProcess('http://127.0.0.1:9', {
    PORT: String(port),
    IPAY_REQUEST_ID_HEADER: 'x-request-id',
  });
  const child = spawn(process.execPath, ['src/cli/main.ts', 'serve'], {
    env: { PATH: process.env['PATH'] ?? '', ...serve.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(async () => {
    child.kill('SIGKILL');
    await serve.dispose();
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await untilTrue('serve to listen', () => {
    assert.equal(child.exitCode, null);
    return said.includes('"listening"');
  });
  child.stdout.pause();
  const ask = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'x-request-id': requestId } });
  return {
    child,
    ask,
    /** A line whose end has not come yet does not count. */
    linesSoFar: () =>
      said
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Line),
  };
}

async function askForALot(ask: (path: string) => Promise<Response>): Promise<void> {
  for (let done = 0; done < requests; done += atOnce) {
    const answers = await Promise.all(Array.from({ length: atOnce }, () => ask('/nowhere')));
    for (const answer of answers) {
      assert.equal(answer.status, 404);
      await answer.text();
    }
  }
}

async function endOf(child: ChildProcess): Promise<unknown> {
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as unknown[];
  return code;
}

describe('serve whose log nobody reads, as a container’s whose host hangs', () => {
  it(
    'answers all the same, and tells later how much of the log was lost',
    { timeout: 120_000 },
    async (t) => {
      const { child, ask, linesSoFar } = await startUnread(t);
      await askForALot(ask);
      child.stdout.resume();
      await untilTrue('the log to go on', () => linesSoFar().some(({ lost }) => lost !== undefined));
      const lost = linesSoFar().find((line) => line.lost !== undefined)?.lost ?? 0;
      assert.equal((await ask('/afterwards')).status, 404);
      assert.equal(await endOf(child), 0);
      await untilTrue('its last line', () => linesSoFar().at(-1)?.msg === 'stopped');
      const lines = linesSoFar();
      assert.equal(lines.filter(({ msg }) => msg === 'request answered').length + lost, requests + 1);
    },
  );

  it('ends when it is told to', { timeout: 60_000 }, async (t) => {
    const { child, ask } = await startUnread(t);
    await askForALot(ask);
    assert.equal(await endOf(child), 0);
  });
});
