import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { Payer } from '../e2e/payer.ts';
import { freePort } from '../tools/free-port.ts';
import { Newcomer, readmeBlocks } from '../tools/newcomer.ts';
import { packedPackage } from '../tools/packed-package.ts';
import { onPath } from '../tools/programs.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { untilTrue } from '../tools/until-true.ts';

/** In place of a random one, for a second terminal. */
const apiKey = 'b4uL2vHqYx7TgNwK9sZd1cMe';
const packed = temporaryFolder({ after });
let tarball = '';
let browser: Browser;

/** Somebody with the package, the sandbox and the shop of the README running. */
async function shopOf(t: TestContext) {
  const [shopPort, sandboxPort] = [await freePort(), await freePort()];
  const newcomer = new Newcomer({
    '$(openssl rand -base64 32)': apiKey,
    'npm install ipay-deposit': `npm install ${tarball}`,
    'ipay-deposit sandbox': `ipay-deposit sandbox --port ${sandboxPort}`,
    '127.0.0.1:4174': `127.0.0.1:${sandboxPort}`,
    '127.0.0.1:3000': `127.0.0.1:${shopPort}`,
    'listen(3000)': `listen(${shopPort})`,
    'https://shop.example/pay': `http://127.0.0.1:${shopPort}/pay`,
  });
  t.after(() => newcomer.leave());
  const [install, run] = readmeBlocks('In your shop', 'sh');
  await newcomer.type(install, /sandbox gateway listens/);
  newcomer.save('page.html', readmeBlocks('The page', 'html')[0]);
  newcomer.save('shop.mts', readmeBlocks('The proxy', 'ts')[0]);
  const url = `http://127.0.0.1:${shopPort}`;
  // `node shop.mts` says nothing of itself when all is well; it is up when it answers.
  const running = newcomer.type(run, /credit/);
  const answers = untilTrue('the shop to answer', () =>
    fetch(`${url}/pay/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  await Promise.race([answers, running]);
  return { newcomer, url, running };
}

async function payAt(url: string): Promise<void> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    const payer = new Payer(page, { language: 'bn' });
    await payer.handIn('12345677');
    await payer.sees('received');
    // Or whoever loads the page again would read that the money is to be sent.
    await page.reload();
    await payer.sees('received');
  } finally {
    await page.close();
  }
}

describe('somebody who follows the README in an empty folder takes a deposit', () => {
  before(async () => {
    tarball = packedPackage(packed);
    browser = await launchBrowser();
  });
  after(() => browser.close());

  it('by script tag', async (t) => {
    const { newcomer, url, running } = await shopOf(t);
    newcomer.steps.push(`open ${url}`, 'type 8 digits');
    await payAt(url);
    assert.match((await running)(), /credit payer-42 \{ amountMinor: 250000, currency: 'LKR' \}/);
    t.diagnostic(newcomer.report());
  });

  it('by npm and a bundler', { skip: onPath('curl') === undefined && 'no curl' }, async (t) => {
    const { newcomer, url, running } = await shopOf(t);
    const [curl = ''] = readmeBlocks('The proxy', 'sh');
    const asked = await newcomer.type(`export API_KEY=${apiKey}\n${curl}`);
    const [, token = ''] = /"token":"([^"]+)"/.exec(asked()) ?? [];
    newcomer.save('main.js', readmeBlocks('The page', 'js')[0]);
    // The bundler is the newcomer's own, and any will do.
    const [html = ''] = readmeBlocks('The page', 'html');
    const bundled = html.replace(/<script.*script>/, '<script type="module" src="/main.js"></script>');
    newcomer.save('index.html', bundled.replace('TOKEN', token));
    const config = `export default { preview: { proxy: { '/pay': '${url}' } } };`;
    newcomer.save('vite.config.js', config);
    const vite = resolve('node_modules/.bin/vite');
    const port = await freePort();
    await newcomer.type(`${vite} build\n${vite} preview --host 127.0.0.1 --port ${port}`, /127\.0\.0\.1:/);
    newcomer.steps.push('open the page', 'type 8 digits');
    await payAt(`http://127.0.0.1:${port}`);
    assert.match((await running)(), /credit payer-42 \{ amountMinor: 250000, currency: 'LKR' \}/);
    t.diagnostic(newcomer.report());
  });
});
