import { connectionFailure } from './connection-failure.ts';
import type { GatewayClock } from './gateway-client-options.ts';
import type { UnknownReason } from './gateway-outcome.ts';
import type { JsonNode } from './json-node.ts';
import { parseJsonBody } from './parse-json-body.ts';
import { readBoundedBody } from './read-bounded-body.ts';

const maxReplyBytes = 64 * 1024;

/** Answers of a crowded or impatient server in between: they say nothing about the payment. */
const overloadStatuses = new Set([408, 425, 429]);

/**
 * What came of one request. No `detail` quotes the address, the reply or an error's message: each may hold the secret.
 */
export type Exchange =
  | { readonly kind: 'reply'; readonly httpOk: boolean; readonly httpStatus: number; readonly body: JsonNode }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'not_connected'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly detail: string };

export interface ExchangeSettings {
  readonly fetch: typeof fetch;
  readonly clock: GatewayClock;
  readonly responseTimeoutMs: number;
  readonly totalTimeoutMs: number;
}

const unknown = (reason: UnknownReason, detail: string): Exchange => ({ kind: 'unknown', reason, detail });

/** Why this status rules out reading the body for an answer; `undefined` when the body may be one. */
function answerByStatus({ status, type, redirected }: Response): Exchange | undefined {
  // A browser-like fetch shows a redirect as an opaque reply with status 0.
  if (type === 'opaqueredirect' || redirected || (status >= 300 && status < 400)) {
    return unknown('redirect', 'The gateway answered with a redirect, which is never followed.');
  }
  // Documented: a wrong secret or an address that is not registered, and never "transaction not found".
  if (status === 404) return { kind: 'not_found' };
  // A server that failed may have failed after the transaction was activated, whatever its body says.
  if (status >= 500) return unknown('server_error', `The gateway answered with HTTP ${status}.`);
  if (overloadStatuses.has(status)) {
    return unknown('unexpected_status', `The gateway answered with HTTP ${status}.`);
  }
  return undefined;
}

async function readReply(response: Response): Promise<Exchange> {
  const bytes = await readBoundedBody(response.body, maxReplyBytes);
  if (bytes === undefined) {
    return unknown('too_large', `The gateway's reply is larger than ${maxReplyBytes} bytes.`);
  }
  const { ok: httpOk, status: httpStatus } = response;
  const parsed = parseJsonBody(bytes);
  if (parsed.ok) return { kind: 'reply', httpOk, httpStatus, body: parsed.node };
  const what = `The gateway's reply (HTTP ${httpStatus}) is not the JSON it documents.`;
  return unknown('not_json', `${what} ${parsed.detail}`);
}

/** Whether the body of a 404 names a status that only a request gets which was taken. */
async function saysTaken(response: Response): Promise<boolean> {
  try {
    const reply = await readReply(response);
    const status = reply.kind === 'reply' && reply.body instanceof Map ? reply.body.get('status') : undefined;
    return typeof status === 'string' && status !== 'fail';
  } catch {
    // It broke off, or did not end in time: the status has spoken.
    return false;
  }
}

/**
 * Sends one JSON request and reads the reply. Never rejects. No cookies: a server's fetch keeps none, and the
 * gateway needs none.
 */
export async function exchangeJson(url: string, json: string, settings: ExchangeSettings): Promise<Exchange> {
  const { clock, responseTimeoutMs, totalTimeoutMs } = settings;
  const controller = new AbortController();
  const abort = () => controller.abort();
  const cancelResponseTimer = clock.startTimer(abort, responseTimeoutMs);
  const cancelTotalTimer = clock.startTimer(abort, totalTimeoutMs);
  try {
    const response = await settings.fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: json,
      // The secret is in the address: it must not be sent on to wherever a redirect points.
      redirect: 'manual',
      signal: controller.signal,
    });
    cancelResponseTimer();
    const byStatus = answerByStatus(response);
    if (byStatus?.kind === 'not_found' && (await saysTaken(response))) {
      return unknown(
        'unexpected_status',
        'The gateway answered with HTTP 404, and a body that says otherwise.',
      );
    }
    return byStatus ?? (await readReply(response));
  } catch (error) {
    if (controller.signal.aborted) return unknown('timeout', 'The gateway did not answer in time.');
    const { code = 'without a reason', isBeforeSending } = connectionFailure(error);
    if (isBeforeSending) {
      return { kind: 'not_connected', detail: `No connection to the gateway could be made (${code}).` };
    }
    return unknown('connection_lost', `The connection to the gateway broke off (${code}).`);
  } finally {
    cancelResponseTimer();
    cancelTotalTimer();
    // Frees the connection of a reply that was not read to its end; after a whole one it does nothing.
    controller.abort();
  }
}
