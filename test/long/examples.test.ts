import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { DemoProcess } from '../e2e/demo-process.ts';
import { Payer } from '../e2e/payer.ts';
import { freePort } from '../tools/free-port.ts';
import { packedPackage } from '../tools/packed-package.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';

// Each page of demo/examples/page with the packed package and its framework as npm installs them.

const run = promisify(execFile);
const packed = temporaryFolder({ after });
let tarball: string;
let browser: Browser;

/** The example in a folder of its own, installed and built. */
async function built(t: TestContext, name: string, shopUrl = ''): Promise<string> {
  const folder = temporaryFolder(t);
  cpSync(`demo/examples/page/${name}`, folder, { recursive: true });
  const env = { ...process.env, CI: '1', NEXT_TELEMETRY_DISABLED: '1', SHOP_URL: shopUrl };
  const install = ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball];
  await run('npm', install, { cwd: folder, env });
  await run('npm', ['run', 'build'], { cwd: folder, env });
  return folder;
}

/** Pays on the page, with nothing but what is to be seen there. */
async function pays(url: string, demo: DemoProcess, begins: boolean): Promise<void> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(url);
  if (begins) await page.getByRole('button', { name: 'Add LKR 2,500' }).click();
  const payer = new Payer(page, { language: 'en' });
  await payer.handIn('48291750');
  await page.getByText(/^Thank you\. Your deposit is \S+\.$/).waitFor();
  const [, depositId = ''] = /deposit is (\S+)\./.exec(await page.innerText('body')) ?? [];
  assert.deepEqual(await demo.creditsToldOf(depositId, 1), [250_000]);
  assert.deepEqual(errors, []);
  await page.close();
}

describe('a merchant’s page takes a deposit', { concurrency: 1 }, () => {
  before(async () => {
    tarball = packedPackage(packed);
    browser = await launchBrowser();
  });
  after(() => browser.close());

  for (const [name, pageFolder] of [
    ['html', 'dist'],
    ['react', 'dist'],
    ['vue', 'dist'],
    ['svelte', 'dist'],
    ['angular', 'dist/browser'],
  ] as const) {
    it(`in ${name}`, async (t) => {
      const demo = new DemoProcess(join(await built(t, name), pageFolder));
      t.after(() => demo.dispose());
      await demo.start();
      await pays(demo.url, demo, true);
    });
  }

  it('in Next.js, which renders it on the server', async (t) => {
    const demo = new DemoProcess();
    t.after(() => demo.dispose());
    await demo.start();
    // Next.js writes where it sends /pay into the build.
    const folder = await built(t, 'next', demo.url);
    const port = await freePort();
    const server = spawn('node', ['node_modules/next/dist/bin/next', 'start', '-p', String(port)], {
      cwd: folder,
      env: { ...process.env, SHOP_URL: demo.url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    t.after(() => server.kill());
    for await (const chunk of server.stdout) if (String(chunk).includes('Ready')) break;
    const url = `http://127.0.0.1:${port}`;
    const html = await (await fetch(url)).text();
    assert.match(html, /<ipay-deposit proxy="\/pay" session="[^"]+"><h1 slot="header">Kandy Books<\/h1>/);
    await pays(url, demo, false);
  });
});
