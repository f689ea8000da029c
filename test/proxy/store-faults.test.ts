import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { createProxy } from '../../src/proxy/index.ts';
import { StoreError } from '../../src/store/sqlite/index.ts';
import { holdLockOn } from '../store/hold-lock-on.ts';
import {
  ProxyFixture,
  apiKey,
  assertProblem,
  everySecret,
  goodOptions,
  startProxy,
  viewIn,
} from './proxy-fixture.ts';
import { signedPostback } from './signed-postback.ts';
import { Withdrawals, limits, order as withdrawalOrder, resultEntry } from './withdrawal-fixture.ts';

async function assertStoreUnavailable(response: Response): Promise<void> {
  await assertProblem(response, 503, 'store_unavailable');
  assert.equal(response.headers.get('retry-after'), '2');
}

/** A small disk of its own, or nothing where only root may mount one. */
function mountSmallDisk(t: TestContext): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  t.after(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Takes all the room there is, and gives the file whose removal brings it back. */
function fillDisk(folder: string): string {
  const filler = join(folder, 'filler');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(filler, Buffer.alloc(bavail * bsize));
  return filler;
}

describe('while another process holds the lock on the database', () => {
  it('nothing is acknowledged or sent, reading goes on, and afterwards all of it works', async () => {
    const fixture = await startProxy({}, 150);
    const { token } = await fixture.session();
    const { token: second } = await fixture.session();
    const order = await fixture.submittedOrder(token);
    await fixture.view(second);
    const letGo = await holdLockOn(fixture.file);

    const all = await Promise.all([
      fixture.pay(order),
      fixture.pay(order, { transaction_id: '2' }),
      fixture.submit(second, '23936786', 1),
      fixture.call('/sessions', { token: apiKey, json: { label: 'payer-2', amount: '5' } }),
    ]);
    for (const response of all) await assertStoreUnavailable(response);
    assert.equal(fixture.gateway.activations.length, 1, 'a number went out that is not on disk');
    assert.equal((await fixture.view(token)).state, 'accepted');
    assert.deepEqual(await fixture.events(), []);

    await letGo();
    assert.equal((await fixture.pay(order)).status, 200);
    assert.equal((await fixture.view(token)).state, 'credited');
    assert.equal((await viewIn(await fixture.submit(second, '23936786', 1))).state, 'accepted');
  });

  it('what is asked in the process rejects with the same problem', async () => {
    const fixture = await startProxy({ withdrawals: limits }, 150);
    const { depositId } = await fixture.session();
    const { proxy, store } = fixture;
    const letGo = await holdLockOn(fixture.file);
    const isUnavailable = { name: 'ProblemError', code: 'store_unavailable', retryAfterSeconds: 2 };
    const session = { label: 'payer-2', amount: '5' };
    const payout = { label: 'payer-2', amount: '2500', reference: 'payout-1' };
    for (const asked of [
      proxy.createSession(session),
      proxy.revokeSessions(depositId),
      proxy.createWithdrawalSession({ kind: 'withdrawal', ...payout }),
      proxy.createWithdrawal('payout-2', withdrawalOrder),
      proxy.cancelWithdrawal('any'),
      proxy.cancelOrder('payout-2', withdrawalOrder),
    ])
      await assert.rejects(asked, isUnavailable);
    assert.equal((await proxy.findDeposit(depositId)).state, 'awaiting_payment');
    await letGo();
    assert.match((await proxy.createSession(session)).token, /./);

    await store.close();
    for (const asked of [proxy.findDeposit(depositId), proxy.findWithdrawal('wd_1')])
      await assert.rejects(asked, isUnavailable);
  });

  it('a number that is let go in time waits and goes out', async () => {
    const fixture = await startProxy();
    const { token } = await fixture.session();
    await fixture.view(token);
    const letGo = await holdLockOn(fixture.file);
    const submission = fixture.submit(token, '23936785', 1);
    await letGo();
    assert.equal((await viewIn(await submission)).state, 'accepted');
  });

  it('an answer of the gateway that cannot be written down is an unknown outcome, not a lost one', async () => {
    const fixture = await startProxy({}, 150);
    const { token } = await fixture.session();
    const lock: { letGo?: () => Promise<void> } = {};
    fixture.gateway.activate = async () => {
      lock.letGo = await holdLockOn(fixture.file);
      return Response.json({ status: 'fail', message: 'Transaction not found' });
    };
    await assertStoreUnavailable(await fixture.submit(token, '23936785', 1));
    assert(lock.letGo);
    await lock.letGo();
    assert.equal((await viewIn(await fixture.submit(token, '23936785', 1))).state, 'submitting');
    fixture.clock.advance(30_001);
    await fixture.proxy.runDue();
    assert.equal((await fixture.view(token)).state, 'unknown');
    assert.equal(fixture.gateway.activations.length, 1);
    await fixture.pay(fixture.lastOrder());
    assert.equal((await fixture.view(token)).state, 'credited');
  });

  it('no withdrawal is taken, sent or settled, and afterwards each is, once', async () => {
    const shop = new Withdrawals(await startProxy({ withdrawals: limits }, 150));
    const { fixture } = shop;
    const { id } = await shop.asked();
    const { token } = await shop.session({ reference: 'by the payer' });
    const letGo = await holdLockOn(fixture.file);

    const another = { ...withdrawalOrder, reference: 'payout-2' };
    const all = await Promise.all([
      shop.ask(another, 'key-2'),
      shop.give(token),
      fixture.postback(signedPostback([resultEntry(id, 1)])),
    ]);
    for (const response of all) await assertStoreUnavailable(response);
    assert.equal(shop.sent.length, 1, 'a withdrawal went out that is not on disk');
    assert.equal((await shop.record(id)).state, 'accepted');
    assert.deepEqual(await shop.events(), []);

    await letGo();
    await shop.result(id, 1);
    assert.equal((await shop.record(id)).state, 'succeeded');
    assert.equal((await shop.asked(another, 'key-2')).state, 'accepted');
    assert.equal((await shop.give(token)).status, 200);
    assert.equal(new Set(shop.sent.map((body) => body['withdrawal_id'])).size, 3);
    assert.equal(shop.sent.length, 3);
  });

  it('an answer about a withdrawal that cannot be written down is unknown, and it is not sent again', async () => {
    const shop = new Withdrawals(await startProxy({ withdrawals: limits }, 150));
    const { fixture } = shop;
    const lock: { letGo?: () => Promise<void> } = {};
    fixture.gateway.withdraw = async () => {
      lock.letGo = await holdLockOn(fixture.file);
      return Response.json({ status: 'fail', message: 'Insufficient balance' });
    };
    await assertStoreUnavailable(await shop.ask());
    assert(lock.letGo);
    await lock.letGo();
    const { id } = await shop.asked();
    fixture.clock.advance(61_000);
    await fixture.proxy.runDue();
    assert.equal((await shop.record(id)).state, 'unknown');
    // Whoever settles it by hand finds what the gateway said.
    const told = fixture.logged.find((line) => line.includes(id) && line.includes('Insufficient balance'));
    assert.match(told ?? '', /"outcome":"refused"/);
    assert.equal(shop.sent.length, 1);
    await shop.result(id, 1);
    assert.equal((await shop.record(id)).state, 'succeeded');
    assert.deepEqual(await shop.events(), ['withdrawal.succeeded']);
  });
});

const needsRoot =
  'mounting a small disk needs root; test/store/shared-commit.test.ts fills a database without';

/** A proxy that holds every secret there is, with its database on a disk. */
async function startOn(disk: string): Promise<ProxyFixture> {
  const fixture = new ProxyFixture(undefined, mkdtempSync(join(disk, 'store-')));
  const unlimited = { max: 1_000_000, windowSeconds: 600 };
  await fixture.open({
    ...everySecret,
    withdrawals: limits,
    limits: { perLabel: unlimited, sessionsPerLabel: unlimited },
  });
  return fixture;
}

// That no secret is in the log, an answer or the database is asked when the fixture closes.
describe('when the disk is full', () => {
  it('nothing is acknowledged, nothing acknowledged is lost, and it works again when there is room', async (t) => {
    const disk = mountSmallDisk(t);
    if (disk === undefined) {
      t.skip(needsRoot);
      return;
    }
    const fixture = await startOn(disk);
    const sessions = await Promise.all(Array.from({ length: 40 }, () => fixture.session()));
    const orders: string[] = [];
    for (const { token } of sessions) orders.push(await fixture.submittedOrder(token));
    const filler = fillDisk(disk);

    // Large comments, so that what little room the log has left is soon used up.
    const pay = (order: string) =>
      fixture.pay(order, { transaction_id: `tx-${order}`, comment: 'x'.repeat(50_000) });
    const first = await Promise.all(orders.map(async (order) => ({ order, response: await pay(order) })));
    const refused = first.filter(({ response }) => response.status !== 200);
    assert(refused.length > 0, 'the disk was not full');
    for (const { response } of refused) await assertStoreUnavailable(response);
    const stored = () => fixture.rows("select 1 from gateway_transaction where status = 'credited'").length;
    assert.equal(stored(), first.length - refused.length, 'acknowledged and stored');

    rmSync(filler);
    for (const { order } of refused) assert.equal((await pay(order)).status, 200);
    assert.equal(stored(), orders.length);
    assert.equal((await fixture.events()).length, orders.length);
    for (const { token } of sessions) assert.equal((await fixture.view(token)).state, 'credited');
    await fixture.close();
  });

  it('no withdrawal is sent that is not on disk, none twice, and no result is lost', async (t) => {
    const disk = mountSmallDisk(t);
    if (disk === undefined) {
      t.skip(needsRoot);
      return;
    }
    const fixture = await startOn(disk);
    const shop = new Withdrawals(fixture);
    const forty = Array.from({ length: 40 }, (_, index) => `early-${index}`);
    const late = forty.map((_, index) => `late-${index}`);
    const ask = (key: string) => shop.ask({ ...withdrawalOrder, reference: key }, key);
    const settle = (id: string) =>
      fixture.postback(signedPostback([resultEntry(id, 1, { comment: 'x'.repeat(50_000) })]));
    const ordered = async (key: string) => (await shop.asked({ ...withdrawalOrder, reference: key }, key)).id;
    const early: string[] = [];
    for (const key of forty) early.push(await ordered(key));
    const filler = fillDisk(disk);

    const results = await Promise.all(early.map(settle));
    const orders = await Promise.all(late.map(ask));
    const refused = [...results, ...orders].filter(({ ok }) => !ok);
    for (const response of refused) await assertStoreUnavailable(response);
    t.diagnostic(
      `${results.filter(({ ok }) => !ok).length} results and ${orders.filter(({ ok }) => !ok).length} orders refused`,
    );
    assert(
      results.some(({ ok }) => !ok),
      'the disk was not full',
    );
    const sent = () => shop.sent.map((body) => String(body['withdrawal_id']));
    const stored = new Set(fixture.rows('select id from withdrawal').map(({ id }) => String(id)));
    for (const id of sent()) assert(stored.has(id), 'a withdrawal went out that is not on disk');

    rmSync(filler);
    const all = [...early];
    for (const key of late) all.push(await ordered(key));
    // Whose answer could not be written down is unknown by now, and settled all the same.
    fixture.clock.advance(61_000);
    await fixture.proxy.runDue();
    for (const id of all) assert.equal((await settle(id)).status, 200);
    for (const id of all) assert.equal((await shop.record(id)).state, 'succeeded');
    assert.deepEqual(sent().sort(), all.sort());
    assert.equal((await fixture.withdrawalEvents()).length, all.length);
    await fixture.close();
  });
});

it('a payout is not sent when the connection is lost right before, and is sent when it is asked for again', async () => {
  const fixture = await startProxy();
  const { store } = fixture;
  let isLost = true;
  const findWithdrawal = async (id: string) => {
    if (!isLost) return store.read.findWithdrawal(id);
    isLost = false;
    throw new StoreError('store_unavailable', 'The connection is lost.');
  };
  const { fetch } = fixture.gateway;
  const lossy = { ...store, read: { ...store.read, findWithdrawal } };
  const proxy = createProxy({ ...goodOptions, withdrawals: limits, store: lossy, fetch });
  const isUnavailable = { name: 'ProblemError', code: 'store_unavailable' };
  await assert.rejects(proxy.createWithdrawal('key-1', withdrawalOrder), isUnavailable);
  assert.deepEqual(fixture.gateway.withdrawals, []);
  assert.equal((await proxy.createWithdrawal('key-1', withdrawalOrder)).state, 'accepted');
  assert.equal(fixture.gateway.withdrawals.length, 1);
});
