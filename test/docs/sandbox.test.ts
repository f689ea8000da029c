import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { magicNumbers } from '../../src/sandbox/index.ts';
import { startSandbox } from '../sandbox/sandbox-harness.ts';
import { blocksUnder } from '../tools/newcomer.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { pages, root } from './pages.ts';

const run = promisify(execFile);
const page = pages.get('docs/sandbox.md') ?? '';

/** The digits in the first column of the table below the words given. */
function digitsTold(text: string, words: string): string[] {
  const [, table = ''] = text.slice(text.indexOf(words)).split(/^\| -+ .*$/m);
  const rows = table.trim().split(/\n\n/)[0]?.split('\n') ?? [];
  return rows.flatMap((row) => row.split('|')[1]?.match(/\d\d/g) ?? []).sort();
}

const digitsOf = ({ scenarios }: (typeof magicNumbers)['deposit' | 'withdrawal']): string[] =>
  scenarios.map(({ digits }) => digits).sort();

/** A payer who pays at the proxy that stands above. */
const payer = `
const { token } = await proxy.createSession({ label: 'payer-42', amount: '2500' });
const ask = (path, body) =>
  proxy.fetch(
    new Request('https://shop.example' + path, {
      headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    }),
  );
const { version } = await (await ask('/deposit')).json();
await ask('/deposit/activation', { transactionNumber: '48291736' });
for (let view = { version }; view.state !== 'credited'; )
  view = await (await ask('/deposit?after=' + view.version)).json();
await proxy.runDue();
await sandbox.stop();
await proxy.stop();
`;

describe('the page of the sandbox', () => {
  it('tells every outcome, as the README does of deposits', () => {
    assert.deepEqual(digitsTold(page, '## Choose what happens'), digitsOf(magicNumbers.withdrawal));
    assert.deepEqual(digitsTold(pages.get('README.md') ?? '', '## Try it'), digitsOf(magicNumbers.deposit));
  });

  it('tells of controls that there are', async () => {
    const controls = [...page.matchAll(/^\| `POST \/sandbox\/([^`]+)`/gm)].map(([, path = '']) => path);
    assert.equal(controls.length, 4);
    const { control, sandbox } = startSandbox();
    for (const path of controls) {
      const response = await control(path.replace(':id', 'none'), {});
      // Refused for what it lacks, and not as a route that is none.
      assert.match(await response.text(), /customTransactionId|no postback with this id/, path);
    }
    await sandbox.stop();
  });

  it('fits shop, proxy and gateway into one process', async (t) => {
    const [block = ''] = blocksUnder('docs/sandbox.md', 'In your own tests', 'ts');
    const folder = temporaryFolder(t);
    const file = join(folder, 'test.mts');
    writeFileSync(file, block + payer);
    const sources = join(root, 'test/examples/use-sources.ts');
    const code = `process.chdir(${JSON.stringify(folder)}); await import(${JSON.stringify(file)});`;
    const { stdout } = await run(
      process.execPath,
      ['--import', sources, '--input-type=module', '--eval', code],
      { cwd: root, timeout: 30_000 },
    );
    assert.equal(stdout, 'deposit.credited\n');
  });
});
