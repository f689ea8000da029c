import assert from 'node:assert/strict';
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { ProxyFixture, apiKey, assertProblem, startProxy, viewIn } from './proxy-fixture.ts';

const lockHolder = join(import.meta.dirname, '../store/hold-lock.ts');

async function assertStoreUnavailable(response: Response): Promise<void> {
  assert.equal(response.headers.get('retry-after'), '2');
  await assertProblem(response, 503, 'store_unavailable');
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
    const holder = fork(lockHolder, [fixture.file]);
    await once(holder, 'message');

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

    const ended = once(holder, 'exit');
    holder.send('let go');
    await ended;
    assert.equal((await fixture.pay(order)).status, 200);
    assert.equal((await fixture.view(token)).state, 'credited');
    assert.equal((await viewIn(await fixture.submit(second, '23936786', 1))).state, 'accepted');
  });

  it('a number that is let go in time waits and goes out', async () => {
    const fixture = await startProxy();
    const { token } = await fixture.session();
    await fixture.view(token);
    const holder = fork(lockHolder, [fixture.file]);
    await once(holder, 'message');
    const submission = fixture.submit(token, '23936785', 1);
    holder.send('let go');
    assert.equal((await viewIn(await submission)).state, 'accepted');
  });

  it('an answer of the gateway that cannot be written down is an unknown outcome, not a lost one', async () => {
    const fixture = await startProxy({}, 150);
    const { token } = await fixture.session();
    const holder: { child?: ReturnType<typeof fork> } = {};
    fixture.gateway.activate = async () => {
      holder.child = fork(lockHolder, [fixture.file]);
      await once(holder.child, 'message');
      return Response.json({ status: 'fail', message: 'Transaction not found' });
    };
    await assertStoreUnavailable(await fixture.submit(token, '23936785', 1));
    assert(holder.child);
    const ended = once(holder.child, 'exit');
    holder.child.send('let go');
    await ended;
    assert.equal((await viewIn(await fixture.submit(token, '23936785', 1))).state, 'submitting');
    fixture.clock.advance(30_001);
    await fixture.proxy.runDue();
    assert.equal((await fixture.view(token)).state, 'unknown');
    assert.equal(fixture.gateway.activations.length, 1);
    await fixture.pay(fixture.lastOrder());
    assert.equal((await fixture.view(token)).state, 'credited');
  });
});

describe('when the disk is full', () => {
  it('nothing is acknowledged, nothing acknowledged is lost, and it works again when there is room', async (t) => {
    const disk = mountSmallDisk(t);
    if (disk === undefined) {
      t.skip('mounting a small disk needs root; test/store/shared-commit.test.ts fills a database without');
      return;
    }
    const fixture = new ProxyFixture(undefined, mkdtempSync(join(disk, 'store-')));
    const unlimited = { max: 1_000_000, windowSeconds: 600 };
    await fixture.open({ limits: { perLabel: unlimited, sessionsPerLabel: unlimited } });
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
});
