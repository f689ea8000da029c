import { Webhook } from 'standardwebhooks';
import type { MerchantEvent } from '../../contract/merchant-event.ts';
import { connectionFailure } from '../../gateway/connection-failure.ts';

/** Tells the merchant's system of one event. Resolves when it took it, rejects when it did not. */
export type Deliver = (event: MerchantEvent) => Promise<void>;

const timeoutMs = 15_000;

/** Statuses that send the caller elsewhere. */
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * For the log and the review. What fetch says itself stays unsaid: some messages quote the address, which may hold a
 * key.
 */
function failureOf(error: unknown): Error {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new Error(`The webhook did not answer within ${timeoutMs / 1000} s.`);
  }
  const { code, isBeforeSending } = connectionFailure(error);
  const why = code === undefined ? '' : ` (${code})`;
  return new Error(
    isBeforeSending || code === undefined
      ? `The webhook could not be reached${why}.`
      : `The connection to the webhook broke off${why}.`,
  );
}

/**
 * Delivers by HTTP POST, signed as Standard Webhooks say: headers `webhook-id` (the event's id),
 * `webhook-timestamp` and `webhook-signature`. Any 2xx answer takes the event.
 */
export function deliverByWebhook(
  { url, secret }: { readonly url: string; readonly secret: string },
  fetchImpl: typeof fetch = fetch,
): Deliver {
  const webhook = new Webhook(secret);
  // Async, so that a `fetch` that throws instead of rejecting is a failed delivery like any other.
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
    const response = await send(request).catch((error: unknown) => {
      throw failureOf(error);
    });
    // The status has decided; a body that breaks off changes nothing.
    await response.body?.cancel().catch(() => undefined);
    const { ok, status } = response;
    if (ok) return;
    const why = redirects.has(status) ? ', a redirect, which is not followed' : '';
    throw new Error(`The webhook answered ${status}${why}.`);
  };
}
