import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signPostback } from '../../gateway/index.ts';
import type { KeyPair } from '../../gateway/index.ts';
import { createProxy, createReview } from '../../proxy/index.ts';
import { openSqliteStore } from '../../store/sqlite/index.ts';
import type { ServeSettings } from '../serve/serve-settings.ts';
import { fail, ok } from './check.ts';
import type { Finding } from './check.ts';

const currency = 'LKR';

/** A postback for an order that nobody made, signed with the pair. */
function trialPostback(
  { accessKey, privateKey }: KeyPair,
  walletType: string,
  transactionId: string,
): string {
  const transactions = [
    {
      amount: '1',
      currency_code: currency,
      wallet_type: walletType,
      transaction_id: transactionId,
      plugin_custom_order_id: randomUUID(),
      withdrawal_id: null,
      withdrawal_status: null,
    },
  ];
  const signature = signPostback(JSON.stringify(transactions), { accessKey, privateKey });
  return JSON.stringify({ signature, access_key: accessKey, additional_data: transactions });
}

/**
 * Sends a signed postback for an unknown order through the whole proxy, once for each key pair, and a forged one. The
 * proxy is one of its own over a store that is thrown away: the real books see nothing of it.
 */
export async function checkPostbacks({ proxy: settings }: ServeSettings): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'ipay-doctor-'));
  const store = await openSqliteStore({ file: join(folder, 'trial.db') });
  try {
    // Nobody calls it from anywhere, so that no list of callers can be kept.
    const proxy = createProxy({ ...settings, postbackAddresses: undefined, store });
    const post = (body: string) =>
      proxy.fetch(new Request(`http://localhost${settings.basePath}/postback`, { method: 'POST', body }));
    for (const pair of settings.gateway.keyPairs) {
      const transactionId = `doctor-${randomUUID()}`;
      const body = trialPostback(pair, settings.gateway.walletType, transactionId);
      const response = await post(body);
      const answer = await response.text();
      const { transactions } = await createReview(store).list();
      const isKept = transactions.some(
        (waiting) => waiting.transactionId === transactionId && waiting.reason === 'order_unknown',
      );
      if (response.status !== 200 || answer !== '{"status":"ok"}' || !isKept) {
        return fail(
          `A postback signed with ${pair.accessKey} was answered HTTP ${response.status} and ${isKept ? 'kept' : 'not kept'}.`,
          'Check this pair in gateway.keyPairs (IPAY_KEY_PAIRS) for blanks and exchanged keys.',
        );
      }
      const forged = await post(body.replace('"amount":"1"', '"amount":"9"'));
      if (forged.status !== 401) {
        return fail(
          `A forged postback was answered HTTP ${forged.status}, not 401.`,
          'Do not run this build. Report it.',
        );
      }
    }
    const count = settings.gateway.keyPairs.length;
    return ok(`${count} key ${count === 1 ? 'pair verifies' : 'pairs verify'}, forgeries are refused`);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
