import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import { z } from 'zod/mini';
import type { PostbackRecord, SandboxJournal, TransactionRecord } from '../sandbox-journal.ts';

const schema = `
  create table if not exists sandbox_transaction (
    kind text not null,
    order_id text not null,
    label text not null,
    used_number text unique,
    amount_minor integer not null,
    currency text not null,
    scenario text not null,
    fate text not null,
    created_at_ms integer not null,
    primary key (kind, order_id)
  ) strict;
  create table if not exists sandbox_postback (
    id text primary key,
    order_id text not null,
    body text not null,
    due_at_ms integer not null,
    attempts integer not null,
    last_status integer,
    delivered_at_ms integer
  ) strict;
  create index if not exists sandbox_postback_undelivered
    on sandbox_postback (due_at_ms) where delivered_at_ms is null;
`;

const transactionRow = z.pipe(
  z.object({
    kind: z.enum(['deposit', 'withdrawal']),
    order_id: z.string(),
    label: z.string(),
    used_number: z.nullable(z.string()),
    amount_minor: z.int(),
    currency: z.string(),
    scenario: z.string(),
    fate: z.enum(['activated', 'pending', 'possible', 'none']),
    created_at_ms: z.int(),
  }),
  z.transform((row): TransactionRecord => ({
    kind: row.kind,
    orderId: row.order_id,
    label: row.label,
    usedNumber: row.used_number,
    amount: { amountMinor: row.amount_minor, currency: row.currency },
    scenario: row.scenario,
    fate: row.fate,
    createdAtMs: row.created_at_ms,
  })),
);

const postbackRow = z.pipe(
  z.object({
    id: z.string(),
    order_id: z.string(),
    body: z.string(),
    due_at_ms: z.int(),
    attempts: z.int(),
    last_status: z.nullable(z.int()),
    delivered_at_ms: z.nullable(z.int()),
  }),
  z.transform((row): PostbackRecord => ({
    id: row.id,
    orderId: row.order_id,
    body: row.body,
    dueAtMs: row.due_at_ms,
    attempts: row.attempts,
    lastStatus: row.last_status,
    deliveredAtMs: row.delivered_at_ms,
  })),
);

/** A journal in a file, which a restarted sandbox goes on with. `close` it when the sandbox has stopped. */
export interface SqliteJournal extends SandboxJournal {
  close(): void;
}

/** Opens (or makes) the journal file. Needs Node 24, whose `node:sqlite` needs no flag. */
export function sqliteJournal(file: string): SqliteJournal {
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000;');
  database.exec(schema);
  const all = (sql: string, ...values: SQLInputValue[]): unknown[] => database.prepare(sql).all(...values);

  const insertTransaction = database.prepare(
    `insert into sandbox_transaction
       (kind, order_id, label, used_number, amount_minor, currency, scenario, fate, created_at_ms)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  );
  const insertPostback = database.prepare(
    `insert into sandbox_postback (id, order_id, body, due_at_ms, attempts, last_status, delivered_at_ms)
     values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const updatePostback = database.prepare(
    `update sandbox_postback set due_at_ms = ?, attempts = ?, last_status = ?, delivered_at_ms = ? where id = ?`,
  );

  const findTransaction: SandboxJournal['findTransaction'] = (kind, orderId) =>
    all('select * from sandbox_transaction where kind = ? and order_id = ?', kind, orderId).map((row) =>
      transactionRow.parse(row),
    )[0];
  const addPostback = (postback: PostbackRecord): void => {
    const { id, orderId, body, dueAtMs, attempts, lastStatus, deliveredAtMs } = postback;
    insertPostback.run(id, orderId, body, dueAtMs, attempts, lastStatus, deliveredAtMs);
  };

  return {
    addTransaction(transaction, planned) {
      const { kind, orderId, label, usedNumber, amount, scenario, fate, createdAtMs } = transaction;
      database.exec('begin immediate');
      try {
        const { changes } = insertTransaction.run(
          kind,
          orderId,
          label,
          usedNumber,
          amount.amountMinor,
          amount.currency,
          scenario,
          fate,
          createdAtMs,
        );
        if (Number(changes) === 1) planned.forEach(addPostback);
        database.exec('commit');
        if (Number(changes) === 1) return 'added';
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
      return findTransaction(kind, orderId) ? 'order_used' : 'number_used';
    },
    addPostback,
    findTransaction,
    findPostback: (id) =>
      all('select * from sandbox_postback where id = ?', id).map((row) => postbackRow.parse(row))[0],
    updatePostback({ id, dueAtMs, attempts, lastStatus, deliveredAtMs }) {
      updatePostback.run(dueAtMs, attempts, lastStatus, deliveredAtMs, id);
    },
    undelivered: (limit) =>
      all(
        `select * from sandbox_postback where delivered_at_ms is null order by due_at_ms, rowid limit ?`,
        limit,
      ).map((row) => postbackRow.parse(row)),
    transactions: () =>
      all('select * from sandbox_transaction order by rowid').map((row) => transactionRow.parse(row)),
    postbacks: () =>
      all('select * from sandbox_postback order by rowid').map((row) => postbackRow.parse(row)),
    close: () => database.close(),
  };
}
