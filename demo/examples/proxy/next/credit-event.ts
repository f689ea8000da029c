import type { DatabaseSync } from 'node:sqlite';
import type { MerchantEvent } from 'ipay-deposit/proxy';

/** Makes the tables in the shop's own database, once. */
export function prepareToCredit(shop: DatabaseSync): void {
  shop.exec(`
    create table if not exists seen_event (id text primary key);
    create table if not exists balance (
      label text, currency text, amount_minor integer not null, primary key (label, currency)
    )`);
}

/**
 * Credits an event once, however often it comes: its id and the money are written in one transaction.
 *
 * @throws when that could not be written; then the event must come again
 */
export function creditEvent(shop: DatabaseSync, event: MerchantEvent): void {
  if (event.type !== 'deposit.credited') return;
  const { label, credited } = event.data;
  shop.exec('begin immediate');
  try {
    const { changes } = shop
      .prepare('insert into seen_event values (?) on conflict do nothing')
      .run(event.id);
    if (changes === 1) {
      shop
        .prepare(
          `insert into balance values (?, ?, ?)
           on conflict do update set amount_minor = amount_minor + excluded.amount_minor`,
        )
        .run(label, credited.currency, credited.amountMinor);
    }
    shop.exec('commit');
  } catch (error) {
    shop.exec('rollback');
    throw error;
  }
}
