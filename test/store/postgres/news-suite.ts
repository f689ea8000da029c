import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DepositStore } from '../../../src/store/deposit-store.ts';
import type { PostgresServer } from '../postgres-server.ts';
import { openFilledStore, openStore, signal } from './open-store.ts';

async function change(store: DepositStore, depositId: string): Promise<void> {
  await store.transact(async (tx) => {
    const deposit = await tx.findDeposit(depositId);
    assert(deposit);
    await tx.updateDeposit(depositId, deposit.version, { attemptsUsed: 1 }, 0);
  });
}

/** How long polls wake across instances. */
export function newsSuite(server: PostgresServer): void {
  describe('news between two stores on one PostgreSQL', () => {
    it('comes with the commit of the other, and of nothing that was taken back', async () => {
      const url = await server.newDatabase();
      const one = await openFilledStore(url);
      const two = await openStore(url);
      let told = 0;
      two.watch('dep_1', () => told++);
      await assert.rejects(
        one.transact(async (tx) => {
          await tx.updateDeposit('dep_1', 1, { attemptsUsed: 1 }, 0);
          throw new Error('taken back');
        }),
        /taken back/,
      );
      // News come in the order of commits: after those of dep_2, none of before is on its way any more.
      const later = signal();
      two.watch('dep_2', later.happen);
      await change(one, 'dep_2');
      await later.happened;
      assert.equal(told, 0);

      const news = signal();
      two.watch('dep_1', news.happen);
      await change(one, 'dep_1');
      await news.happened;
      assert.equal((await two.read.findDeposit('dep_1'))?.version, 2);
    });

    it('is no echo of its own', async () => {
      const url = await server.newDatabase();
      const one = await openFilledStore(url);
      const two = await openStore(url);
      let told = 0;
      one.watch('dep_1', () => told++);
      await change(one, 'dep_1');
      const later = signal();
      one.watch('dep_2', later.happen);
      await change(two, 'dep_2');
      await later.happened;
      assert.equal(told, 1);
    });

    it('wakes everybody after the connection was lost, for what was missed, and goes on', async () => {
      const url = await server.newDatabase();
      const one = await openFilledStore(url);
      const two = await openStore(url);
      for (let round = 0; round < 3; round++) {
        const woken = signal();
        const unwatch = two.watch('dep_1', woken.happen);
        await server.killConnections(url);
        await woken.happened;
        unwatch();
      }
      const news = signal();
      two.watch('dep_1', news.happen);
      await change(one, 'dep_1');
      await news.happened;
    });
  });
}
