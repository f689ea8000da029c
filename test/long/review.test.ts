import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CommandError } from '../../src/cli/command-error.ts';
import { reviewCommand } from '../../src/cli/review/review-command.ts';
import type { ReviewRecord } from '../../src/contract/review-record.ts';
import { startHeldGateway } from '../cli/held-gateway.ts';
import { ServeProcess, accessKey, canaries, runCommand } from '../cli/serve-process.ts';
import { entry, signedPostback } from '../proxy/signed-postback.ts';

const keys = { accessKey, privateKey: canaries.privateKey, account: 'default' };

describe('ipay-deposit review, beside a serve that runs', () => {
  let gateway: Awaited<ReturnType<typeof startHeldGateway>>;
  let serve: ServeProcess;
  before(async () => {
    gateway = await startHeldGateway();
    serve = new ServeProcess(gateway.url, {
      IPAY_WITHDRAWAL_MIN_AMOUNT: '500',
      IPAY_WITHDRAWAL_MAX_AMOUNT: '50000',
    });
    await serve.start();
  });
  after(async () => {
    await serve.dispose();
    gateway.close();
  });

  const review = (...args: string[]) =>
    runCommand(['review', ...args], { IPAY_DATABASE_FILE: serve.environment['IPAY_DATABASE_FILE'] ?? '' });
  const listed = async () => JSON.parse((await review('--json')).stdout) as ReviewRecord;

  const stray = async (transactionId: string, more: Readonly<Record<string, unknown>> = {}) => {
    const body = signedPostback([entry('nobody', { transaction_id: transactionId, ...more })], {}, keys);
    const response = await fetch(`${serve.url}/postback`, { method: 'POST', body });
    assert.equal(response.status, 200);
    return body;
  };
  const record = async (depositId: string) =>
    (await (await serve.call(`/deposits/${depositId}`)).json()) as { state: string };

  it('needs no key, and says when nothing waits', async () => {
    const { code, stdout } = await review();
    assert.deepEqual([code, stdout.trim()], [0, 'Nothing needs a person.']);
  });

  it('settles once when two people decide at the same moment, in processes of their own, and a replay comes', async () => {
    const body = await stray('stray-1');
    const deposits = await Promise.all([serve.session(), serve.session()]);
    const results = await Promise.all(
      deposits.map(({ depositId }) =>
        review('settle', 'stray-1', `--deposit=${depositId}`, '--reason=seen in the wallet'),
      ),
    );
    assert.deepEqual(results.map(({ code }) => code).sort(), [0, 1]);
    assert.match(results.find(({ code }) => code === 0)?.stdout ?? '', /is credited with 1000 LKR/);
    assert.match(
      results.find(({ code }) => code === 1)?.stderr ?? '',
      /does not wait any more: it is credited/,
    );

    await fetch(`${serve.url}/postback`, { method: 'POST', body: `${body}\n` });
    const states = await Promise.all(deposits.map(async ({ depositId }) => (await record(depositId)).state));
    assert.deepEqual(states.sort(), ['awaiting_payment', 'credited']);
    const { events } = (await (await serve.call('/events')).json()) as {
      events: { event: { type: string } }[];
    };
    assert.equal(events.filter(({ event }) => event.type === 'deposit.credited').length, 1);
    assert.deepEqual((await listed()).transactions, []);
  });

  it('shows what waits as a table that no text from outside can break', async () => {
    await stray('stray-2', { amount: '7\u001b[2J\n50' });
    const { stdout } = await review();
    assert.match(stdout, /Signed transactions that fitted no deposit \(1\)/);
    assert.match(stdout, /^stray-2 +order_unknown +\S+Z +7�\[2J�50 LKR +- +nobody +default +ipay +-$/m);
    assert.match(stdout, /review dismiss <transaction>/);
  });

  it('dismisses, by whoever is named or is at the keyboard', async () => {
    const { code, stdout } = await review('dismiss', 'stray-2', '--reason=a test of the gateway', '--json');
    assert.deepEqual([code, JSON.parse(stdout)], [0, { dismissed: 'stray-2' }]);
    const [row] = serve.rows(
      `select decided_by, decision_note from gateway_transaction where transaction_id = 'stray-2'`,
    );
    assert.deepEqual({ ...row }, { decided_by: userInfo().username, decision_note: 'a test of the gateway' });
  });

  it('lists a withdrawal whose answer was lost, and settles it as it was found out', async () => {
    const response = await fetch(`${serve.url}/withdrawals`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${canaries.apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': 'lost-1',
      },
      body: JSON.stringify({
        label: '125199',
        amount: '10000',
        accountNumber: '03405138',
        accountName: 'Test Name Acc',
        bank: 'Bank Of Ceylon',
      }),
    });
    const { id } = (await response.json()) as { id: string };
    const { stdout } = await review();
    assert.match(stdout, new RegExp(`^${id} +unknown +\\S+Z +125199 +- +10000 LKR +\\S`, 'm'));
    assert.match(stdout, /review settle <withdrawal> --as paid/);
    assert.deepEqual(
      (await listed()).withdrawals.map((withdrawal) => withdrawal.id),
      [id],
    );
    const settle = (as: string) => review('settle', id, `--as=${as}`, '--reason=support says so');
    const results = await Promise.all([settle('paid'), settle('paid')]);
    assert.deepEqual(results.map(({ code, stdout }) => [code, stdout.trim()]).sort(), [
      [0, `Withdrawal ${id} is settled as paid.`],
      [0, `Withdrawal ${id} was settled as paid before.`],
    ]);
    const opposite = await settle('failed');
    assert.equal(opposite.code, 1);
    assert.match(opposite.stderr, /is succeeded and the merchant was told so/);
  });

  it('puts an event in line again', async () => {
    const [event] = serve.rows('select id from outbox limit 1');
    assert.equal((await review('redeliver', String(event?.['id']))).code, 0);
    const unknown = await review('redeliver', 'evt_none');
    assert.deepEqual(
      [unknown.code, unknown.stderr.trim()],
      [1, 'There is no event evt_none. Take its id from the list.'],
    );
  });
});

describe('ipay-deposit review', () => {
  for (const [name, args, expected] of [
    ['no transaction', ['settle', '--deposit=dep_1', '--reason=x'], /settle must say which/],
    ['no deposit', ['settle', 'stray-1', '--reason=x'], /--deposit is missing/],
    ['no reason', ['dismiss', 'stray-1'], /--reason is missing/],
    ['a result that is none', ['settle', 'w-1', '--as=maybe', '--reason=x'], /--as must be paid or failed/],
    ['both kinds at once', ['settle', 'w-1', '--as=paid', '--deposit=d', '--reason=x'], /or --as for a/],
    ['an unknown action', ['credit', 'stray-1'], /Unexpected argument 'credit'/],
  ] as const) {
    it(`refuses ${name}, before it opens anything`, async () => {
      await assert.rejects(reviewCommand([...args]), (error) => {
        assert(error instanceof CommandError, String(error));
        assert.match(error.message, expected);
        return true;
      });
    });
  }

  it('refuses a database that is not there: a wrong path must not look like a clean slate', async () => {
    const file = join(tmpdir(), 'ipay-no-such-folder', 'proxy.db');
    const { code, stderr } = await runCommand(['review'], { IPAY_DATABASE_FILE: file });
    assert.equal(code, 1);
    assert.match(stderr, /There is no database .*IPAY_DATABASE_FILE/);
    assert(!existsSync(file));
  });
});
