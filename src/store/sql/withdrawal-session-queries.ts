import type { Kysely } from 'kysely';
import type { WithdrawalReader, WithdrawalWriter } from '../withdrawal-store.ts';
import type { Database } from './tables.ts';

export type WithdrawalSessionQueries = Pick<
  WithdrawalReader & WithdrawalWriter,
  'findWithdrawalSession' | 'insertWithdrawalSession' | 'revokeWithdrawalSessions'
>;

/** @param onChange told of each withdrawal whose sessions end, so that whoever waits for its news is answered */
export const withdrawalSessionQueries = (
  db: Kysely<Database>,
  onChange: (withdrawalId: string) => void,
): WithdrawalSessionQueries => ({
  async findWithdrawalSession(tokenHash) {
    const row = await db
      .selectFrom('withdrawal_session')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    return (
      row && {
        tokenHash: row.token_hash,
        withdrawalId: row.withdrawal_id,
        createdAtMs: row.created_at,
        expiresAtMs: row.expires_at,
        revokedAtMs: row.revoked_at,
      }
    );
  },

  async insertWithdrawalSession(session) {
    await db
      .insertInto('withdrawal_session')
      .values({
        token_hash: session.tokenHash,
        withdrawal_id: session.withdrawalId,
        created_at: session.createdAtMs,
        expires_at: session.expiresAtMs,
        revoked_at: session.revokedAtMs,
      })
      .execute();
  },

  async revokeWithdrawalSessions(withdrawalId, nowMs) {
    const { numUpdatedRows } = await db
      .updateTable('withdrawal_session')
      .set({ revoked_at: nowMs })
      .where('withdrawal_id', '=', withdrawalId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    onChange(withdrawalId);
    return Number(numUpdatedRows);
  },
});
