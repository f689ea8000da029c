import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judge } from './support/judge.ts';
import { apiKey, origin } from './support/keys.ts';
import { httpRequest } from './support/load.ts';
import { newOrders, postbackRequests, seedOrders } from './support/prepare-postbacks.ts';
import { durationMs, middle, ratio, rounds, rowOf, takeTurns } from './support/rounds.ts';
import type { Contender, Round } from './support/rounds.ts';
import { startServer } from './support/start-server.ts';

// How much of a bare Hono server's throughput is left when every answer is verified and durable, and how long does one
// request take? Each call beside a bare Hono that gets the very same request and gives its JSON back, and beside the
// least that could be called durable. At 32 connections and at one.

/** More than a round can use up. */
const requestsPerRound = (12_000 * durationMs) / 1000;

const folder = mkdtempSync(join(tmpdir(), 'ipay-bench-'));
const proxyFile = join(folder, 'proxy.sqlite');
const echo = await startServer('echo');
const insert = await startServer('insert', join(folder, 'insert.sqlite'));
const least = await startServer('least', join(folder, 'least.sqlite'));
const proxy = await startServer('proxy', proxyFile);

const merchant = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
let payers = 0;
/** Each of another payer, as in life: one payer is allowed 60 sessions in ten minutes. */
const sessionRequest = (): Buffer =>
  httpRequest(
    'POST',
    '/sessions',
    merchant,
    JSON.stringify({ label: `payer-${payers++}`, amount: '1000', reference: 'order-1' }),
  );

async function statusRequest(port: number): Promise<Buffer> {
  const response = await fetch(`http://127.0.0.1:${port}/sessions`, {
    method: 'POST',
    headers: merchant,
    body: JSON.stringify({ label: 'payer', amount: '1000' }),
  });
  const { token } = (await response.json()) as { token: string };
  return httpRequest('GET', '/deposit', { authorization: `Bearer ${token}`, origin });
}

const status = await statusRequest(proxy.port);
const leastStatus = await statusRequest(least.port);
const [postback = status] = postbackRequests(newOrders(1));
const always = (request: Buffer) => () => () => request;

function newPostbacks(): () => Buffer | undefined {
  const orders = newOrders(requestsPerRound);
  seedOrders(proxyFile, orders);
  const all = postbackRequests(orders);
  return () => all.pop();
}

const insertName = 'bare durable insert';
const calls = [
  {
    name: 'POST /sessions',
    atLeast: 0.7,
    bare: always(sessionRequest()),
    least: () => sessionRequest,
    requests: () => sessionRequest,
  },
  {
    name: 'GET /deposit',
    atLeast: 0.7,
    bare: always(status),
    least: always(leastStatus),
    requests: always(status),
  },
  {
    name: 'POST /postback',
    atLeast: 0.4,
    bare: always(postback),
    least: always(postback),
    requests: newPostbacks,
  },
] as const;
const bareName = (name: string) => `bare Hono: ${name}`;
const leastName = (name: string) => `the least: ${name}`;

/** What stands beside each of them. */
const bareOf = new Map(
  calls.flatMap(({ name }) => [name, leastName(name)].map((each) => [each, bareName(name)] as const)),
);

const contenders: readonly Contender[] = [
  ...calls.flatMap(({ name, bare, least: leastRequests, requests }) => [
    { name: bareName(name), servers: [echo], requests: bare },
    { name: leastName(name), servers: [least], requests: leastRequests },
    { name, servers: [proxy], requests },
  ]),
  { name: insertName, servers: [insert], requests: always(postback) },
];

type Results = ReadonlyMap<string, readonly Round[]>;
const of = (results: Results, name: string): readonly Round[] => results.get(name) ?? [];

function print(title: string, results: Results): void {
  console.log(`\n${title}, medians of ${rounds} rounds of ${durationMs} ms`);
  const table = [...results].map(([name, own]) => {
    const bare = results.get(bareOf.get(name) ?? '');
    const compared = bare && {
      'of bare Hono': Number(ratio(own, bare, ({ perSecond }) => perSecond).toFixed(2)),
      'CPU of bare': Number(ratio(own, bare, ({ cpuMicros }) => cpuMicros).toFixed(2)),
    };
    return [name, { ...rowOf(own), ...compared }] as const;
  });
  console.table(Object.fromEntries(table));
}

try {
  const many = await takeTurns(contenders, 32);
  print('32 connections', many);
  const single = await takeTurns(contenders, 1);
  print('One request at a time', single);

  console.log();
  for (const { name, atLeast } of calls) {
    const found = ratio(of(many, name), of(many, bareName(name)), ({ perSecond }) => perSecond);
    judge(`${name}, 32 connections, at least ${atLeast.toFixed(2)} of bare Hono`, found, found >= atLeast);
  }
  const p99 = middle(of(many, 'POST /postback'), ({ p99Ms }) => p99Ms);
  judge('POST /postback, 32 connections, p99 at most 15 ms', p99, p99 <= 15);
  const [own, bare] = ['POST /postback', bareName('POST /postback')].map((name) =>
    middle(of(single, name), ({ p50Ms }) => p50Ms),
  );
  const slower = (own ?? NaN) - (bare ?? NaN);
  judge('POST /postback, one at a time, p50 at most 0.25 ms above bare Hono', slower, slower <= 0.25);
} finally {
  await Promise.all([echo.stop(), insert.stop(), least.stop(), proxy.stop()]);
  rmSync(folder, { recursive: true });
}
