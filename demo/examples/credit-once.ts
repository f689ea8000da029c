import type { DatabaseSync } from 'node:sqlite';
import type { DepositEvent } from 'ipay-deposit/proxy';
import { Webhook } from 'standardwebhooks';

const schema = `
  create table if not exists seen_event (id text primary key);
  create table if not exists balance (
    label text, currency text, amount_minor integer not null, primary key (label, currency)
  );
`;

/**
 * A merchant's side of the webhook. Events come at least once, and again after every doubt; each is credited
 * once, because the event's id and the money are written in one transaction.
 */
export function creditOnce(database: DatabaseSync, secret: string): (request: Request) => Promise<Response> {
  database.exec(schema);
  const webhook = new Webhook(secret);
  return async (request) => {
    const body = await request.text();
    try {
      webhook.verify(body, Object.fromEntries(request.headers));
    } catch {
      return new Response('The signature does not hold.', { status: 401 });
    }
    // Verified: it is what the proxy wrote.
    const event = JSON.parse(body) as DepositEvent;
    if (event.type !== 'deposit.credited') return new Response(null, { status: 204 });
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
      return new Response(null, { status: 204 });
    } catch (error) {
      // Not credited, and not answered 2xx: the event comes again.
      database.exec('rollback');
      throw error;
    }
  };
}
