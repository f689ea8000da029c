import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { apiKey } from './support/keys.ts';
import { httpRequest, load, median } from './support/load.ts';
import type { LoadResult } from './support/load.ts';
import { preparePostbacks } from './support/prepare-postbacks.ts';
import { startServer } from './support/start-server.ts';
import type { BenchServer } from './support/start-server.ts';

// How much of a bare Hono server's throughput is left when every answer is verified and durable, and how long does one
// request take? At 32 connections and at one, in rounds that take turns, so that a machine that is busy for a while
// slows all alike.

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 7);
const durationMs = Number(process.env['BENCH_ROUND_MS'] ?? 2000);
/** More than a round can use up. */
const postbacksPerSecond = 20_000;

const folder = mkdtempSync(join(tmpdir(), 'ipay-bench-'));
const proxyFile = join(folder, 'proxy.sqlite');
const echo = await startServer('echo');
const insert = await startServer('insert', join(folder, 'insert.sqlite'));
const proxy = await startServer('proxy', proxyFile);

const session = httpRequest(
  'POST',
  '/sessions',
  { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
  JSON.stringify({ label: 'payer-1', amount: '1000', reference: 'order-1' }),
);

async function statusRequest(): Promise<Buffer> {
  const response = await fetch(`http://127.0.0.1:${proxy.port}/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ label: 'payer-1', amount: '1000' }),
  });
  const { token } = (await response.json()) as { token: string };
  return httpRequest('GET', '/deposit', { authorization: `Bearer ${token}` });
}

let prepared = 0;
const [echoBody = Buffer.alloc(0)] = preparePostbacks(proxyFile, 'echo', 1);
const echoed = Buffer.from(echoBody.toString().replace('/postback', '/'));
const status = await statusRequest();
const always = (request: Buffer) => () => () => request;

interface Target {
  readonly name: string;
  readonly server: BenchServer;
  readonly requests: () => () => Buffer | undefined;
}

const targets: readonly Target[] = [
  { name: 'bare Hono echo', server: echo, requests: always(echoed) },
  { name: 'bare durable insert', server: insert, requests: always(echoed) },
  { name: 'POST /sessions', server: proxy, requests: always(session) },
  { name: 'GET /deposit', server: proxy, requests: always(status) },
  {
    name: 'POST /postback',
    server: proxy,
    requests: () => {
      const all = preparePostbacks(proxyFile, `r${prepared++}`, (postbacksPerSecond * durationMs) / 1000);
      return () => all.pop();
    },
  },
];

interface Round extends LoadResult {
  /** Processor time of the server for one answer. */
  readonly cpuMicros: number;
}

async function measure(connections: number): Promise<Map<string, Round[]>> {
  const results = new Map<string, Round[]>(targets.map(({ name }) => [name, []]));
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round++) {
    for (const { name, server, requests } of targets) {
      const next = requests();
      const before = await server.usage();
      const result = await load({ port: server.port, connections, durationMs, next });
      const cpuMicros = (await server.usage()).cpuMicros - before.cpuMicros;
      if (round > 0) results.get(name)?.push({ ...result, cpuMicros: cpuMicros / result.answers });
    }
  }
  return results;
}

function print(title: string, results: Map<string, Round[]>): void {
  const bare = results.get('bare Hono echo') ?? [];
  console.log(`\n${title}, medians of ${rounds} rounds`);
  console.table(
    Object.fromEntries(
      [...results].map(([name, of]) => [
        name,
        {
          'per second': Math.round(median(of.map(({ perSecond }) => perSecond))),
          'of bare Hono': Number(
            median(of.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? NaN))).toFixed(2),
          ),
          'CPU µs each': Math.round(median(of.map(({ cpuMicros }) => cpuMicros))),
          'p50 ms': Number(median(of.map(({ p50Ms }) => p50Ms)).toFixed(3)),
          'p99 ms': Number(median(of.map(({ p99Ms }) => p99Ms)).toFixed(2)),
        },
      ]),
    ),
  );
}

try {
  print('32 connections', await measure(32));
  print('One request at a time', await measure(1));
} finally {
  await Promise.all([echo.stop(), insert.stop(), proxy.stop()]);
  rmSync(folder, { recursive: true });
}
