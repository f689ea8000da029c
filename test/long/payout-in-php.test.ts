import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { serveBesideSandbox } from '../cli/serve-beside-sandbox.ts';
import { ServeProcess, canaries } from '../cli/serve-process.ts';
import { startMerchant } from '../examples/merchant-process.ts';
import { missingProgram } from '../examples/missing-program.ts';
import { startHttpServer } from '../gateway/http-server.ts';
import { freePort } from '../tools/free-port.ts';
import { untilTrue } from '../tools/until-true.ts';

const run = promisify(execFile);

interface Asked {
  readonly id?: string;
  readonly amount?: string;
  readonly number?: string;
  readonly name?: string;
  readonly apiKey?: string;
}

async function ask(url: string, asked: Asked = {}): Promise<string> {
  const { id = 'payout-7', amount = '2500', number = '03405138', name = 'Test Name Acc' } = asked;
  const { stdout, stderr } = await run(
    'php',
    ['demo/examples/php/ask-for-payout.php', id, 'payer-42', amount, number, name, 'Bank of Ceylon'],
    { env: { ...process.env, PAY_URL: url, IPAY_API_KEY: asked.apiKey ?? canaries.apiKey } },
  );
  assert.equal(stderr, '');
  return stdout.trim();
}

const secret = `whsec_${Buffer.from('the secret of this webhook, long enough').toString('base64')}`;

const limits = { IPAY_WITHDRAWAL_MIN_AMOUNT: '500', IPAY_WITHDRAWAL_MAX_AMOUNT: '50000' };

describe('a shop in PHP that asks for a payout', { skip: missingProgram('php') }, () => {
  it('is told whether to wait, to give back or to have somebody look', async (t) => {
    const { url } = await serveBesideSandbox(t, limits);
    for (const [asked, told] of [
      [{}, 'asked'],
      [{}, 'asked'],
      [{ amount: '2501' }, 'look'],
      // Refused: the event gives back. Unknown: an event says how it ends.
      [{ id: 'refused', number: '03405101' }, 'asked'],
      [{ id: 'unknown', number: '03405109' }, 'asked'],
      [{ id: 'name', name: 'A. B. Perera' }, 'never'],
      [{ id: 'number', number: '0340' }, 'never'],
      [{ id: 'little', amount: '499' }, 'never'],
      [{ id: 'amount', amount: 'much' }, 'look'],
      [{ amount: 'much' }, 'look'],
      [{ id: 'key', apiKey: `${canaries.apiKey}-not` }, 'again'],
    ] as const) {
      assert.equal(await ask(url, asked), told, JSON.stringify(asked));
    }
    // Corrected, it is asked for under its own id.
    assert.equal(await ask(url, { id: 'name', name: 'A B Perera' }), 'asked');
  });

  it('asks again while the gateway, or the proxy, is away, or says nothing that can be read', async (t) => {
    const serve = new ServeProcess(`http://127.0.0.1:${await freePort()}`, limits);
    t.after(() => serve.dispose());
    await serve.start();
    assert.equal(await ask(serve.url), 'again');
    assert.equal(await ask(`http://127.0.0.1:${await freePort()}`), 'again');
    for (const [status, body] of [
      [200, '<html>'],
      [502, '{"status":"error"}'],
      [201, '"accepted"'],
      [302, ''],
    ] as const) {
      const other = await startHttpServer(t, (response) =>
        response.writeHead(status, { location: serve.url }).end(body),
      );
      assert.equal(await ask(other.url), 'again', body);
    }
  });

  it('books how each ends, once, by its webhook', async (t) => {
    const { url: webhookUrl, database } = await startMerchant(t, 'PHP', secret);
    const serve = await serveBesideSandbox(t, {
      ...limits,
      IPAY_WEBHOOK_URL: webhookUrl,
      IPAY_WEBHOOK_SECRET: secret,
    });
    // The tables are made when the first event comes.
    const payouts = { paid: '03405138', failed: '03405105', refused: '03405103', unknown: '03405108' };
    assert.equal(await ask(serve.url, { id: 'first' }), 'asked');
    const state = (id: string) =>
      database.prepare('select state from payout where id = ?').get(id)?.['state'];
    await untilTrue(
      'the tables',
      () => database.prepare(`select 1 from sqlite_master where name = 'payout'`).get() !== undefined,
    );
    database.exec(`insert into balance values ('payer-42', 'LKR', 0)`);
    for (const [id, number] of Object.entries(payouts)) {
      database.prepare(`insert into payout (id, label, rupees) values (?, 'payer-42', 2500)`).run(id);
      assert.equal(await ask(serve.url, { id, number }), 'asked');
    }
    await untilTrue('every result', () => Object.keys(payouts).every((id) => state(id) !== 'reserved'));
    assert.deepEqual(Object.keys(payouts).map(state), ['paid', 'returned', 'returned', 'paid']);
    const balance = database.prepare('select amount_minor as sum from balance').get()?.['sum'];
    assert.equal(balance, 500_000);
  });
});
