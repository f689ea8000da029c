import { Webhook } from 'standardwebhooks';
import type { MerchantEvent } from '../../contract/merchant-event.ts';

/** Tells the merchant's system of one event. Resolves when it took it, rejects when it did not. */
export type Deliver = (event: MerchantEvent) => Promise<void>;

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
  // Whoever throws at once, in place of rejecting, is a fault of the way like any other.
  const send = async (request: RequestInit): Promise<Response> => fetchImpl(url, request);
  return async (event) => {
    const body = JSON.stringify(event);
    const sentAt = new Date();
    const request = {
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
    } as const;
    // The cause stays unsaid: fetch quotes the address in some messages, and the address may hold a key.
    const response = await send(request).catch(() => {
      throw new Error('The webhook could not be reached, or did not answer in time.');
    });
    // The status has decided; a body that breaks off changes nothing.
    await response.body?.cancel().catch(() => undefined);
    if (!response.ok) throw new Error(`The webhook answered ${response.status}.`);
  };
}
