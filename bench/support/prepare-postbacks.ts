import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { entry, signedPostback } from '../../test/proxy/signed-postback.ts';
import { keyPair } from './keys.ts';
import { httpRequest } from './load.ts';

/** Postbacks, each for another of the orders that `seedOrders` or `seedPostgresOrders` make under this name. */
export const postbackRequests = (name: string, count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => {
    const order = `${name}-${index}`;
    const body = signedPostback([entry(order, { transaction_id: `tx-${order}` })], {}, keyPair);
    return httpRequest('POST', '/postback', {}, body);
  });

/** Ids `<name>-0` and on, in `order`. Numbers the gateway has accepted, and no postback has come for. */
const seedSql = (order: string, now: string) => `
  insert into deposit (id, version, state, label, flow, currency, amount_minor, return_urls, attempts_used, window_opened,
      created_at, expires_at, state_since)
    select 'dep_' || ${order}, 3, 'accepted', 'payer', 'number', 'LKR', 100000, '{}', 1, 0, ${now}, ${now} + 1800000, ${now}
      from n;
  insert into attempt (id, deposit_id, ordinal, transaction_number, state, deposit_state_before, created_at, changed_at)
    select ${order}, 'dep_' || ${order}, 1, '23936785', 'accepted', 'awaiting_payment', ${now}, ${now} from n;`;

const seeded = (name: string, numbers: string): string =>
  seedSql(`'${name}-' || i`, String(Date.now())).replaceAll('select', `${numbers} select`);

/** Puts `count` orders into the file beside the running proxy. */
export function seedOrders(file: string, name: string, count: number): void {
  const numbers = `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${count - 1})`;
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec(`begin immediate; ${seeded(name, numbers)} commit`);
  database.close();
}

/** The same in PostgreSQL. */
export async function seedPostgresOrders(url: string, name: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(seeded(name, `with n(i) as (select generate_series(0, ${count - 1}))`));
  await client.end();
}
