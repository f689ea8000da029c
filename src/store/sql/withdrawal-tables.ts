import type { Generated, Insertable, Selectable } from 'kysely';
import type { WithdrawalRefusal, WithdrawalState } from '../../contract/withdrawal-state.ts';

/** Times are epoch milliseconds, amounts minor units, as in the deposits' tables. */
export interface WithdrawalTables {
  withdrawal: WithdrawalTable;
  withdrawal_session: WithdrawalSessionTable;
  withdrawal_transition: WithdrawalTransitionTable;
}

interface WithdrawalTable {
  id: string;
  idempotency_key: string;
  request_digest: string;
  version: number;
  state: WithdrawalState;
  label: string;
  reference: string | null;
  currency: string;
  amount_minor: number;
  is_test: number;
  account_number: string | null;
  account_name: string | null;
  bank: string | null;
  refusal: WithdrawalRefusal | null;
  reason: string | null;
  review_asked_at: number | null;
  created_at: number;
  expires_at: number;
  state_since: number;
}

interface WithdrawalSessionTable {
  token_hash: string;
  withdrawal_id: string;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
}

interface WithdrawalTransitionTable {
  sequence: Generated<number>;
  withdrawal_id: string;
  from_state: WithdrawalState;
  to_state: WithdrawalState;
  cause: string;
  decided_by: string | null;
  note: string | null;
  at: number;
}

export type WithdrawalRow = Selectable<WithdrawalTable>;
export type NewWithdrawalRow = Insertable<WithdrawalTable>;
