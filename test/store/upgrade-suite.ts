import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Kysely } from 'kysely';
import { createProxy } from '../../src/proxy/index.ts';
import type { DepositStore, MerchantEvent } from '../../src/proxy/index.ts';
import { createMigrator } from '../../src/store/sql/migrate.ts';
import type { SqlTraits } from '../../src/store/sql/sql-traits.ts';
import type { Database } from '../../src/store/sql/tables.ts';
import { goodOptions } from '../proxy/proxy-fixture.ts';
import { entry, signedPostback } from '../proxy/signed-postback.ts';
import { limits } from '../proxy/withdrawal-fixture.ts';
import type { TestDatabase } from './store-suite.ts';
import { storedDeposit } from './stored-deposit.ts';

/** Every schema that was ever released, but for the newest. */
const earlier = [
  '001-deposits',
  '002-withdrawals',
  '003-counters',
  '004-review',
  '005-resume',
  '006-withdrawal-review',
  '007-identity',
  '008-events-by-deposit',
] as const;

const waiting = {
  id: 'evt_waiting',
  type: 'deposit.needs_review',
  occurredAt: new Date(0).toISOString(),
  data: { depositId: 'dep_1', label: 'payer-1', reference: null },
};

/** What a proxy of that version has left: a deposit whose answer was lost, and an event the merchant has not taken. */
async function leaveRows(db: Kysely<Database>): Promise<void> {
  const { id, label, requested } = storedDeposit('dep_1');
  await db
    .insertInto('deposit')
    .values({
      id,
      version: 2,
      state: 'unknown',
      label,
      reference: null,
      flow: 'number',
      currency: requested.currency,
      amount_minor: requested.amountMinor,
      credited_currency: null,
      credited_minor: null,
      credited_attempt_id: null,
      wallet: null,
      return_urls: '{}',
      attempts_used: 1,
      window_opened: 0,
      created_at: 1,
      expires_at: 2,
      state_since: 1,
    })
    .execute();
  await db
    .insertInto('attempt')
    .values({
      id: 'att_1',
      deposit_id: id,
      ordinal: 1,
      transaction_number: '23936785',
      state: 'unknown',
      deposit_state_before: 'awaiting_payment',
      reason: null,
      created_at: 1,
      changed_at: 1,
    })
    .execute();
  // The first schema has no `withdrawal_id`, which the newest one's type asks for.
  await db
    .insertInto('outbox')
    .values({
      id: waiting.id,
      deposit_id: id,
      type: waiting.type,
      payload: JSON.stringify(waiting),
      state: 'pending',
      deliveries: 0,
      next_delivery_at: 0,
      leased_until: 0,
      last_error: null,
      created_at: 1,
    } as never)
    .execute();
}

const post = async (store: DepositStore, taken: MerchantEvent[]): Promise<void> => {
  const proxy = createProxy({
    ...goodOptions,
    withdrawals: limits,
    store,
    onEvent: (event) => void taken.push(event),
  });
  const body = signedPostback([entry('att_1')]);
  const response = await proxy.fetch(new Request('https://proxy.example/postback', { method: 'POST', body }));
  assert.equal(await response.text(), '{"status":"ok"}');
  await proxy.runDue();
};

/** Databases of the versions before, with rows in them. */
export function upgradeSuite(
  name: string,
  traits: SqlTraits,
  newDatabase: () => Promise<TestDatabase>,
): void {
  describe(`a database of the version before, over ${name}`, () => {
    for (const version of earlier) {
      it(`${version} is brought up to date by three that start together: rows kept, its event told once`, async () => {
        const database = await newDatabase();
        const db = database.connect();
        const { error } = await (await createMigrator(db, traits)).migrateTo(version);
        assert.equal(error, undefined);
        await leaveRows(db);
        await db.destroy();

        const stores = await database.openTogether(3);
        try {
          const taken: MerchantEvent[] = [];
          await Promise.all(stores.map((store) => post(store, taken)));
          const [store] = stores;
          const deposit = await store?.read.findDeposit('dep_1');
          assert.equal(deposit?.state, 'credited');
          assert.deepEqual(deposit.requested, storedDeposit('dep_1').requested);
          assert.equal((await store?.read.findAttempt('att_1'))?.transactionNumber, '23936785');
          // Whoever passes over rows that another one holds may leave early; what is left is due the next time.
          for (const one of stores) await post(one, taken);
          assert.deepEqual(
            taken.map(({ type }) => type),
            ['deposit.needs_review', 'deposit.credited'],
          );
          assert.deepEqual(taken[0], waiting);
        } finally {
          await Promise.all(stores.map((store) => store.close()));
        }
      });
    }
  });
}
