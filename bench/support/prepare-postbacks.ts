import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { randomId } from '../../src/proxy/random-id.ts';
import { entry, signedPostback } from '../../test/proxy/signed-postback.ts';
import { keyPair } from './keys.ts';
import { httpRequest } from './load.ts';

let atMs = Date.now();

/** Ids as the proxy gives them, as if one payer came after the other, a thousand in a second. */
export const newOrders = (count: number): readonly string[] =>
  Array.from({ length: count }, () => randomId('', atMs++));

/** A postback for each of these orders. */
export const postbackRequests = (orders: readonly string[]): Buffer[] =>
  orders.map((order) => {
    const body = signedPostback([entry(order, { transaction_id: `tx-${order}` })], {}, keyPair);
    return httpRequest('POST', '/postback', {}, body);
  });

/** Numbers the gateway has accepted, and no postback has come for: one statement for each table. */
const seedSql = (orders: string, now: string): readonly string[] => [
  `insert into deposit (id, version, state, label, flow, currency, amount_minor, return_urls, attempts_used, window_opened,
      created_at, expires_at, state_since)
    select 'dep_' || value, 3, 'accepted', 'payer', 'number', 'LKR', 100000, '{}', 1, 0, ${now}, ${now} + 1800000, ${now}
      from ${orders}`,
  `insert into attempt (id, deposit_id, ordinal, transaction_number, state, deposit_state_before, created_at, changed_at)
    select value, 'dep_' || value, 1, '23936785', 'accepted', 'awaiting_payment', ${now}, ${now} from ${orders}`,
];

/** Puts the orders into the file beside the running proxy. */
export function seedOrders(file: string, orders: readonly string[]): void {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec('begin immediate');
  for (const sql of seedSql('json_each(?)', String(Date.now()))) {
    database.prepare(sql).run(JSON.stringify(orders));
  }
  database.exec('commit');
  database.close();
}

/** The same in PostgreSQL. */
export async function seedPostgresOrders(url: string, orders: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const sql of seedSql('json_array_elements_text($1::json)', String(Date.now()))) {
    await client.query(sql, [JSON.stringify(orders)]);
  }
  await client.end();
}
