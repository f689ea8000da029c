import { startEmbeddedPostgres } from '../test/tools/embedded-postgres.ts';
import { judge } from './support/judge.ts';
import { newOrders, postbackRequests, seedPostgresOrders } from './support/prepare-postbacks.ts';
import { durationMs, ratio, rounds, rowOf, takeTurns } from './support/rounds.ts';
import type { Contender } from './support/rounds.ts';
import { startServer } from './support/start-server.ts';

// Do two instances on one PostgreSQL take more postbacks than one? The load, each instance and the database want a core
// each: on fewer than four cores there is nothing to gain for the second instance. So it is asked twice: of instances
// that have the whole machine between them, and of instances with a tenth of a processor each, as if each had a slower
// machine of its own.

const connections = 64;
/** More than a round can use up. */
const perRound = (4000 * durationMs) / 1000;
const postgres = await startEmbeddedPostgres({ isSynced: true });

async function newBatches(): Promise<() => () => Buffer | undefined> {
  const batches: Buffer[][] = [];
  for (let round = 0; round < 2 * (rounds + 1); round++) {
    const orders = newOrders(perRound);
    await seedPostgresOrders(postgres.adminUrl, orders);
    batches.push(postbackRequests(orders));
  }
  return () => {
    const batch = batches.pop() ?? [];
    return () => batch.pop();
  };
}

async function compare(title: string, share?: number): Promise<void> {
  // The first start makes the tables; the two are instances of one deployment.
  const first = await startServer('proxy', postgres.adminUrl, share);
  const second = await startServer('proxy', postgres.adminUrl, share);
  const requests = await newBatches();
  const contenders: readonly Contender[] = [
    { name: 'one instance', servers: [first], requests },
    { name: 'two instances', servers: [first, second], requests },
  ];
  const results = await takeTurns(contenders, connections);
  console.log(
    `\nPostbacks on PostgreSQL, ${title}, ${connections} connections, medians of ${rounds} rounds of ${durationMs} ms`,
  );
  console.table(Object.fromEntries([...results].map(([name, own]) => [name, rowOf(own)])));
  const [one = [], two = []] = contenders.map(({ name }) => results.get(name));
  const gain = ratio(two, one, ({ perSecond }) => perSecond);
  judge(`two instances take more postbacks a second than one, ${title}, as a ratio`, gain, gain > 1);
  await Promise.all([first.stop(), second.stop()]);
}

try {
  await compare('all on this machine');
  await compare('a tenth of a processor each', 0.1);
} finally {
  await postgres.stop();
}
