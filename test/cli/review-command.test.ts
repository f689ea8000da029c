import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import type { ReviewRecord } from '../../src/contract/review-record.ts';
import { startDeposit, startProxy } from '../proxy/proxy-fixture.ts';
import { entry, signedPostback } from '../proxy/signed-postback.ts';
import { runCommand } from './serve-process.ts';

// Everything that moves a cursor, ends a line or turns the direction of text round.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const harmful = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

const hostile = '\u001b[2J\u009b2J\u007f\u2028\u202e';

/** Words that the gateway signed, as hostile as whoever could make it sign them. */
async function hostileReview() {
  const { fixture, depositId } = await startDeposit({}, { reference: '\u202eexample\u001b[2J' });
  await fixture.pay('nobody', { transaction_id: 'stray', currency_code: hostile });
  await fixture.pay('9'.repeat(100_000), { transaction_id: 'long' });
  const review = (...args: string[]) => runCommand(['review', ...args], { IPAY_DATABASE_FILE: fixture.file });
  return { depositId, review };
}

describe('review, of hostile words', () => {
  it('lists them in lines of a length that can be read, with nothing that moves the cursor', async () => {
    const { review } = await hostileReview();
    const { code, stdout } = await review();
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, harmful);
    assert.match(stdout, /^stray {2}/m);
    for (const line of stdout.split('\n')) assert(line.length < 1000, `a line of ${line.length} characters`);
  });

  it('lists them in JSON that is the same, and moves no cursor either', async () => {
    const { review } = await hostileReview();
    const { code, stdout } = await review('--json');
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, harmful);
    const { transactions } = JSON.parse(stdout) as ReviewRecord;
    assert.deepEqual(
      transactions.map(({ currency }) => currency),
      [hostile, 'LKR'],
    );
  });

  it('says why one cannot be credited, with nothing that moves the cursor', async () => {
    const { review, depositId } = await hostileReview();
    const { code, stderr } = await review('settle', 'stray', '--deposit', depositId, '--reason', 'a try');
    assert.equal(code, 1);
    assert.match(stderr, /^Transaction stray is in /);
    assert.doesNotMatch(stderr, harmful);
  });
});

describe('review dismiss, of a deposit', () => {
  it('takes it off the list, and says that it is credited all the same', async () => {
    const { fixture, token, depositId } = await startDeposit();
    fixture.gateway.activate = () => new Response('<html>', { status: 500 });
    await fixture.submittedOrder(token);
    const review = (...args: string[]) =>
      runCommand(['review', ...args], { IPAY_DATABASE_FILE: fixture.file });
    const listed = await review();
    assert.match(listed.stdout, new RegExp(`^${depositId} {2}unknown`, 'm'));
    assert.match(listed.stdout, /review dismiss <deposit> --reason/);
    const unreasoned = await review('dismiss', depositId);
    assert.match(unreasoned.stderr, /--reason is missing/);
    const dismissed = await review('dismiss', depositId, '--reason', 'never paid');
    assert.match(dismissed.stdout, /is off the list\. A postback that comes after all still credits it/);
    assert.equal((await review()).stdout.trim(), 'Nothing needs a person.');
    const unknown = await review('dismiss', 'dep_none', '--reason', 'never paid');
    assert.deepEqual([unknown.code, unknown.stderr.trim()], [1, 'There is no deposit dep_none.']);
  });
});

describe('review dismiss, of what was meant to be settled', () => {
  for (const option of ['--deposit=dep_1', '--as=paid']) {
    it(`changes nothing with ${option}, as no way leads back`, async () => {
      const fixture = await startProxy();
      await fixture.pay('nobody', { transaction_id: 'stray' });
      const args = ['review', 'dismiss', 'stray', option, '--reason', 'seen in the wallet'];
      const { code, stderr } = await runCommand(args, { IPAY_DATABASE_FILE: fixture.file });
      assert.equal(code, 1);
      assert.match(stderr, /^To dismiss moves no money: /);
      assert.deepEqual(fixture.rows('select status from gateway_transaction'), [
        { __proto__: null, status: 'suspense' },
      ]);
    });
  }
});

describe('review, of a database that another holds', () => {
  it('says so in a sentence, and changes nothing', async () => {
    const fixture = await startProxy();
    await fixture.pay('nobody', { transaction_id: 'stray' });
    const beside = new DatabaseSync(fixture.file);
    beside.exec('begin immediate');
    const args = ['review', 'dismiss', 'stray', '--reason', 'a try'];
    const { code, stderr } = await runCommand(args, { IPAY_DATABASE_FILE: fixture.file });
    beside.close();
    assert.equal(code, 1);
    assert.match(stderr, /^The database did not do what it was asked\. \(database is locked\)\n$/);
  });
});

describe('review, whose answer cannot be printed', () => {
  const printingTo = async (file: string, stdout: 'pipe' | number, args: readonly string[]) => {
    const child = spawn(process.execPath, ['src/cli/main.ts', 'review', ...args], {
      env: { PATH: process.env['PATH'] ?? '', IPAY_DATABASE_FILE: file },
      stdio: ['ignore', stdout, 'pipe'],
    });
    // Whoever reads has gone, as `head` has after its lines.
    child.stdout?.destroy();
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    await once(child, 'close');
    return { code: child.exitCode, stderr };
  };

  it('has done what it was asked, and is no failure, where nobody reads on', async () => {
    const fixture = await startProxy();
    await fixture.pay('nobody', { transaction_id: 'stray' });
    const dismiss = ['dismiss', 'stray', '--reason', 'a test'];
    assert.deepEqual(await printingTo(fixture.file, 'pipe', dismiss), { code: 0, stderr: '' });
    assert.deepEqual(fixture.rows('select status from gateway_transaction'), [
      { __proto__: null, status: 'dismissed' },
    ]);
  });

  it(
    'is no empty list that looks like a clean slate, where the disk is full',
    { skip: !existsSync('/dev/full') },
    async () => {
      const fixture = await startProxy();
      await fixture.pay('nobody', { transaction_id: 'stray' });
      const full = openSync('/dev/full', 'w');
      const { code, stderr } = await printingTo(fixture.file, full, ['--json']);
      closeSync(full);
      assert.equal(code, 1);
      assert.match(stderr, /^The answer could not be printed \(ENOSPC\)\./);
    },
  );
});

describe('review, of more than it lists', () => {
  it('says that there is more, and lists it when asked for more', async () => {
    const fixture = await startProxy();
    const strays = Array.from({ length: 101 }, (_, index) =>
      entry('nobody', { transaction_id: `stray${index}` }),
    );
    await fixture.postback(signedPostback(strays));
    const { stdout } = await runCommand(['review'], { IPAY_DATABASE_FILE: fixture.file });
    assert.match(
      stdout,
      /^Signed transactions that fitted no deposit \(the oldest 100; there are more, which a higher --limit lists\)$/m,
    );
    const review = (...args: string[]) =>
      runCommand(['review', ...args], { IPAY_DATABASE_FILE: fixture.file });
    const listed = async (...args: string[]) => {
      const { transactions, more } = JSON.parse((await review('--json', ...args)).stdout) as ReviewRecord;
      return [new Set(transactions.map(({ transactionId }) => transactionId)).size, more];
    };
    assert.deepEqual(await listed(), [100, ['transactions']]);
    assert.deepEqual(await listed('--limit', '101'), [101, []]);
    assert.match((await review('--limit=101')).stdout, /fitted no deposit \(101\)$/m);
    for (const limit of ['0', '-1', '1.5', 'all', '10001']) {
      const { code, stderr } = await review(`--limit=${limit}`);
      assert.deepEqual([code, stderr.trim()], [1, '--limit must be a whole number from 1 to 10000.']);
    }
  });
});
