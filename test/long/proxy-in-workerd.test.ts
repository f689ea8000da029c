import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { prepareAsDocumented, quietTools } from '../examples/as-documented.ts';
import { depositAt, payAt } from '../examples/pay-at-shop.ts';
import { startShop } from '../examples/shop-process.ts';
import type { ShopProcess } from '../examples/shop-process.ts';
import { newWorkerDatabase } from '../examples/worker-database.ts';
import type { WorkerDatabase } from '../examples/worker-database.ts';
import { postgresServer } from '../store/postgres-server.ts';
import { packedPackage } from '../tools/packed-package.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { untilTrue } from '../tools/until-true.ts';

// The example for workers in workerd, the runtime of Cloudflare, from the packed package, by the commands of
// docs/proxy.md. What runs it weighs 220 MB, which only this test needs: it is no dependency of the project.

const run = promisify(execFile);
const server = postgresServer();
const packed = temporaryFolder({ after });
let tarball = '';

async function startWorker(
  t: TestContext,
  { url: databaseUrl, balance }: WorkerDatabase,
): Promise<ShopProcess> {
  return startShop(t, async ({ folder, port, variables }) => {
    const start = await prepareAsDocumented({
      example: 'worker',
      heading: 'As a worker',
      replaced: {
        'npm install': `npm install --no-audit --no-fund --prefer-offline ${tarball}`,
        'postgresql://postgres:password@127.0.0.1:5432/postgres': databaseUrl,
        // newWorkerDatabase has run the file: not every machine has psql.
        'psql "$DATABASE_URL" -f shop.sql': ':',
        'npx wrangler dev': `npx wrangler dev --port ${port}`,
      },
      folder,
      settings: { file: '.dev.vars', values: { ...variables, DATABASE_URL: databaseUrl } },
    });
    // All of a deployment but the sending.
    const env = quietTools(folder);
    await run('npx', ['wrangler', 'deploy', '--dry-run'], { cwd: folder, env: { ...process.env, ...env } });
    return { command: ['sh', '-ec', `exec ${start}`], cwd: folder, env, balance };
  });
}

/** The minute's turn, which the platform takes by itself where the worker is deployed. */
async function runSchedule({ url }: ShopProcess): Promise<void> {
  const answer = await fetch(`${url}/cdn-cgi/local/scheduled`);
  assert.deepEqual([answer.status, await answer.text()], [200, 'ok']);
}

/** Lets nobody into the database, or everybody again. */
async function allowConnections(databaseUrl: string, isAllowed: boolean): Promise<void> {
  const elsewhere = new URL(databaseUrl);
  const name = elsewhere.pathname.slice(1);
  elsewhere.pathname = '/postgres';
  await server.rows(elsewhere.href, `alter database ${name} with allow_connections ${isAllowed}`);
  if (!isAllowed) await server.killConnections(databaseUrl);
}

describe('the proxy as a worker in workerd', () => {
  before(() => (tarball = packedPackage(packed)));

  it('takes deposits from session to credit, whatever fails meanwhile', async (t) => {
    const database = await newWorkerDatabase(server);
    const { url, balance } = database;
    const shop = await startWorker(t, database);
    await payAt(shop);

    await t.test('by its schedule, what could not be credited at once', async () => {
      await server.rows(url, 'alter table balance rename to balance_away');
      await depositAt(shop, '50', '12345679');
      const failed = `select 1 from outbox where last_error is not null`;
      await untilTrue('a delivery that fails', async () => (await server.rows(url, failed)).length === 1);
      await server.rows(url, 'alter table balance_away rename to balance');
      assert.equal(await balance(), 260_050);
      await untilTrue('the next delivery', async () => {
        await runSchedule(shop);
        return (await balance()) !== 260_050;
      });
      await runSchedule(shop);
      assert.equal(await balance(), 265_050);
    });

    await t.test('after its database was away', async () => {
      const token = await depositAt(shop, '50', '12345680');
      await untilTrue('the credit', async () => (await balance()) === 270_050);
      const look = () =>
        fetch(`${shop.url}/pay/deposit`, {
          headers: { authorization: `Bearer ${token}`, origin: 'https://shop.example' },
        });
      const repeat = () =>
        fetch(`${shop.url}/pay/postback`, { method: 'POST', body: shop.postbacks[0] ?? '' });
      const begin = () =>
        fetch(`${shop.url}/deposits`, { method: 'POST', body: JSON.stringify({ amount: '50' }) });
      await allowConnections(url, false);
      const [looked, repeated, begun] = [await look(), await repeat(), await begin()];
      // A page on another origin can read why, and asks again.
      assert.equal(looked.headers.get('access-control-allow-origin'), 'https://shop.example');
      for (const answer of [looked, repeated, begun]) {
        assert.equal(answer.status, 503);
        assert.match(await answer.text(), /"code":"store_unavailable"/);
      }
      await allowConnections(url, true);
      for (const ask of [look, repeat, begin]) assert.equal((await ask()).status, 200);
      await runSchedule(shop);
      assert.equal(await balance(), 270_050);
    });

    assert.doesNotMatch(shop.output(), /sandbox-api-secret|sandbox-private-key|an-api-key-of-this-shop/);
  });
});
