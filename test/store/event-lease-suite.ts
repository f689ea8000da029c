import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { DepositStore, EventDelivery } from '../../src/store/deposit-store.ts';
import { insertEvent } from './records.ts';
import type { TestDatabase } from './store-suite.ts';
import { storedDeposit } from './stored-deposit.ts';

const dead = { state: 'dead', error: 'closed' } as const;
const pending = { state: 'pending', nextDeliveryAtMs: 5000, error: 'closed' } as const;
const delivered = { state: 'delivered' } as const;

/** When the lease ends of who took the event first, and of who took it next. */
const first = 101;
const next = 201;

/**
 * What becomes of an event in the hands of an instance, also when its lease is over before its delivery ends: a process
 * stood still, or clocks differ.
 */
export function eventLeaseSuite(name: string, newDatabase: () => Promise<TestDatabase>): void {
  describe(`an event over ${name} that an instance holds, or held for longer than its lease`, () => {
    let database: TestDatabase;
    let store: DepositStore;
    let sequence: number;
    const lease = async (nowMs: number) =>
      (await store.transact((tx) => tx.leaseDueEvents(nowMs, nowMs + 100, 1))).map(({ event }) => event.id);
    const settle = (leasedUntilMs: number, delivery: EventDelivery) =>
      store.transact((tx) => tx.settleEvent({ sequence, leasedUntilMs }, delivery));
    const stored = async () => {
      const [event] = await store.read.listEvents(0, 1);
      return [event?.state, event?.deliveries];
    };

    beforeEach(async () => {
      database = await newDatabase();
      store = await database.open();
      await store.transact(async (tx) => {
        await tx.insertDeposit(storedDeposit('dep_1'));
        await insertEvent(tx, 'e1');
      });
      assert.deepEqual(await lease(1), ['e1']);
      sequence = (await store.read.listEvents(0, 1))[0]?.sequence ?? 0;
    });
    afterEach(() => store.close());

    for (const stale of [dead, pending]) {
      it(`is delivered by the next one, although the first one then says ${stale.state}`, async () => {
        assert.deepEqual(await lease(101), ['e1']);
        await settle(first, stale);
        // It is still in the hands of the next one.
        assert.deepEqual(await lease(102), []);
        await settle(next, delivered);
        assert.deepEqual(await stored(), ['delivered', 2]);
        await settle(first, stale);
        assert.deepEqual(await stored(), ['delivered', 2]);
      });
    }

    it('is delivered by the first one, whatever becomes of the next delivery', async () => {
      assert.deepEqual(await lease(101), ['e1']);
      await settle(first, delivered);
      await settle(next, dead);
      assert.deepEqual(await stored(), ['delivered', 2]);
    });

    it('is delivered by the first one, although the next one has given it up', async () => {
      assert.deepEqual(await lease(101), ['e1']);
      await settle(next, dead);
      await settle(first, delivered);
      assert.deepEqual(await stored(), ['delivered', 2]);
    });

    for (const stale of [dead, pending, delivered]) {
      it(`stays in line when it was put there, although the first one then says ${stale.state}`, async () => {
        assert.equal(await store.transact((tx) => tx.redeliverEvent('e1', 101)), 'in_line');
        await settle(first, stale);
        assert.deepEqual(await stored(), ['pending', 0]);
        assert.deepEqual(await lease(102), ['e1']);
      });
    }

    describe('and that somebody closed in the database itself', () => {
      const close = async (state: 'delivered' | 'dead') => {
        const db = database.connect();
        await db.updateTable('outbox').set({ state }).where('sequence', '=', sequence).execute();
        await db.destroy();
      };

      for (const late of [dead, pending]) {
        it(`stays closed, although its delivery then ends as ${late.state}`, async () => {
          await close('delivered');
          await settle(first, late);
          assert.deepEqual(await stored(), ['delivered', 1]);
          assert.deepEqual(await lease(1000), []);
        });
      }

      for (const state of ['delivered', 'dead'] as const) {
        it(`is put back in line at once where it was closed as ${state}`, async () => {
          await close(state);
          assert.equal(await store.transact((tx) => tx.redeliverEvent('e1', 2)), 'in_line');
          assert.deepEqual(await stored(), ['pending', 0]);
        });
      }
    });

    it('is in the backlog, but for who delivers none', async () => {
      const backlog = async (events: boolean) => (await store.read.readBacklog({ events })).events;
      assert.deepEqual(await backlog(true), [{ state: 'pending', count: 1, oldestMs: 0 }]);
      assert.deepEqual(await backlog(false), []);
    });

    it('is left alone by who would put it back in line before the lease is over', async () => {
      assert.equal(await store.transact((tx) => tx.redeliverEvent('e1', first - 1)), 'under_way');
      assert.deepEqual(await stored(), ['pending', 1]);
    });
  });
}
