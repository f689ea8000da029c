import type { DatabaseSync } from 'node:sqlite';
import type { MerchantEvent, Proxy } from 'ipay-deposit/proxy';

/** Beside the balances that `credit-once.ts` adds to. */
const schema = `
  create table if not exists balance (
    label text, currency text, amount_minor integer not null, primary key (label, currency)
  );
  create table if not exists payout (
    id text primary key, label text not null, rupees integer not null check (rupees > 0),
    account_number text, account_name text, bank text,
    state text not null default 'reserved' check (state in ('reserved', 'asked', 'paid', 'returned')),
    look_at text
  );
`;

export interface Payout {
  /** The shop's own, for good: the key it is asked for with, and the reference in its events. */
  readonly id: string;
  readonly label: string;
  readonly rupees: number;
  /** Nothing where the payer says it, in `<ipay-withdrawal>`. */
  readonly to: { readonly accountNumber: string; readonly accountName: string; readonly bank: string } | null;
}

/** Makes the tables in the merchant's own database, once. */
export function prepareToPayOut(database: DatabaseSync): void {
  database.exec(schema);
}

function atOnce<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}

/**
 * Takes the money out of the payer's balance and writes down what it is for. The same id again takes nothing more.
 *
 * @returns false when the balance is too small
 */
export function reservePayout(database: DatabaseSync, { id, label, rupees, to }: Payout): boolean {
  return atOnce(database, () => {
    if (database.prepare('select 1 from payout where id = ?').get(id)) return true;
    const { changes } = database
      .prepare(
        `update balance set amount_minor = amount_minor - ?1
         where label = ?2 and currency = 'LKR' and amount_minor >= ?1`,
      )
      .run(rupees * 100, label);
    if (changes === 0) return false;
    database
      .prepare(
        `insert into payout (id, label, rupees, account_number, account_name, bank) values (?, ?, ?, ?, ?, ?)`,
      )
      .run(id, label, rupees, to?.accountNumber ?? null, to?.accountName ?? null, to?.bank ?? null);
    return true;
  });
}

/** Gives reserved money back, once: whoever comes second finds no open payout any more. */
function giveBack(database: DatabaseSync, id: string): void {
  atOnce(database, () => {
    const returned = database
      .prepare(
        `update payout set state = 'returned' where id = ? and state in ('reserved', 'asked')
         returning label, rupees`,
      )
      .get(id);
    if (!returned) return;
    database
      .prepare(`update balance set amount_minor = amount_minor + ? where label = ? and currency = 'LKR'`)
      .run(Number(returned['rupees']) * 100, String(returned['label']));
  });
}

function lookAt(database: DatabaseSync, id: string, why: string): void {
  database.prepare('update payout set look_at = ? where id = ?').run(why, id);
}

/** With these nothing was begun. With any other error something may have been, and the money stays reserved. */
const nothingBegun = new Set<unknown>([
  'amount_not_whole',
  'amount_out_of_limits',
  'account_number_invalid',
  'account_name_invalid',
  'bank_invalid',
  'withdrawals_not_configured',
]);

/** A mistake in this code, maybe on a repetition: asked again it stays the same, and the money stays reserved. */
const mistakes = new Set<unknown>(['invalid_request', 'idempotency_key_reused']);

async function askFor(
  database: DatabaseSync,
  proxy: Pick<Proxy, 'createWithdrawal'>,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const text = (column: string): string => String(row[column]);
  const id = text('id');
  try {
    const { state } = await proxy.createWithdrawal(id, {
      reference: id,
      label: text('label'),
      amount: text('rupees'),
      accountNumber: text('account_number'),
      accountName: text('account_name'),
      bank: text('bank'),
    });
    // Whatever else it is, `unknown` too: there is nothing more to ask for, and an event says how it ends.
    if (state !== 'requested') {
      database.prepare(`update payout set state = 'asked' where id = ? and state = 'reserved'`).run(id);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (nothingBegun.has(code)) giveBack(database, id);
    if (nothingBegun.has(code) || mistakes.has(code)) lookAt(database, id, String(error));
  }
}

/**
 * Asks for every payout that has no answer yet. To be run after each reservation, when the shop starts, and once a
 * minute: what a crash or an error left over is asked for again, with its own key.
 */
export async function askForPayouts(
  database: DatabaseSync,
  proxy: Pick<Proxy, 'createWithdrawal'>,
): Promise<void> {
  const open = database.prepare(
    `select * from payout where state = 'reserved' and account_number is not null and look_at is null`,
  );
  for (const row of open.all()) await askFor(database, proxy, row);
}

/**
 * Books an event of a payout, once, however often it comes.
 *
 * @throws when that could not be written; then the event must come again
 */
export function takePayoutEvent(database: DatabaseSync, event: MerchantEvent): void {
  switch (event.type) {
    case 'withdrawal.refused':
    case 'withdrawal.failed':
      giveBack(database, event.data.reference ?? '');
      break;
    case 'withdrawal.succeeded':
      database
        .prepare(`update payout set state = 'paid' where id = ? and state in ('reserved', 'asked')`)
        .run(event.data.reference);
      break;
    case 'withdrawal.needs_review':
    case 'withdrawal.conflict':
      // No money moves: it may be on its way. Somebody asks the gateway's support.
      lookAt(database, event.data.reference ?? '', event.type);
      break;
    default:
    // What is no payout's is taken, and left alone.
  }
}
