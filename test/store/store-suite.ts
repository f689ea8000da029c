import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DepositState } from '../../src/contract/deposit-state.ts';
import { ConcurrentChangeError } from '../../src/store/concurrent-change-error.ts';
import type { DepositStore, StoreTransaction } from '../../src/store/deposit-store.ts';
import { dismissal } from '../../src/store/records.ts';
import { createMigrator } from '../../src/store/sql/migrate.ts';
import type { SqlTraits } from '../../src/store/sql/sql-traits.ts';
import type { Database } from '../../src/store/sql/tables.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { inboxRecord, insertEvent, storedAttempt, storedTransaction } from './records.ts';
import { storedDeposit } from './stored-deposit.ts';

/** One empty database. */
export interface TestDatabase {
  /** As another instance would; whatever is opened is closed by the suite. */
  readonly open: () => Promise<DepositStore>;
  /** Several at the same time, as far as one process can. */
  readonly openTogether: (count: number) => Promise<DepositStore[]>;
  /** Beside the store. */
  readonly connect: () => Kysely<Database>;
}

const isUnavailable = (error: unknown) => error instanceof StoreError && error.code === 'store_unavailable';
const times = <Result>(count: number, make: (index: number) => Result): Result[] =>
  Array.from({ length: count }, (_, index) => make(index));
const wins = (results: readonly boolean[]) => results.filter(Boolean).length;

/** What every store does, whatever its database. */
export function storeSuite(name: string, traits: SqlTraits, newDatabase: () => Promise<TestDatabase>): void {
  describe(`the store over ${name}`, () => {
    const opened: DepositStore[] = [];
    let database: TestDatabase;
    let store: DepositStore;
    const open = async (): Promise<DepositStore> => {
      const another = await database.open();
      opened.push(another);
      return another;
    };
    const openTogether = async (count: number): Promise<DepositStore[]> => {
      const stores = await database.openTogether(count);
      opened.push(...stores);
      return stores;
    };
    beforeEach(async () => {
      database = await newDatabase();
      store = await open();
      await store.transact(async (tx) => {
        await tx.insertDeposit(storedDeposit('dep_1'));
        await tx.insertInbox(inboxRecord('inbox_1'));
      });
    });
    afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())));

    /** The same work 50 times at once, half of it by another instance. */
    async function race<Result>(work: (tx: StoreTransaction, index: number) => Promise<Result>) {
      const stores = [store, await open()] as const;
      return Promise.all(
        times(50, (index) => (index % 2 ? stores[0] : stores[1]).transact((tx) => work(tx, index))),
      );
    }

    it('gives everything back as it was written', async () => {
      const deposit = {
        ...storedDeposit('dep_2'),
        reference: 'ශ්‍රී 🛒 "quoted" \\',
        requested: { amountMinor: Number.MAX_SAFE_INTEGER, currency: 'LKR' },
        credited: { amountMinor: 1, currency: 'USD' },
        creditedAttemptId: 'att_1',
        wallet: { identifier: '0771234567' },
        windowOpened: true,
        expiresAtMs: 4_102_444_800_000,
      } as unknown as ReturnType<typeof storedDeposit>;
      const attempt = storedAttempt('att_1', { depositId: 'dep_2', changedAtMs: 4_102_444_800_000 });
      const session = {
        tokenHash: 'hash',
        depositId: 'dep_2',
        resumeId: 'resume_1',
        createdAtMs: 1,
        expiresAtMs: 4_102_444_800_000,
        revokedAtMs: null,
      };
      await store.transact(async (tx) => {
        await tx.insertDeposit(deposit);
        await tx.insertAttempt(attempt);
        await tx.insertSession(session);
        await tx.insertTransaction(storedTransaction('t1'));
      });
      const { read } = await open();
      assert.deepEqual(await read.findDeposit('dep_2'), deposit);
      assert.deepEqual(await read.listAttempts('dep_2'), [attempt]);
      assert.deepEqual(await read.findAttempt('att_1'), attempt);
      assert.deepEqual(await read.findSession('hash'), session);
      assert.deepEqual(await read.listSessions('dep_2'), [session]);
      assert.deepEqual(await read.listSessions('dep_1'), []);
      assert.deepEqual(await read.findTransaction(storedTransaction('t1')), storedTransaction('t1'));
      assert.equal(await read.findDeposit('\0'), undefined);
    });

    it('is all or nothing, and tells watchers after the commit alone', async () => {
      let told = 0;
      const unwatch = store.watch('dep_1', () => told++);
      const change = { attemptsUsed: 7 };
      await assert.rejects(
        store.transact(async (tx) => {
          await tx.updateDeposit('dep_1', 1, change, 0);
          throw new Error('in the middle');
        }),
        /in the middle/,
      );
      assert.deepEqual([(await store.read.findDeposit('dep_1'))?.version, told], [1, 0]);
      await store.transact((tx) => tx.updateDeposit('dep_1', 1, change, 0));
      assert.deepEqual([(await store.read.findDeposit('dep_1'))?.attemptsUsed, told], [7, 1]);
      assert.equal(await store.transact((tx) => tx.updateDeposit('dep_1', 1, change, 0)), false);
      unwatch();
      await store.transact((tx) => tx.updateDeposit('dep_1', 2, change, 0));
      assert.equal(told, 1);
    });

    it('runs work again after losing a race, but not for ever', async () => {
      let runs = 0;
      const lose = (count: number) => () => {
        runs++;
        if (runs <= count) throw new ConcurrentChangeError('lost');
        return Promise.resolve(runs);
      };
      assert.equal(await store.transact(lose(2)), 3);
      runs = 0;
      await assert.rejects(store.transact(lose(Infinity)), isUnavailable);
      assert.equal(runs, 5);
    });

    it('gives an attempt, a transaction and a body to one of 50', async () => {
      assert.equal(wins(await race((tx, index) => tx.insertAttempt(storedAttempt(`att_${index}`)))), 1);
      assert.equal(wins(await race((tx) => tx.insertTransaction(storedTransaction('t1')))), 1);
      assert.equal(wins(await race((tx) => tx.insertTransaction(storedTransaction('t\0')))), 1);
      assert.equal(wins(await race((tx) => tx.insertInbox(inboxRecord('same')))), 1);
      const [attempt] = await store.read.listAttempts('dep_1');
      assert(attempt);
      const accept = (tx: StoreTransaction) =>
        tx.updateAttempt(attempt.id, 'submitting', { state: 'accepted', reason: null }, 0);
      assert.equal(wins(await race(accept)), 1);
    });

    it('lets a link make one session, and the merchant any number', async () => {
      const session = { depositId: 'dep_1', createdAtMs: 1, expiresAtMs: 2, revokedAtMs: null };
      const made = await race((tx, index) =>
        tx.insertSession({ ...session, tokenHash: `hash_${index}`, resumeId: 'link' }),
      );
      assert.equal(wins(made), 1);
      await race((tx, index) => tx.insertSession({ ...session, tokenHash: `own_${index}`, resumeId: null }));
      assert.equal((await store.read.listSessions('dep_1')).length, 51);
    });

    it('loses none of 50 changes to one deposit', async () => {
      const results = await race(async (tx) => {
        const deposit = await tx.findDeposit('dep_1');
        assert(deposit);
        const change = { attemptsUsed: deposit.attemptsUsed + 1 };
        if (!(await tx.updateDeposit('dep_1', deposit.version, change, 0))) {
          throw new ConcurrentChangeError('lost');
        }
        return true;
      });
      assert.equal(wins(results), 50);
      const deposit = await store.read.findDeposit('dep_1');
      assert.deepEqual([deposit?.attemptsUsed, deposit?.version], [50, 51]);
    });

    it('holds one credit per deposit, whoever tries', async () => {
      const stores = [store, await open()] as const;
      const credit = (index: number) =>
        (index % 2 ? stores[0] : stores[1]).transact((tx) =>
          tx.insertTransaction(storedTransaction(`t${index}`, { status: 'credited', reason: null })),
        );
      const results = await Promise.allSettled(times(4, credit));
      assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
      for (const result of results) assert(result.status === 'fulfilled' || isUnavailable(result.reason));
    });

    it('finds the words on a withdrawal, whatever they say, and keeps those on ids of any length', async () => {
      const [id, another] = ['2ae6c397-9f78-43e5-9f31-84a1a67bb8be', '2ae6c397-9f78-43e5-9f31-84a1a67bb8bf'];
      const words = [
        { orderId: id },
        { orderId: id, status: 'settled', variant: 'other' },
        { orderId: another },
        { orderId: id, depositId: 'dep_1' },
        ...['', 'short', 'long'.repeat(2000)].map((orderId) => ({ orderId })),
      ] as const;
      await store.transact(async (tx) => {
        for (const [index, word] of words.entries()) {
          const kept = storedTransaction(`word-${index}`, { depositId: null, ...word });
          assert.equal(await tx.insertTransaction(kept), true);
        }
      });
      for (const [asked, found] of [
        [id, ['word-0', 'word-1']],
        [another, ['word-2']],
        [id.slice(1), []],
      ] as const) {
        const listed = await store.read.listWithdrawalWords(asked);
        assert.deepEqual(listed.map(({ transactionId }) => transactionId).sort(), found);
      }
    });

    it('leaves a dismissed deposit out of what waits until something else has happened to it', async () => {
      const waiting = async () => {
        const found = await store.read.listDepositsSince('unknown', { beforeMs: 10 }, 10);
        const { deposits } = await store.read.readBacklog({ events: true });
        return [found.map(({ id }) => id), deposits.map(({ state, count }) => [state, count])];
      };
      const move = (version: number, state: DepositState, cause: string) =>
        store.transact(async (tx) => {
          await tx.updateDeposit('dep_1', version, { state }, 1);
          await tx.insertTransition({ depositId: 'dep_1', from: 'unknown', to: state, cause, atMs: 1 });
        });
      await move(1, 'unknown', 'time_over');
      assert.deepEqual(await waiting(), [['dep_1'], [['unknown', 1]]]);
      await move(2, 'unknown', dismissal);
      assert.deepEqual(await waiting(), [[], []]);
      await move(3, 'possible', 'activation');
      assert.deepEqual(await waiting(), [[], [['possible', 1]]]);
      await move(4, 'unknown', 'activation');
      assert.deepEqual(await waiting(), [['dep_1'], [['unknown', 1]]]);
    });

    it('leases each due event to one instance, the earliest of its deposit alone', async () => {
      const other = await open();
      await store.transact(async (tx) => {
        for (let deposit = 2; deposit < 22; deposit++) {
          await tx.insertDeposit(storedDeposit(`dep_${deposit}`));
          for (const event of ['a', 'b']) await insertEvent(tx, `${deposit}${event}`, `dep_${deposit}`);
        }
      });
      const lease = (by: DepositStore, nowMs: number) =>
        by.transact((tx) => tx.leaseDueEvents(nowMs, nowMs + 100, 6));
      const leased = (await Promise.all(times(12, (index) => lease(index % 2 ? store : other, 1)))).flat();
      const ids = leased.map(({ event }) => event.id);
      assert.equal(new Set(ids).size, ids.length);
      // Whoever passes over rows that others hold may come home with less; a later round finds the rest.
      for (let more = await lease(other, 1); more.length > 0; more = await lease(other, 1)) {
        ids.push(...more.map(({ event }) => event.id));
      }
      assert.deepEqual([...ids].sort(), times(20, (index) => `${index + 2}a`).sort());
      // The first one's instance died: after its lease another takes the work over.
      const [again] = await lease(other, 101);
      assert.deepEqual([again?.event.id, again?.deliveries], ['2a', 2]);
      const held = { sequence: again?.sequence ?? 0, leasedUntilMs: 201 };
      await other.transact((tx) => tx.settleEvent(held, { state: 'delivered' }));
      assert.deepEqual((await lease(store, 101)).map(({ event }) => event.id).includes('2b'), true);
    });

    it('lists events in order, each once, whoever writes meanwhile', async () => {
      const state = { isWritten: false };
      const writing = race((tx, index) => insertEvent(tx, `e${index}`)).then(() => (state.isWritten = true));
      const seen: string[] = [];
      let after = 0;
      for (;;) {
        // SQLite's reads never leave this turn of the event loop, and the writers need turns too.
        await setImmediate();
        // What was committed before the reading began must be in it.
        const { isWritten } = state;
        const page = await store.read.listEvents(after, 3);
        for (const { sequence, event } of page) {
          assert(sequence > after);
          after = sequence;
          seen.push(event.id);
        }
        if (isWritten && page.length === 0) break;
      }
      await writing;
      assert.deepEqual(seen.sort(), times(50, (index) => `e${index}`).sort());
    });

    it('lists what comes after the database went back to a backup above all that was read before', async () => {
      const afterIt = 1_800_000_000_000;
      const isAt = (nowMs: number) => (tx: StoreTransaction) =>
        insertEvent(tx, crypto.randomUUID(), 'dep_1', nowMs);
      for (let count = 0; count < 5; count++) await store.transact(isAt(afterIt - 60_000));
      const readUpTo = (await store.read.listEvents(0, 10)).at(-1)?.sequence;
      assert(readUpTo !== undefined);

      // The backup: it knows of none of them.
      database = await newDatabase();
      const stores = [await open(), await open()] as const;
      await stores[0].transact((tx) => tx.insertDeposit(storedDeposit('dep_1')));
      await Promise.all(times(20, (index) => stores[index % 2 ? 0 : 1].transact(isAt(afterIt + index))));
      const read = await stores[0].read.listEvents(readUpTo, 100);
      assert.equal(read.length, 20);
      // A clock that is put back takes none of it back.
      await stores[1].transact(isAt(afterIt - 120_000));
      assert.equal((await stores[1].read.listEvents(read.at(-1)?.sequence ?? 0, 100)).length, 1);
    });

    it('finishes what is being written before it closes', async () => {
      const closing = await open();
      let goOn = (): void => undefined;
      const held = new Promise<void>((resolve) => (goOn = resolve));
      const writing = closing.transact(async (tx) => {
        await tx.insertDeposit(storedDeposit('dep_2'));
        goOn();
        await tx.insertAttempt(storedAttempt('att_2', { depositId: 'dep_2' }));
      });
      await held;
      await closing.close();
      await writing;
      assert((await store.read.listAttempts('dep_2')).length === 1);
      opened.splice(opened.indexOf(closing), 1);
    });

    it('brings a database with rows of the first version to the newest', async () => {
      database = await newDatabase();
      const db = database.connect();
      const { error } = await (await createMigrator(db, traits)).migrateUp();
      assert.equal(error, undefined);
      // As that version wrote it, and never changed with later ones.
      await sql`
        insert into deposit (id, version, state, label, flow, currency, amount_minor, return_urls, attempts_used,
          window_opened, created_at, expires_at, state_since)
        values ('dep_old', 1, 'awaiting_payment', 'payer-1', 'number', 'LKR', 100000,
          '{"success":"https://shop.example/thanks"}', 0, 0, 1, 2, 1)`.execute(db);
      await db.destroy();
      for (const { read } of await openTogether(5)) {
        assert.deepEqual(await read.findDeposit('dep_old'), storedDeposit('dep_old'));
      }
    });

    it('is made by five instances that start together', async () => {
      database = await newDatabase();
      const stores = await openTogether(5);
      await stores[0]?.transact((tx) => tx.insertDeposit(storedDeposit('dep_1')));
      for (const { read } of stores) assert(await read.findDeposit('dep_1'));
    });
  });
}
