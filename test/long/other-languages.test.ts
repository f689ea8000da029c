import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { parseFragment } from 'parse5';
import { serveBesideSandbox } from '../cli/serve-beside-sandbox.ts';
import { canaries } from '../cli/serve-process.ts';
import { depositViewSchema } from '../contract/answer-schemas.ts';
import { startMerchant } from '../examples/merchant-process.ts';
import type { MerchantLanguage } from '../examples/merchant-process.ts';
import { missingProgram } from '../examples/missing-program.ts';
import { startHttpServer } from '../gateway/http-server.ts';
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
  const serve = await serveBesideSandbox(t, {
    IPAY_WEBHOOK_URL: merchant.url,
    IPAY_WEBHOOK_SECRET: secret,
  });
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

describe('a page in PHP has the element with its first screen', { skip: missingProgram('php') }, () => {
  async function depositHtml(url: string): Promise<string> {
    const args = ['demo/examples/php/deposit-html.php', 'payer-42', '2500.50', 'order "1"', 'bn'];
    const { stdout } = await run('php', args, {
      env: { ...process.env, PAY_URL: url, IPAY_API_KEY: canaries.apiKey },
    });
    return stdout.trim();
  }
  /** The element, and what is between its tags. */
  function elementIn(html: string) {
    const [element, ...beside] = parseFragment(html).childNodes;
    assert(element && 'attrs' in element && beside.length === 0, html);
    const { view = '', ...attributes } = Object.fromEntries(
      element.attrs.map(({ name, value }) => [name, value]),
    );
    return { view, attributes, children: element.childNodes.map(({ nodeName }) => nodeName) };
  }

  it('as the proxy has rendered it', async (t) => {
    const serve = await serveBesideSandbox(t);
    const html = await depositHtml(serve.url);
    const { view, attributes, children } = elementIn(html);
    assert.deepEqual(children, ['template']);
    assert.ok(html.includes('LKR 2,500.50') && html.includes('iPay অ্যাপ'.normalize('NFC')), html);
    const deposit = depositViewSchema.parse(JSON.parse(view));
    assert.equal(deposit.reference, 'order "1"');
    assert.deepEqual({ ...attributes, session: '' }, { proxy: '/pay', session: '', lang: 'bn' });
    assert.equal((await serve.call('/deposit', attributes['session'])).status, 200);
  });

  for (const [name, answer] of [
    ['fails', (response: ServerResponse) => response.writeHead(503).end('{}')],
    ['answers something else', (response: ServerResponse) => response.end('<h1>Hello')],
    ['is slow', () => undefined],
  ] as const) {
    it(`alone, where that ${name}`, async (t) => {
      const proxy = await startHttpServer(t, (response) => {
        if (response.req.url !== '/sessions') answer(response);
        else response.writeHead(201).end('{"token":"of-the-session","depositId":"dep_1"}');
      });
      const { attributes, children } = elementIn(await depositHtml(proxy.url));
      assert.deepEqual([attributes['session'], children], ['of-the-session', []]);
    });
  }
});
