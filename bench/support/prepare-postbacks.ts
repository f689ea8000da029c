import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
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

/**
 * Puts `count` deposits, whose numbers the gateway has accepted, into the file beside the running proxy.
 *
 * @returns the postbacks that credit them, each another
 */
export function preparePostbacks(file: string, name: string, count: number): Buffer[] {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  const deposit = database.prepare(
    `insert into deposit (id, version, state, label, flow, currency, amount_minor, return_urls, attempts_used,
       window_opened, created_at, expires_at, state_since) values (?, 3, 'accepted', 'payer', 'number', 'LKR', 100000,
       '{}', 1, 0, ?, ?, ?)`,
  );
  const attempt = database.prepare(
    `insert into attempt (id, deposit_id, ordinal, transaction_number, state, deposit_state_before, created_at,
       changed_at) values (?, ?, 1, '23936785', 'accepted', 'awaiting_payment', ?, ?)`,
  );
  const now = Date.now();
  database.exec('begin immediate');
  const requests = Array.from({ length: count }, (_, index) => {
    const id = `${name}-${index}`;
    deposit.run(`dep_${id}`, now, now + 1_800_000, now);
    attempt.run(id, `dep_${id}`, now, now);
    return httpRequest('POST', '/postback', {}, signedBody(id, `tx-${id}`));
  });
  database.exec('commit');
  database.close();
  return requests;
}
