import type { Kysely } from 'kysely';
import type { WithdrawalReader, WithdrawalWriter } from '../withdrawal-store.ts';
import { openWithdrawalStates, reviewStatuses } from './indexed-states.ts';
import { insertOutboxRow } from './insert-outbox-row.ts';
import { isSince } from './is-since.ts';
import type { SqlTraits } from './sql-traits.ts';
import type { Database } from './tables.ts';
import { columnsOfWithdrawalChange, rowOfWithdrawal, withdrawalOf } from './withdrawal-rows.ts';
import type { WithdrawalSessionQueries } from './withdrawal-session-queries.ts';

type WithdrawalQueries = Omit<WithdrawalReader & WithdrawalWriter, keyof WithdrawalSessionQueries>;

const open = (db: Kysely<Database>) =>
  db.selectFrom('withdrawal').selectAll().where('state', 'in', openWithdrawalStates);

/** @param onChange told of each withdrawal this connection changes, before the commit */
export const withdrawalQueries = (
  db: Kysely<Database>,
  traits: SqlTraits,
  onChange: (withdrawalId: string) => void,
): WithdrawalQueries => ({
  async findWithdrawal(id) {
    const row = await db.selectFrom('withdrawal').selectAll().where('id', '=', id).executeTakeFirst();
    return row && withdrawalOf(row);
  },

  async readIdentity() {
    const { id } = await db.selectFrom('identity').select('id').executeTakeFirstOrThrow();
    return id;
  },

  async findWithdrawalByKey(idempotencyKey) {
    const row = await db
      .selectFrom('withdrawal')
      .selectAll()
      .where('idempotency_key', '=', idempotencyKey)
      .executeTakeFirst();
    return row && withdrawalOf(row);
  },

  async hasOtherWithdrawal(reference, id) {
    // Looks through all of them, as somebody calls off an order that never arrived: an index would cost every payout.
    const row = await db
      .selectFrom('withdrawal')
      .select('id')
      .where('reference', '=', reference)
      .where('id', '!=', id)
      .where('state', 'not in', ['refused', 'failed'])
      .executeTakeFirst();
    return row !== undefined;
  },

  async listWithdrawalsSince(state, when, limit) {
    const rows = await open(db)
      .where('state', '=', state)
      .where(isSince(when))
      .orderBy('state_since')
      .limit(limit)
      .execute();
    return rows.map(withdrawalOf);
  },

  async listOverdueWithdrawals(nowMs, limit) {
    const rows = await open(db)
      .where('state', '=', 'requested')
      .where('expires_at', '<=', nowMs)
      .limit(limit)
      .execute();
    return rows.map(withdrawalOf);
  },

  async listWithdrawalsToReview(beforeMs, limit) {
    const rows = await open(db)
      .where('state', 'in', ['accepted', 'unknown'])
      .where('state_since', '<', beforeMs)
      .where('review_asked_at', 'is', null)
      .orderBy('state_since')
      .limit(limit)
      .execute();
    return rows.map(withdrawalOf);
  },

  async listWithdrawalsInReview(acceptedBeforeMs, limit) {
    const unsettled = await open(db)
      .where((where) =>
        where.or([
          where('state', '=', 'unknown'),
          where.and([where('state', '=', 'accepted'), where('state_since', '<', acceptedBeforeMs)]),
        ]),
      )
      .orderBy('state_since')
      .limit(limit)
      .execute();
    const contradicted = await db
      .selectFrom('withdrawal')
      .selectAll()
      .where('id', 'in', (query) =>
        query
          .selectFrom('gateway_transaction')
          .select('order_id')
          .where('status', 'in', reviewStatuses)
          .where('status', '=', 'conflict'),
      )
      .where('state', '=', 'conflict')
      .orderBy('state_since')
      .limit(limit)
      .execute();
    return [...contradicted, ...unsettled]
      .sort((a, b) => a.state_since - b.state_since)
      .slice(0, limit)
      .map(withdrawalOf);
  },

  async insertWithdrawal(withdrawal) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('withdrawal')
      .values(rowOfWithdrawal(withdrawal))
      // The id is made of the key, and a race may be seen by the index of either.
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },

  async updateWithdrawal(id, version, change, nowMs) {
    const { numUpdatedRows } = await db
      .updateTable('withdrawal')
      .set({
        ...columnsOfWithdrawalChange(change),
        ...(change.state !== undefined && { state_since: nowMs }),
        version: version + 1,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    onChange(id);
    return true;
  },

  async insertWithdrawalTransition({ withdrawalId, from, to, cause, decision, atMs }) {
    await db
      .insertInto('withdrawal_transition')
      .values({
        withdrawal_id: withdrawalId,
        from_state: from,
        to_state: to,
        cause,
        decided_by: decision?.by ?? null,
        note: decision?.note ?? null,
        at: atMs,
      })
      .execute();
  },

  async insertWithdrawalEvent(event, nowMs) {
    const row = {
      id: event.id,
      deposit_id: null,
      withdrawal_id: event.data.withdrawalId,
      type: event.type,
      payload: JSON.stringify(event),
    };
    await insertOutboxRow(db, traits, row, nowMs);
  },
});
