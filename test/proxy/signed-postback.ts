import { signPostback } from '../../src/gateway/index.ts';

export const keyPair = { accessKey: 'TA25Ea9sjPUFJvIG', privateKey: 'canary-private-key-1', account: 'main' };
/** The pair that replaces the first one: of the same account. */
export const rotatedPair = {
  accessKey: 'icK2pOJnH7wxSZy9jmLslGeo',
  privateKey: 'canary-private-key-2',
  account: 'main',
};

type Entry = Readonly<Record<string, unknown>>;

/** One entry of `additional_data` as on the gateway's page. */
export const entry = (orderId: string, more: Entry = {}): Entry => ({
  activated_datetime: '2023-09-26 22:37:00',
  exchanger_identifier: '923139471223',
  comment: '',
  amount: '1000',
  currency_code: 'LKR',
  wallet_type: 'ipay',
  stockpiling_id: 4819603,
  transaction_id: '23936218009',
  transaction_type: 0,
  plugin_custom_order_id: orderId,
  withdrawal_id: null,
  withdrawal_status: null,
  account_number: '',
  account_name: '',
  account_email: '',
  bank_details: { bank_code: '', branch_code: '' },
  ...more,
});

/** A postback's body, signed over its entries alone, as the gateway does. */
export function signedPostback(entries: readonly Entry[], outer: Entry = {}, keys = keyPair): string {
  return JSON.stringify({
    signature: signPostback(JSON.stringify(entries), keys),
    wallet_type: 'ipay',
    amount: 1000,
    currency_code: 'LKR',
    label: '545932754',
    direction: 'ingoing',
    created_datetime: '2023-09-26 19:37:02',
    access_key: keys.accessKey,
    ...outer,
    additional_data: entries,
  });
}
