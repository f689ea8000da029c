import { expressionBuilder, sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { DepositState } from '../../contract/deposit-state.ts';
import { dismissibleStates } from '../records.ts';
import type { Backlog, BacklogOf, Tally } from '../records.ts';
import { isDismissed } from './deposit-queries.ts';
import { doneStates, openWithdrawalStates, reviewStatuses, untakenStates } from './indexed-states.ts';
import type { Database } from './tables.ts';

interface Counted {
  readonly table: keyof Database;
  readonly state: string;
  /** The column of the time that an age is counted from. */
  readonly since: string;
  readonly where: RawBuilder<unknown>;
}

/** Counts rows by their state. */
async function tally<State extends string>(
  db: Kysely<Database>,
  { table, state, since, where }: Counted,
): Promise<Tally<State>[]> {
  const { rows } = await sql<{ state: State; count: number | string; oldest: number | string }>`
    select ${sql.ref(state)} as state, count(*) as count, min(${sql.ref(since)}) as oldest
    from ${sql.table(table)} where ${where} group by ${sql.ref(state)}`.execute(db);
  // Counts and minima of big integers are text in some drivers.
  return rows.map((row) => ({ state: row.state, count: Number(row.count), oldestMs: Number(row.oldest) }));
}

const tallyDeposits = (db: Kysely<Database>, where: RawBuilder<unknown>) =>
  tally<DepositState>(db, {
    table: 'deposit',
    state: 'state',
    since: 'state_since',
    where: sql`state not in ${doneStates} and ${where}`,
  });

/**
 * Few wait there, and each is looked up to see whether a person dismissed it. Numbers that the gateway does not find are
 * left behind by payers as other deposits are, and are counted with those.
 */
const lookedUpStates = dismissibleStates.filter((state) => state !== 'possible');

export const readBacklog = async (db: Kysely<Database>, of: BacklogOf): Promise<Backlog> => ({
  // Payers who went away are counted from the index alone: there are ever more of them.
  deposits: [
    ...(await tallyDeposits(db, sql`state not in (${sql.join(lookedUpStates)})`)),
    ...(await tallyDeposits(
      db,
      sql`state in (${sql.join(lookedUpStates)}) and not ${isDismissed(expressionBuilder<Database, 'deposit'>())}`,
    )),
  ],
  withdrawals: await tally(db, {
    table: 'withdrawal',
    state: 'state',
    since: 'state_since',
    where: sql`state in ${openWithdrawalStates}`,
  }),
  events: of.events
    ? await tally(db, {
        table: 'outbox',
        state: 'state',
        since: 'created_at',
        where: sql`state in ${untakenStates}`,
      })
    : [],
  transactions: await tally(db, {
    table: 'gateway_transaction',
    state: 'status',
    since: 'received_at',
    where: sql`status in ${reviewStatuses}`,
  }),
});
