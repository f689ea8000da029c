import { after } from 'node:test';
import type { DepositStore, StoreTransaction } from '../../../src/store/deposit-store.ts';
import { openPostgresStore } from '../../../src/store/postgres/index.ts';
import { inboxRecord } from '../records.ts';
import { storedDeposit } from '../stored-deposit.ts';

const unreleased: (() => void)[] = [];

/** A store that is closed with the test that asks for it. */
export async function openStore(connectionString: string, timeoutMs = 10_000): Promise<DepositStore> {
  const store = await openPostgresStore({ connectionString, timeoutMs });
  after(async () => {
    // A test that failed leaves them open, and closing waits for what is being written.
    for (const release of unreleased.splice(0)) release();
    await store.close();
  });
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

/** Holds a transaction open after `work`; what it returns commits. */
export async function held(
  store: DepositStore,
  work: (tx: StoreTransaction) => Promise<unknown>,
): Promise<() => Promise<void>> {
  const [worked, released] = [signal(), signal()];
  unreleased.push(released.happen);
  const done = store.transact(async (tx) => {
    await work(tx);
    worked.happen();
    await released.happened;
  });
  await Promise.race([worked.happened, done]);
  return async () => {
    released.happen();
    await done;
  };
}
