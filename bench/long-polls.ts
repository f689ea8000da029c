import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { judge } from './support/judge.ts';
import { apiKey } from './support/keys.ts';
import { httpRequest } from './support/load.ts';
import { startServer } from './support/start-server.ts';

// What does it cost to hold 2,000 payers' long polls at once, and is everybody else still answered promptly meanwhile?

const polls = 2000;
const folder = mkdtempSync(join(tmpdir(), 'ipay-bench-'));
const proxy = await startServer('proxy', join(folder, 'proxy.sqlite'));
const base = `http://127.0.0.1:${proxy.port}`;

/** Each of another payer, as in life: one payer is allowed 60 sessions in ten minutes. */
async function newSession(index: number): Promise<string> {
  const response = await fetch(`${base}/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ label: `payer-${index}`, amount: '1000' }),
  });
  return ((await response.json()) as { token: string }).token;
}

async function versionOf(token: string): Promise<number> {
  const response = await fetch(`${base}/deposit`, { headers: { authorization: `Bearer ${token}` } });
  return ((await response.json()) as { version: number }).version;
}

let answered = 0;
async function hold(token: string, version: number): Promise<Socket> {
  const socket = connect({ port: proxy.port, host: '127.0.0.1' });
  socket.on('data', () => answered++);
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(httpRequest('GET', `/deposit?after=${version}`, { authorization: `Bearer ${token}` }));
  return socket;
}

try {
  const waiting: { token: string; version: number }[] = [];
  for (let index = 0; index < polls; index++) {
    const token = await newSession(index);
    waiting.push({ token, version: await versionOf(token) });
  }
  const before = await proxy.usage();
  const sockets = await Promise.all(waiting.map(({ token, version }) => hold(token, version)));
  // Long enough that one who is not held would have been answered.
  await setTimeout(5000);
  const during = await proxy.usage();
  const held = polls - answered;

  const times: number[] = [];
  for (const { token } of waiting.slice(0, 200)) {
    const startedAt = performance.now();
    await versionOf(token);
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  const grownBytes = during.residentBytes - before.residentBytes;
  console.log(`\n${polls} long polls`);
  console.table({
    held,
    'memory before, MiB': Math.round(before.residentBytes / 2 ** 20),
    'memory while held, MiB': Math.round(during.residentBytes / 2 ** 20),
    'KiB for each': Number((grownBytes / 1024 / polls).toFixed(1)),
    'another status call, p50 ms': Number(times[100]?.toFixed(2)),
  });
  judge(`long polls held, of ${polls}`, held, held === polls);
  for (const socket of sockets) socket.destroy();
} finally {
  await proxy.stop();
  rmSync(folder, { recursive: true });
}
