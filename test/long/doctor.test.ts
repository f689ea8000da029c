import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as z from 'zod/mini';
import { checkGateway } from '../../src/cli/doctor/check-gateway.ts';
import { checkNode } from '../../src/cli/doctor/check-node.ts';
import { listen } from '../../src/cli/listen.ts';
import { serveSandbox } from '../../src/cli/serve-sandbox.ts';
import type { ServedSandbox } from '../../src/cli/serve-sandbox.ts';
import { ServeProcess, accessKey, canaries, runCommand } from '../cli/serve-process.ts';
import { freePort } from '../tools/free-port.ts';

const reportSchema = z.object({
  ok: z.boolean(),
  checks: z.array(
    z.object({
      check: z.string(),
      status: z.enum(['ok', 'warn', 'fail']),
      message: z.string(),
      remedy: z.optional(z.string()),
    }),
  ),
});

describe('ipay-deposit doctor', () => {
  let sandbox: ServedSandbox;
  const folder = mkdtempSync(join(tmpdir(), 'ipay-doctor-test-'));
  before(async () => {
    sandbox = await serveSandbox({
      port: 0,
      secret: canaries.gatewaySecret,
      keyPair: { accessKey, privateKey: canaries.privateKey, account: 'default' },
      postbackUrl: 'http://127.0.0.1:9/postback',
      controls: true,
    });
  });
  after(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const doctor = async (more: Readonly<Record<string, string>> = {}, ...args: string[]) => {
    const { environment, folder: unused } = new ServeProcess(sandbox.url, {
      IPAY_DATABASE_FILE: join(folder, 'books', 'proxy.db'),
      ...more,
    });
    rmSync(unused, { recursive: true });
    const result = await runCommand(['doctor', '--json', ...args], environment);
    for (const secret of Object.values(canaries)) {
      assert(!(result.stdout + result.stderr).includes(secret), 'a secret is in the report');
    }
    const report = reportSchema.parse(JSON.parse(result.stdout));
    for (const { status, remedy } of report.checks) assert.equal(status === 'ok', remedy === undefined);
    return {
      code: result.code,
      environment,
      ...report,
      of: (name: string) => report.checks.find(({ check }) => check === name),
    };
  };

  it('finds everything well, spends nothing, and leaves no trace in the books', async () => {
    const report = await doctor();
    assert.deepEqual([report.code, report.ok], [0, true]);
    assert.deepEqual(
      report.checks.map(({ check, status }) => `${check} ${status}`),
      ['node ok', 'settings ok', 'gateway ok', 'clock ok', 'database ok', 'disk ok', 'postbacks ok'],
    );
    assert.match(report.of('gateway')?.message ?? '', /404: what it says to every call without the secret/);
    assert.deepEqual(readdirSync(join(folder, 'books')), []);
    // What serve would have made: who paid what is nobody else's business.
    assert.equal(statSync(join(folder, 'books')).mode & 0o777, 0o700);
    const state: unknown = await (await fetch(`${sandbox.url}/sandbox/state`)).json();
    assert.deepEqual(state, { transactions: [], postbacks: [] });
  });

  it('fails, with the way out, when the gateway is not there', async () => {
    const report = await doctor({ IPAY_GATEWAY_API_URL: `http://127.0.0.1:${await freePort()}` });
    assert.deepEqual([report.code, report.ok], [1, false]);
    assert.match(report.of('gateway')?.message ?? '', /ECONNREFUSED/);
    assert.match(report.of('gateway')?.remedy ?? '', /IPAY_GATEWAY_API_URL/);
  });

  it('fails when the database cannot be written', async () => {
    const file = join(folder, 'in-the-way');
    writeFileSync(file, '');
    const report = await doctor({ IPAY_DATABASE_FILE: join(file, 'proxy.db') });
    assert.equal(report.code, 1);
    assert.equal(report.of('database')?.status, 'fail');
    writeFileSync(join(folder, 'no.db'), 'this is no database, and never was one');
    assert.equal(
      (await doctor({ IPAY_DATABASE_FILE: join(folder, 'no.db') })).of('database')?.status,
      'fail',
    );
  });

  it('says what is wrong with the settings and tries nothing else', async () => {
    const report = await doctor({ IPAY_API_KEYS: '' });
    assert.equal(report.code, 1);
    assert.deepEqual(
      report.checks.map(({ check, status }) => `${check} ${status}`),
      ['node ok', 'settings fail'],
    );
    assert.match(report.of('settings')?.message ?? '', /IPAY_API_KEYS/);
  });

  it('warns of payouts that move no real money, which the merchant would book as paid', async () => {
    const limits = { IPAY_WITHDRAWAL_MIN_AMOUNT: '500', IPAY_WITHDRAWAL_MAX_AMOUNT: '100000' };
    assert.equal((await doctor(limits)).of('settings')?.status, 'ok');
    const report = await doctor({ ...limits, IPAY_WITHDRAWAL_IS_TEST: 'true' });
    assert.deepEqual([report.code, report.of('settings')?.status], [0, 'warn']);
    assert.match(report.of('settings')?.remedy ?? '', /IPAY_WITHDRAWAL_IS_TEST/);
  });

  it('warns of a settings file that others can read, and of a slip of the pen', async () => {
    const file = join(folder, 'settings.json');
    writeFileSync(file, '{"basePath": "/pay"}');
    chmodSync(file, 0o644);
    const report = await doctor({}, `--config=${file}`);
    assert.deepEqual([report.code, report.of('settings')?.status], [0, 'warn']);
    chmodSync(file, 0o600);
    assert.equal((await doctor({}, `--config=${file}`)).of('settings')?.status, 'ok');
    const environment = { ...report.environment, IPAY_TYPO: '1' };
    const { stdout, code } = await runCommand(['doctor', `--config=${file}`], environment);
    const lines = stdout.trim().split('\n');
    assert.deepEqual([code, lines.length], [0, 7]);
    for (const line of lines) assert.match(line, /^(?:ok|warn|fail) +\w+ +\S/);
    assert.match(stdout, /^warn +settings +IPAY_TYPO .* → Check the spelling/m);
  });
});

describe('the check of the clock', () => {
  for (const [name, offByMs, expected] of [
    ['the same', 0, 'ok'],
    ['a little fast', 20_000, 'ok'],
    ['a minute slow', -60_000, 'warn'],
    ['ten minutes fast', 600_000, 'fail'],
    ['ten minutes slow', -600_000, 'fail'],
  ] as const) {
    it(`says ${expected} when this machine is ${name}`, async (t) => {
      const server = createServer((_, response) => response.end());
      t.after(() => server.close());
      const url = await listen(server, 0);
      const { reach, clock } = await checkGateway(url, () => Date.now() + offByMs);
      assert.deepEqual([reach.status, clock.status], ['ok', expected], clock.message);
    });
  }

  it('cannot be made when the gateway tells no time', async (t) => {
    const server = createServer((_, response) => {
      response.sendDate = false;
      response.writeHead(503).end();
    });
    t.after(() => server.close());
    const { reach, clock } = await checkGateway(await listen(server, 0));
    assert.deepEqual([reach.status, clock.status], ['warn', 'warn']);
  });
});

describe('the check of Node', () => {
  it('wants 24 or later', () => {
    assert.deepEqual(
      ['20.20.0', '23.11.1', '24.0.0', '26.1.0'].map((version) => checkNode(version).status),
      ['fail', 'fail', 'ok', 'ok'],
    );
  });
});
