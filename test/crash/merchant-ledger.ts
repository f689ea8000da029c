import { DatabaseSync } from 'node:sqlite';
import type { MerchantEvent } from '../../src/proxy/index.ts';

export interface LedgerEntry {
  readonly eventId: string;
  readonly depositId: string;
  readonly amountMinor: number;
}

/** A merchant's own books, in a database of their own: each event counts once, by its id. */
export class MerchantLedger {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = new DatabaseSync(file, { timeout: 10_000 });
    this.#database.exec(`
      pragma journal_mode = wal; pragma synchronous = full;
      create table if not exists entry (event_id text primary key, deposit_id text, amount_minor integer)`);
  }

  take(event: MerchantEvent): void {
    if (event.type !== 'deposit.credited') return;
    const { depositId, credited } = event.data;
    // One statement is one transaction, and the primary key remembers the event with the credit.
    this.#database
      .prepare('insert into entry values (?, ?, ?) on conflict do nothing')
      .run(event.id, depositId, credited.amountMinor);
  }

  entries(): LedgerEntry[] {
    return this.#database
      .prepare('select * from entry')
      .all()
      .map((row) => ({
        eventId: String(row['event_id']),
        depositId: String(row['deposit_id']),
        amountMinor: Number(row['amount_minor']),
      }));
  }

  close(): void {
    this.#database.close();
  }
}
