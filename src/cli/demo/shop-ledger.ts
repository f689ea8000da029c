import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import type { DepositEvent } from '../../contract/deposit-record.ts';
import type { Money } from '../../contract/money.ts';

/** One amount that was added to the payer's balance. */
interface Credit {
  readonly eventId: string;
  readonly depositId: string;
  readonly amount: Money;
  readonly at: string;
}

const creditRows = z.array(
  z.object({
    event_id: z.string(),
    deposit_id: z.string(),
    amount_minor: z.int(),
    currency: z.string(),
    at: z.string(),
  }),
);

type CreditedEvent = Extract<DepositEvent, { type: 'deposit.credited' }>;

/** The demo shop's books. They do what every merchant's must: one event id, one credit. */
export interface ShopLedger {
  /** False when this event was credited before. */
  credit(event: CreditedEvent): boolean;
  balance(): Money;
  /** Newest first. */
  credits(): Credit[];
  close(): void;
}

export function openShopLedger(file: string, currency: string): ShopLedger {
  const database = new DatabaseSync(file);
  database.exec(`
    pragma journal_mode = wal; pragma synchronous = full;
    create table if not exists credit (
      event_id text primary key, deposit_id text not null, amount_minor integer not null,
      currency text not null, at text not null
    ) strict;
  `);
  const insert = database.prepare('insert into credit values (?, ?, ?, ?, ?) on conflict do nothing');
  const select = database.prepare('select * from credit order by rowid desc');
  const credits = (): Credit[] =>
    creditRows.parse(select.all()).map((row) => ({
      eventId: row.event_id,
      depositId: row.deposit_id,
      amount: { amountMinor: row.amount_minor, currency: row.currency },
      at: row.at,
    }));
  return {
    credit({ id, occurredAt, data: { depositId, credited } }) {
      const { changes } = insert.run(id, depositId, credited.amountMinor, credited.currency, occurredAt);
      return Number(changes) === 1;
    },
    balance: () => ({
      amountMinor: credits().reduce((sum, { amount }) => sum + amount.amountMinor, 0),
      currency,
    }),
    credits,
    close: () => database.close(),
  };
}
