import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { serveSandbox } from '../../src/sandbox/node/serve-sandbox.ts';
import { freePort } from '../tools/free-port.ts';

const startTimeoutMs = 20_000;

export interface ShopProcess {
  readonly url: string;
  readonly keyPair: { readonly accessKey: string; readonly privateKey: string; readonly account: string };
  /** In minor units, of all payers: as it stands in the shop's own database. */
  readonly balance: () => number;
  /** All it wrote. */
  readonly output: () => string;
}

/** Starts an example as a process of its own, beside a sandbox that sends its postbacks there. */
export async function startShop(t: TestContext, file: string): Promise<ShopProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-shop-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const url = `http://127.0.0.1:${await freePort()}`;
  const keyPair = { accessKey: 'SandboxAccessKey', privateKey: 'sandbox-private-key', account: 'default' };
  const secret = 'sandbox-api-secret';
  const sandbox = await serveSandbox({
    port: 0,
    secret,
    keyPair,
    postbackUrl: `${url}/pay/postback`,
    postbackDelayMs: 50,
  });
  t.after(() => sandbox.close());

  const shopFile = join(folder, 'shop.db');
  const child = spawn(process.execPath, ['--import', './test/examples/use-sources.ts', file], {
    env: {
      ...process.env,
      PORT: new URL(url).port,
      IPAY_API_URL: sandbox.url,
      IPAY_SECRET: secret,
      IPAY_ACCESS_KEY: keyPair.accessKey,
      IPAY_PRIVATE_KEY: keyPair.privateKey,
      IPAY_API_KEY: 'an-api-key-of-this-shop-0123456789',
      IPAY_DATABASE_FILE: join(folder, 'ipay.db'),
      SHOP_DATABASE_FILE: shopFile,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  t.after(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  });
  await untilTrue(`${file} to answer`, async () => {
    if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}:\n${output}`);
    const answer = await fetch(`${url}/pay/readyz`).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.ok === true;
  });

  const balance = (): number => {
    const shop = new DatabaseSync(shopFile, { readOnly: true, timeout: 5000 });
    try {
      return Number(shop.prepare('select coalesce(sum(amount_minor), 0) as sum from balance').get()?.['sum']);
    } finally {
      shop.close();
    }
  };
  return { url, keyPair, balance, output: () => output };
}

/** Waits for what another process does. */
export async function untilTrue(what: string, isIt: () => boolean | Promise<boolean>): Promise<void> {
  const endMs = performance.now() + startTimeoutMs;
  while (!(await isIt())) {
    if (performance.now() > endMs) throw new Error(`Waited too long for ${what}.`);
    await delay(20);
  }
}
