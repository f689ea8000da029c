import type { Generated, Insertable, Selectable } from 'kysely';
import type { DepositState } from '../../contract/deposit-state.ts';
import type { AttemptState, TransactionStatus } from '../records.ts';
import type { WithdrawalTables } from './withdrawal-tables.ts';

/** Times are epoch milliseconds, amounts minor units, JSON is text: the same in every dialect. */
export interface Database extends WithdrawalTables {
  session: SessionTable;
  deposit: DepositTable;
  attempt: AttemptTable;
  inbox: InboxTable;
  gateway_transaction: GatewayTransactionTable;
  outbox: OutboxTable;
  transition: TransitionTable;
  counter: CounterTable;
  identity: { id: string };
}

export interface SessionTable {
  token_hash: string;
  deposit_id: string;
  resume_id: string | null;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
}

interface DepositTable {
  id: string;
  version: number;
  state: DepositState;
  label: string;
  reference: string | null;
  flow: 'number' | 'window';
  currency: string;
  amount_minor: number;
  credited_currency: string | null;
  credited_minor: number | null;
  credited_attempt_id: string | null;
  wallet: string | null;
  return_urls: string;
  attempts_used: number;
  window_opened: number;
  created_at: number;
  expires_at: number;
  state_since: number;
}

export interface AttemptTable {
  id: string;
  deposit_id: string;
  ordinal: number;
  transaction_number: string | null;
  state: AttemptState;
  deposit_state_before: DepositState;
  reason: string | null;
  created_at: number;
  changed_at: number;
}

export interface InboxTable {
  digest: string;
  access_key: string;
  body: string;
  received_at: number;
}

export interface GatewayTransactionTable {
  account: string;
  wallet_type: string;
  transaction_id: string;
  variant: string;
  digest: string;
  status: TransactionStatus;
  reason: string | null;
  order_id: string;
  deposit_id: string | null;
  amount: string;
  currency: string;
  entry: string;
  inbox_digest: string;
  received_at: number;
  decided_by: string | null;
  decision_note: string | null;
  decided_at: number | null;
}

export interface OutboxTable {
  sequence: Generated<number>;
  id: string;
  deposit_id: string | null;
  withdrawal_id: string | null;
  type: string;
  payload: string;
  state: 'pending' | 'delivered' | 'dead';
  deliveries: number;
  next_delivery_at: number;
  leased_until: number;
  last_error: string | null;
  created_at: number;
}

export interface TransitionTable {
  sequence: Generated<number>;
  deposit_id: string;
  from_state: DepositState;
  to_state: DepositState;
  cause: string;
  decided_by: string | null;
  note: string | null;
  at: number;
}

interface CounterTable {
  name: string;
  window_start: number;
  count: number;
}

export type DepositRow = Selectable<DepositTable>;
export type NewDepositRow = Insertable<DepositTable>;
