import type { Kysely } from 'kysely';
import type { StoreTransaction } from '../deposit-store.ts';
import type { Database } from './tables.ts';

type SessionQueries = Pick<StoreTransaction, 'findSession' | 'insertSession' | 'revokeSessions'>;

/** @param onChange told of each deposit whose sessions end, so that whoever waits for its news is answered */
export const sessionQueries = (
  db: Kysely<Database>,
  onChange: (depositId: string) => void,
): SessionQueries => ({
  async findSession(tokenHash) {
    const row = await db
      .selectFrom('session')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    return (
      row && {
        tokenHash: row.token_hash,
        depositId: row.deposit_id,
        createdAtMs: row.created_at,
        expiresAtMs: row.expires_at,
        revokedAtMs: row.revoked_at,
      }
    );
  },

  async insertSession(session) {
    await db
      .insertInto('session')
      .values({
        token_hash: session.tokenHash,
        deposit_id: session.depositId,
        created_at: session.createdAtMs,
        expires_at: session.expiresAtMs,
        revoked_at: session.revokedAtMs,
      })
      .execute();
  },

  async revokeSessions(depositId, nowMs) {
    const { numUpdatedRows } = await db
      .updateTable('session')
      .set({ revoked_at: nowMs })
      .where('deposit_id', '=', depositId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    onChange(depositId);
    return Number(numUpdatedRows);
  },
});
