import { DatabaseSync } from 'node:sqlite';
import type { MerchantEvent } from '../../src/proxy/index.ts';

/** One thing the merchant has done with money, because one event told it to. */
export interface LedgerEntry {
  readonly eventId: string;
  readonly type: MerchantEvent['type'];
  /** The deposit or withdrawal. */
  readonly subject: string;
  readonly amountMinor: number;
}

/** What an event tells the merchant to book; `undefined` where it is for a person. */
function bookingOf(event: MerchantEvent): Omit<LedgerEntry, 'eventId' | 'type'> | undefined {
  switch (event.type) {
    case 'deposit.credited':
      return { subject: event.data.depositId, amountMinor: event.data.credited.amountMinor };
    case 'withdrawal.succeeded':
    case 'withdrawal.failed':
    case 'withdrawal.refused':
      return { subject: event.data.withdrawalId, amountMinor: event.data.amount.amountMinor };
    default:
      return undefined;
  }
}

/** A merchant's own books, in a database of their own: each event counts once, by its id. */
export class MerchantLedger {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = new DatabaseSync(file, { timeout: 10_000 });
    this.#database.exec(`
      pragma journal_mode = wal; pragma synchronous = full;
      create table if not exists entry (event_id text primary key, type text, subject text, amount_minor integer)`);
  }

  take(event: MerchantEvent): void {
    const booking = bookingOf(event);
    if (!booking) return;
    // One statement is one transaction, and the primary key remembers the event with the money.
    this.#database
      .prepare('insert into entry values (?, ?, ?, ?) on conflict do nothing')
      .run(event.id, event.type, booking.subject, booking.amountMinor);
  }

  entries(): LedgerEntry[] {
    return this.#database
      .prepare('select * from entry')
      .all()
      .map((row) => ({
        eventId: String(row['event_id']),
        // Written from an event's own type.
        type: row['type'] as MerchantEvent['type'],
        subject: String(row['subject']),
        amountMinor: Number(row['amount_minor']),
      }));
  }

  close(): void {
    this.#database.close();
  }
}
