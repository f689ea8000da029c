import { judge } from './support/judge.ts';
import { postbackRequests, seedPostgresOrders } from './support/prepare-postbacks.ts';
import { durationMs, ratio, rounds, rowOf, takeTurns } from './support/rounds.ts';
import type { Contender } from './support/rounds.ts';
import { startPostgres } from './support/start-postgres.ts';
import { startServer } from './support/start-server.ts';

// Do two instances on one PostgreSQL take more postbacks than one? The load, each instance and the database want a core
// each: on fewer than four cores there is nothing to gain for the second instance.

const connections = 64;
/** More than a round can use up. */
const perRound = (4000 * durationMs) / 1000;
const postgres = await startPostgres();

try {
  // The first start makes the tables; the two are instances of one deployment.
  const first = await startServer('proxy', postgres.url);
  const second = await startServer('proxy', postgres.url);
  const batches: Buffer[][] = [];
  for (let round = 0; round < 2 * (rounds + 1); round++) {
    await seedPostgresOrders(postgres.url, `r${round}`, perRound);
    batches.push(postbackRequests(`r${round}`, perRound));
  }
  const requests = () => {
    const batch = batches.pop() ?? [];
    return () => batch.pop();
  };
  const contenders: readonly Contender[] = [
    { name: 'one instance', servers: [first], requests },
    { name: 'two instances', servers: [first, second], requests },
  ];
  const results = await takeTurns(contenders, connections);
  console.log(
    `\nPostbacks on PostgreSQL, ${connections} connections, medians of ${rounds} rounds of ${durationMs} ms`,
  );
  console.table(Object.fromEntries([...results].map(([name, own]) => [name, rowOf(own)])));
  const [one = [], two = []] = contenders.map(({ name }) => results.get(name));
  const gain = ratio(two, one, ({ perSecond }) => perSecond);
  judge('two instances take more postbacks a second than one, as a ratio', gain, gain > 1);
  await Promise.all([first.stop(), second.stop()]);
} finally {
  await postgres.stop();
}
