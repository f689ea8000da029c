import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { keyPair } from './keys.ts';
import { httpRequest } from './load.ts';

const hash = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('hex');

const entryOf = (attemptId: string, transactionId: string) => ({
  activated_datetime: '2023-09-26 22:37:00',
  exchanger_identifier: '923139471223',
  comment: '',
  amount: '1000',
  currency_code: 'LKR',
  wallet_type: 'ipay',
  stockpiling_id: 4819603,
  transaction_id: transactionId,
  transaction_type: 0,
  plugin_custom_order_id: attemptId,
  withdrawal_id: null,
  withdrawal_status: null,
  account_number: '',
  account_name: '',
  account_email: '',
  bank_details: { bank_code: '', branch_code: '' },
});

/** A postback as on the gateway's page, of one transaction, signed. */
function signedBody(attemptId: string, transactionId: string): string {
  const entries = [entryOf(attemptId, transactionId)];
  // Nothing in it needs PHP's own escapes.
  const signature = hash(
    'sha1',
    keyPair.accessKey + keyPair.privateKey + hash('md5', JSON.stringify(entries)),
  );
  return JSON.stringify({
    signature,
    wallet_type: 'ipay',
    amount: 1000,
    currency_code: 'LKR',
    label: '545932754',
    direction: 'ingoing',
    created_datetime: '2023-09-26 19:37:02',
    access_key: keyPair.accessKey,
    additional_data: entries,
  });
}

/** Postbacks, each for another of the orders that `seedOrders` or `seedPostgresOrders` make under this name. */
export const postbackRequests = (name: string, count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => {
    const order = `${name}-${index}`;
    return httpRequest('POST', '/postback', {}, signedBody(order, `tx-${order}`));
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
