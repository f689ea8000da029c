import { Webhook } from 'standardwebhooks';
import type { DepositEvent } from '../../contract/deposit-record.ts';

/** Tells the merchant's system of one event. Resolves when it took it, rejects when it did not. */
export type Deliver = (event: DepositEvent) => Promise<void>;

const timeoutMs = 15_000;

/**
 * Delivers by HTTP POST, signed as Standard Webhooks say: headers `webhook-id` (the event's id),
 * `webhook-timestamp` and `webhook-signature`. Any 2xx answer takes the event.
 */
export function deliverByWebhook(
  { url, secret }: { readonly url: string; readonly secret: string },
  fetchImpl: typeof fetch = fetch,
): Deliver {
  const webhook = new Webhook(secret);
  return async (event) => {
    const body = JSON.stringify(event);
    const sentAt = new Date();
    const response = await fetchImpl(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': event.id,
        'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
        'webhook-signature': webhook.sign(event.id, sentAt, body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
  };
}
