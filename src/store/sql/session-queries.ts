import type { Kysely } from 'kysely';
import type { StoreTransaction } from '../deposit-store.ts';
import type { SessionRecord } from '../records.ts';
import { keptQuery } from './kept-query.ts';
import type { Database, SessionTable } from './tables.ts';

type SessionQueries = Pick<
  StoreTransaction,
  'findSession' | 'listSessions' | 'insertSession' | 'revokeSessions'
>;

const sessionOf = (row: SessionTable): SessionRecord => ({
  tokenHash: row.token_hash,
  depositId: row.deposit_id,
  resumeId: row.resume_id,
  createdAtMs: row.created_at,
  expiresAtMs: row.expires_at,
  revokedAtMs: row.revoked_at,
});

const select = keptQuery((db, { token_hash }: Pick<SessionTable, 'token_hash'>) =>
  db.selectFrom('session').selectAll().where('token_hash', '=', token_hash),
);

const insert = keptQuery((db, row: SessionTable) =>
  db
    .insertInto('session')
    .values(row)
    .onConflict((conflict) => conflict.column('resume_id').doNothing()),
);

/** @param onChange told of each deposit whose sessions end, so that whoever waits for its news is answered */
export const sessionQueries = (
  db: Kysely<Database>,
  onChange: (depositId: string) => void,
): SessionQueries => ({
  async findSession(tokenHash) {
    const [row] = (await select(db, { token_hash: tokenHash })).rows;
    return row && sessionOf(row);
  },

  async listSessions(depositId) {
    const rows = await db
      .selectFrom('session')
      .selectAll()
      .where('deposit_id', '=', depositId)
      .orderBy('created_at')
      .execute();
    return rows.map(sessionOf);
  },

  async insertSession(session) {
    const { numAffectedRows } = await insert(db, {
      token_hash: session.tokenHash,
      deposit_id: session.depositId,
      resume_id: session.resumeId,
      created_at: session.createdAtMs,
      expires_at: session.expiresAtMs,
      revoked_at: session.revokedAtMs,
    });
    return numAffectedRows === 1n;
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
