import { DatabaseSync } from 'node:sqlite';

/** Ids begin with their time, so they come in order. */
const id = "printf('%08x', i)";
/** Digests lie all over their index: every i gives another, and neighbours lie apart. */
const scattered = "printf('%08x', (i * 2654435761) % 4294967296)";

/** Fills the store with so many credited deposits, each with all the rows that its life has left behind. */
export function seedCredits(file: string, count: number): void {
  const database = new DatabaseSync(file);
  // Faster than anything that is written to be kept; this is made anew each time. Without a log every page is written
  // once, and not into the log first.
  database.exec(
    'pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -800000; pragma foreign_keys = off; begin',
  );
  const each = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
  const body = "printf('%.*c', 1000, 'x')";
  const entry = "printf('%.*c', 500, 'x')";
  database.exec(`
    insert into deposit (id, version, state, label, flow, currency, amount_minor, credited_currency, credited_minor,
        credited_attempt_id, return_urls, attempts_used, window_opened, created_at, expires_at, state_since)
      ${each} select 'dep_' || ${id}, 4, 'credited', 'payer', 'number', 'LKR', 100000, 'LKR', 100000,
        'att_' || ${id}, '{}', 1, 0, i, i, i from n;
    insert into attempt (id, deposit_id, ordinal, transaction_number, state, deposit_state_before, created_at, changed_at)
      ${each} select 'att_' || ${id}, 'dep_' || ${id}, 1, '23936785', 'credited', 'awaiting_payment', i, i
        from n;
    insert into inbox (digest, access_key, body, received_at)
      ${each} select ${id} || ${scattered}, 'key', ${body}, i from n;
    insert into gateway_transaction (account, wallet_type, transaction_id, variant, digest, status, order_id, deposit_id,
        amount, currency, entry, inbox_digest, received_at)
      ${each} select 'main', 'ipay', ${id}, '', ${scattered}, 'credited', 'att_' || ${id},
        'dep_' || ${id}, '1000', 'LKR', ${entry}, ${id} || ${scattered}, i from n;
    insert into outbox (id, deposit_id, type, payload, state, deliveries, next_delivery_at, leased_until, created_at)
      ${each} select 'evt_' || ${scattered}, 'dep_' || ${id}, 'deposit.credited', '{}', 'delivered', 1, i, 0, i
        from n;
    insert into transition (deposit_id, from_state, to_state, cause, at)
      ${each} select 'dep_' || ${id}, 'accepted', 'credited', 'postback', i from n;
    commit;
    pragma journal_mode = wal`);
  database.close();
}
