import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PostgresServer } from '../postgres-server.ts';
import { openFilledStore } from './open-store.ts';

/** What the connections of a pool have prepared, when a newer instance adds to the table. */
export function changedTableSuite(server: PostgresServer): void {
  describe('a PostgreSQL table that a newer instance adds a column to', () => {
    it('fails nobody on the older one, on whichever connection', async () => {
      const url = await server.newDatabase();
      const store = await openFilledStore(url);
      const together = Array.from({ length: 10 }, (_, index) => index);
      const read = () => Promise.all(together.map(() => store.read.findDeposit('dep_1')));
      const change = () =>
        Promise.all(
          together.map((index) =>
            store.transact(async (tx) => {
              const id = index % 2 === 0 ? 'dep_1' : 'dep_2';
              const deposit = await tx.findDeposit(id);
              assert(deposit);
              return tx.updateDeposit(id, deposit.version, { attemptsUsed: 0 }, 0);
            }),
          ),
        );
      // Often enough that every connection has prepared what it is asked.
      for (let round = 0; round < 3; round++) await Promise.all([read(), change()]);
      for (const column of ['one', 'another']) {
        await server.rows(url, `alter table deposit add column ${column} text`);
        const [deposits] = await Promise.all([read(), change()]);
        assert(deposits.every((deposit) => deposit?.id === 'dep_1'));
      }
    });
  });
}
