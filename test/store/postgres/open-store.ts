import { after } from 'node:test';
import type { DepositStore } from '../../../src/store/deposit-store.ts';
import { openPostgresStore } from '../../../src/store/postgres/index.ts';
import { inboxRecord } from '../records.ts';
import { storedDeposit } from '../stored-deposit.ts';

/** A store that is closed with the test that asks for it. */
export async function openStore(connectionString: string, timeoutMs = 10_000): Promise<DepositStore> {
  const store = await openPostgresStore({ connectionString, timeoutMs });
  after(() => store.close());
  return store;
}

/** The same with the deposits `dep_1` and `dep_2`, and the postback body `inbox_1`. */
export async function openFilledStore(connectionString: string): Promise<DepositStore> {
  const store = await openStore(connectionString);
  await store.transact(async (tx) => {
    for (const id of ['dep_1', 'dep_2']) await tx.insertDeposit(storedDeposit(id));
    await tx.insertInbox(inboxRecord('inbox_1'));
  });
  return store;
}

/** Something that happens once, and can be waited for. */
export function signal(): { readonly happened: Promise<void>; readonly happen: () => void } {
  let happen = (): void => undefined;
  const happened = new Promise<void>((resolve) => (happen = resolve));
  return { happened, happen: () => happen() };
}
