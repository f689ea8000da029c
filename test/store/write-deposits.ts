import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { storedDeposit } from './stored-deposit.ts';

// A process of its own: `node write-deposits.ts <file> <name> <count>` writes deposits and counts up a shared one.
const [, , file = '', name = '', count = '0'] = process.argv;
const store = await openSqliteStore({ file, busyTimeoutMs: 20_000 });
for (let index = 0; index < Number(count); index++) {
  await store.transact(async (tx) => {
    await tx.insertDeposit(storedDeposit(`${name}-${index}`));
    const shared = await tx.findDeposit('shared');
    if (!shared) throw new Error('The shared deposit is missing.');
    const change = { attemptsUsed: shared.attemptsUsed + 1 };
    if (!(await tx.updateDeposit(shared.id, shared.version, change, 0))) throw new Error('Lost a race.');
  });
}
await store.close();
