import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { serveBesideSandbox } from '../cli/serve-beside-sandbox.ts';
import { ServeProcess, canaries } from '../cli/serve-process.ts';
import { missingProgram } from '../examples/missing-program.ts';
import { startHttpServer } from '../gateway/http-server.ts';
import { freePort } from '../tools/free-port.ts';

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
});
