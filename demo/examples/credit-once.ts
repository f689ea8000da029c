import type { DatabaseSync } from 'node:sqlite';
import type { MerchantEvent } from 'ipay-deposit/proxy';
import { Webhook } from 'standardwebhooks';

const schema = `
  create table if not exists seen_event (id text primary key);
  create table if not exists balance (
    label text, currency text, amount_minor integer not null, primary key (label, currency)
  );
`;

/**
 * Credits an event once, however often it comes: its id and the money are written in one transaction.
 *
 * @throws when that could not be written; then the event must come again
 */
export function creditEvent(database: DatabaseSync, event: MerchantEvent): void {
  if (event.type !== 'deposit.credited') return;
  const { label, credited } = event.data;
  database.exec('begin immediate');
  try {
    const { changes } = database
      .prepare('insert into seen_event values (?) on conflict do nothing')
      .run(event.id);
    if (changes === 1) {
      database
        .prepare(
          `insert into balance values (?, ?, ?)
           on conflict do update set amount_minor = amount_minor + excluded.amount_minor`,
        )
        .run(label, credited.currency, credited.amountMinor);
    }
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}

/** Makes the tables in the merchant's own database, once. */
export function prepareToCredit(database: DatabaseSync): void {
  database.exec(schema);
}

/** An event has some hundred bytes. What comes on top of this is not read: anybody may send it. */
const maxBodyBytes = 1024 ** 2;

async function readBody(request: Request): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** An empty key would let anybody sign. */
function webhookOf(secret: string): Webhook {
  if (!/^whsec_[A-Za-z0-9+/]{32}/.test(secret))
    throw new Error('The secret must be the whsec_… that the proxy has.');
  return new Webhook(secret);
}

/** A merchant's side of the webhook. Answers 2xx to what is written, or is not ours to credit. */
export function creditOnce(database: DatabaseSync, secret: string): (request: Request) => Promise<Response> {
  const webhook = webhookOf(secret);
  prepareToCredit(database);
  return async (request) => {
    const body = await readBody(request);
    if (body === undefined) return new Response('That is no event.', { status: 413 });
    try {
      webhook.verify(body, Object.fromEntries(request.headers));
    } catch {
      return new Response('The signature does not hold.', { status: 401 });
    }
    // Verified: it is what the proxy wrote. What throws here is not answered 2xx, so the event comes again.
    creditEvent(database, JSON.parse(body) as MerchantEvent);
    return new Response(null, { status: 204 });
  };
}
