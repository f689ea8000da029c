import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { prepareAsDocumented, quietTools } from '../examples/as-documented.ts';
import { sqliteBalance } from '../examples/example-on-node.ts';
import { startExample } from '../examples/example-process.ts';
import type { ReadyExample } from '../examples/example-process.ts';
import { depositAt, payAt } from '../examples/pay-at-shop.ts';
import { startShop } from '../examples/shop-process.ts';
import type { ExamplePlace } from '../examples/shop-process.ts';
import { freePort } from '../tools/free-port.ts';
import { packedPackage } from '../tools/packed-package.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { untilTrue } from '../tools/until-true.ts';

// The example for Next.js by a real build and start, from the packed package, by the commands of docs/proxy.md.

const packed = temporaryFolder({ after });
let tarball = '';

async function builtForNext({ folder, variables }: ExamplePlace): Promise<ReadyExample> {
  const start = await prepareAsDocumented({
    example: 'next',
    heading: 'In Next.js',
    replaced: { 'npm install': `npm install --no-audit --no-fund --prefer-offline ${tarball}` },
    folder,
    settings: { file: '.env.local', values: variables },
  });
  assert(!existsSync(join(folder, 'ipay.db')), 'the build has opened the proxy');
  return {
    // Next.js takes the port from the environment.
    command: ['sh', '-ec', `exec ${start}`],
    cwd: folder,
    env: quietTools(folder),
    balance: () => sqliteBalance(join(folder, 'shop.db')),
  };
}

function inDatabase<Result>(file: string, work: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

describe('the proxy in the routes of Next.js', () => {
  before(() => (tarball = packedPackage(packed)));

  it('takes deposits from session to credit, and after a restart what could not be credited', async (t) => {
    let ready: ReadyExample | undefined;
    let folder = '';
    const shop = await startShop(t, async (place) => {
      ({ folder } = place);
      ready = await builtForNext(place);
      return ready;
    });
    await payAt(shop);

    const rename = (from: string, to: string) =>
      inDatabase(join(folder, 'shop.db'), (database) => database.exec(`alter table ${from} rename to ${to}`));
    rename('balance', 'balance_away');
    const token = await depositAt(shop, '50', '12345679');
    await untilTrue('a delivery that fails', () =>
      inDatabase(join(folder, 'ipay.db'), (database) => {
        const failed = `select 1 from outbox where last_error is not null`;
        return database.prepare(failed).get() !== undefined;
      }),
    );
    await shop.stop();
    rename('balance_away', 'balance');
    assert.equal(await shop.balance(), 260_050);

    assert(ready);
    // Nobody asks it for anything.
    const port = await freePort();
    const again = startExample(t, ready, port);
    await untilTrue('the credit', async () => {
      again.assertRuns();
      return (await shop.balance()) !== 260_050;
    });
    assert.equal(await shop.balance(), 265_050);

    // A page that waits for news, for up to 25 s, does not hold up the end.
    const url = `http://127.0.0.1:${port}/pay`;
    const waiting = fetch(`${url}/deposit?after=99`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    const endsAtMs = performance.now();
    await again.stop('SIGTERM');
    assert.equal((await waiting).status, 200);
    assert(performance.now() - endsAtMs < 15_000);

    const written = shop.output() + again.output();
    assert.doesNotMatch(written, /sandbox-api-secret|sandbox-private-key|an-api-key-of-this-shop/);
  });
});
