import { forgettableKinds } from '../../store/records.ts';
import type { ForgettableKind } from '../../store/records.ts';
import { CommandError } from '../command-error.ts';
import { parseOptions } from '../parse-options.ts';
import { plainJson } from '../plain-text.ts';
import { print } from '../print.ts';
import { openServedStore } from '../serve/open-served-store.ts';
import { storeSentence } from '../store-sentence.ts';
import { forgetOlder } from './forget-older.ts';

/** Merchants' books that go back to a backup ask for the events since; and a dispute about a payment takes weeks. */
const fewestDays = 30;
const dayMs = 24 * 3_600_000;

const usage = `Usage: ipay-deposit forget --days <n> [options]

Forgets what is older than so many days and serves nobody any more: the texts of postbacks and of their transactions,
events that were delivered, and sessions that have ended. What stops a second credit stays for ever, and so do deposits
and payouts, and whatever waits for a person. It opens the database that serve uses, by the same settings, and may run
beside it. There is no way back but a backup.`;

const names: Readonly<Record<ForgettableKind, string>> = {
  postbacks: 'texts of postbacks',
  transactions: 'texts of transactions',
  events: 'delivered events',
  deposit_sessions: 'sessions of deposits',
  withdrawal_sessions: 'sessions of withdrawals',
};

const optionTable = {
  config: { default: '', help: 'the JSON file with settings, as for serve' },
  days: { default: '', help: `how old; ${fewestDays} or more` },
  json: { default: false, help: 'print JSON' },
} as const;

/** `ipay-deposit forget` */
export async function forgetCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, usage, optionTable);
  if (!options) return;
  const { config, days, json } = options;
  if (!/^\d{1,5}$/.test(days) || Number(days) < fewestDays)
    throw new CommandError(`--days must be a whole number, ${fewestDays} or more.\n\n${usage}`);
  const store = await openServedStore(config);
  try {
    const forgotten = await forgetOlder(store, Date.now() - Number(days) * dayMs);
    const lines = forgettableKinds.map((kind) => `${names[kind]}: ${forgotten[kind]}`);
    await print(
      json ? plainJson(forgotten) : `Forgotten of what is older than ${days} days:\n${lines.join('\n')}`,
    );
  } catch (error) {
    throw storeSentence(error);
  } finally {
    await store.close();
  }
}
