import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { serveSandbox } from '../../src/sandbox/node/serve-sandbox.ts';
import { ServeProcess, accessKey, canaries } from '../cli/serve-process.ts';
import { startMerchant } from '../examples/merchant-process.ts';
import type { MerchantLanguage } from '../examples/merchant-process.ts';
import { missingProgram } from '../examples/missing-program.ts';
import { startHttpServer } from '../gateway/http-server.ts';
import { freePort } from '../tools/free-port.ts';
import { untilTrue } from '../tools/until-true.ts';

const run = promisify(execFile);

const secret = `whsec_${Buffer.from('the secret of this webhook, long enough').toString('base64')}`;

/** What asks the proxy for a session, in each language of the pages. */
const askers = {
  PHP: ['php', 'demo/examples/php/begin-deposit.php'],
  Python: ['python3', 'demo/examples/python/begin_deposit.py'],
  Java: ['java', 'demo/examples/java/BeginDeposit.java'],
  Go: ['go', 'run', 'demo/examples/go/begin_deposit.go'],
} as const;

async function startServe(t: TestContext, webhookUrl: string): Promise<ServeProcess> {
  const port = await freePort();
  const sandbox = await serveSandbox({
    port: 0,
    secret: canaries.gatewaySecret,
    keyPair: { accessKey, privateKey: canaries.privateKey, account: 'default' },
    postbackUrl: `http://127.0.0.1:${port}/postback`,
    postbackDelayMs: 50,
  });
  t.after(() => sandbox.close());
  const serve = new ServeProcess(sandbox.url, {
    PORT: String(port),
    IPAY_WEBHOOK_URL: webhookUrl,
    IPAY_WEBHOOK_SECRET: secret,
  });
  t.after(() => serve.dispose());
  await serve.start();
  return serve;
}

async function beginDeposit(language: keyof typeof askers, url: string, apiKey: string): Promise<string> {
  const [program, ...args] = askers[language];
  const { stdout } = await run(program, [...args, 'payer-42', '2500.50', 'order-1001'], {
    env: { ...process.env, PAY_URL: url, IPAY_API_KEY: apiKey },
  });
  return stdout.trim();
}

/** Reads what `execFile` rejects with. */
const wordsOf = (error: unknown): string =>
  error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);

async function takesDeposit(
  t: TestContext,
  asks: keyof typeof askers,
  takesWebhooks: MerchantLanguage,
): Promise<void> {
  const merchant = await startMerchant(t, takesWebhooks, secret);
  const serve = await startServe(t, merchant.url);
  const token = await beginDeposit(asks, serve.url, canaries.apiKey);
  const submitted = await serve.call('/deposit/activation', token, { transactionNumber: '12345677' });
  assert.equal(submitted.status, 200, await submitted.clone().text());
  await untilTrue('the credit', () => merchant.balanceOf('payer-42') > 0);
  assert.equal(merchant.balanceOf('payer-42'), 250_050);

  const wrongKey = `${canaries.apiKey}-not`;
  await assert.rejects(beginDeposit(asks, serve.url, wrongKey), (error: unknown) => {
    assert.match(wordsOf(error), /API key/);
    assert.doesNotMatch(wordsOf(error), /canary/);
    return true;
  });
}

describe('serve beside a shop in another language takes a deposit from session to credit', () => {
  for (const [asks, takesWebhooks] of [
    ['PHP', 'PHP'],
    ['Python', 'Python'],
    ['Java', 'TypeScript'],
    ['Go', 'TypeScript'],
  ] as const) {
    const [program] = askers[asks];
    it(`in ${asks}`, { skip: missingProgram(program) }, (t) => takesDeposit(t, asks, takesWebhooks));
  }
});

describe('a server that asks for a session follows no redirect, with its key or without', () => {
  for (const asks of ['PHP', 'Python', 'Java', 'Go'] as const) {
    it(`in ${asks}`, { skip: missingProgram(askers[asks][0]) }, async (t) => {
      const elsewhere = await startHttpServer(t, (response) => response.end('{"token":"of another"}'));
      for (const status of [302, 307]) {
        const moved = await startHttpServer(t, (response) =>
          // Another host by its name, and this machine all the same.
          response.writeHead(status, { location: elsewhere.url.replace('127.0.0.1', 'localhost') }).end(),
        );
        await assert.rejects(beginDeposit(asks, moved.url, canaries.apiKey));
        assert.equal(moved.requests.length, 1);
      }
      assert.deepEqual(elsewhere.requests, []);
    });
  }
});
