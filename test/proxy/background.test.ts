import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { startDeposit, startProxy } from './proxy-fixture.ts';
import type { ProxyFixture } from './proxy-fixture.ts';
import { Withdrawals, limits } from './withdrawal-fixture.ts';

/** A deposit that is paid: one event to deliver. */
async function pay(fixture: ProxyFixture): Promise<void> {
  const { token, depositId } = await fixture.session();
  await fixture.pay(await fixture.submittedOrder(token), { transaction_id: depositId });
}

const stateOf = async ({ store }: ProxyFixture, depositId: string) =>
  (await store.read.findDeposit(depositId))?.state;

describe('what time does, beside the delivery of events', () => {
  it('is done while a slow shop is told of payments that do not stop', async () => {
    const expired: boolean[] = [];
    let depositId = '';
    const fixture: ProxyFixture = await startProxy({
      onEvent: async () => {
        expired.push((await stateOf(fixture, depositId)) === 'expired');
        fixture.clock.advance(15_000);
        if (expired.length < 10) await pay(fixture);
      },
    });
    ({ depositId } = await fixture.session({ expiresInSeconds: 60 }));
    await pay(fixture);
    await fixture.proxy.runDue();
    // Told at 0, 15, 30, 45 and 60 s, and so on.
    assert.deepEqual(expired, [false, false, false, false, true, true, true, true, true, true]);
  });

  it('is done though the clock was put back', async () => {
    const fixture = await startProxy();
    fixture.clock.advance(86_400_000);
    await fixture.proxy.runDue();
    fixture.clock.advance(-86_400_000);
    const { depositId } = await fixture.session({ expiresInSeconds: 60 });
    fixture.clock.advance(60_000);
    await fixture.proxy.runDue();
    assert.equal(await stateOf(fixture, depositId), 'expired');
  });

  it('gives up no answer that another number has been waiting for only since it looked', async () => {
    const fixture = await startProxy();
    const begin = async (depositId: string) => {
      await fixture.store.transact(async (tx) => {
        const version = (await tx.findDeposit(depositId))?.version ?? 0;
        await tx.updateDeposit(depositId, version, { state: 'submitting' }, fixture.clock.now());
      });
    };
    const [first, second] = [await fixture.session(), await fixture.session()];
    await begin(first.depositId);
    fixture.clock.advance(1);
    await begin(second.depositId);
    fixture.clock.advance(60_000);
    // Another instance has its answer, and hands in the next number, between the sweeper's look and its turn.
    fixture.store.watch(first.depositId, () => void begin(second.depositId));
    await fixture.proxy.runDue();
    assert.equal(await stateOf(fixture, first.depositId), 'unknown');
    assert.equal(await stateOf(fixture, second.depositId), 'submitting');
  });

  it('holds up no event, and no withdrawal, where it cannot be done to a deposit', async () => {
    const told: string[] = [];
    const { fixture, depositId } = await startDeposit(
      { withdrawals: limits, onEvent: ({ type }) => void told.push(type) },
      { expiresInSeconds: 60 },
    );
    await new Withdrawals(fixture).session({ expiresInSeconds: 60 });
    await pay(fixture);
    fixture.clock.advance(60_000);
    const beside = new DatabaseSync(fixture.file);
    beside.prepare(`update deposit set return_urls = 'no JSON' where id = ?`).run(depositId);
    // On a platform that runs on a schedule each time is the first.
    await assert.rejects(fixture.proxy.runDue(), SyntaxError);
    assert.deepEqual(told, ['deposit.credited', 'withdrawal.refused']);
    beside.prepare(`update deposit set return_urls = '{}' where id = ?`).run(depositId);
    beside.close();
    fixture.clock.advance(5_000);
    await fixture.proxy.runDue();
    assert.equal(await stateOf(fixture, depositId), 'expired');
  });
});
