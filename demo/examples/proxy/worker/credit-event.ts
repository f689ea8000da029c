import type { MerchantEvent } from 'ipay-deposit/proxy';
import pg from 'pg';

/** One statement is one transaction: the event's id and the money are written together, or not at all. */
const creditOnce = `
  with seen as (insert into seen_event (id) values ($1) on conflict do nothing returning id)
  insert into balance (label, currency, amount_minor) select $2, $3, $4::bigint from seen
  on conflict (label, currency) do update set amount_minor = balance.amount_minor + excluded.amount_minor`;

/**
 * Credits an event once, however often it comes, in the shop's own tables (`shop.sql`).
 *
 * @throws when that could not be written; then the event must come again
 */
export async function creditEvent(connectionString: string, event: MerchantEvent): Promise<void> {
  if (event.type !== 'deposit.credited') return;
  const { label, credited } = event.data;
  const client = new pg.Client({ connectionString });
  // A connection that is lost is told twice, and the query tells it already.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(creditOnce, [event.id, label, credited.currency, credited.amountMinor]);
  } finally {
    await client.end();
  }
}
