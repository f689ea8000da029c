import assert from 'node:assert/strict';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { after, it } from 'node:test';
import { forgetOlder } from '../../src/cli/forget/forget-older.ts';
import type { DepositStore, ForgottenRows } from '../../src/store/deposit-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';

const folder = temporaryFolder({ after });
/** Longer than the whole milliseconds of timers. */
const lookMs = 5;

for (const forgotten of [0, 7]) {
  it(`others have their turn between two looks, also at a time that had ${forgotten} rows to forget`, async () => {
    const store = await openSqliteStore({ file: join(folder, `${forgotten}.sqlite`) });
    const order: string[] = [];
    const looks: ForgottenRows[] = ['a', 'b', undefined].map((last) => ({ forgotten, last }));
    const slow: DepositStore = {
      ...store,
      async transact(work) {
        const look = looks.shift();
        if (!look) return store.transact(work);
        order.push('look');
        for (const beganMs = performance.now(); performance.now() - beganMs < lookMs;);
        setTimeout(() => order.push('other'), 1);
        // What this look of `forgetOld` is asked for, and nothing else.
        return (await Promise.resolve(look)) as Awaited<ReturnType<typeof work>>;
      },
    };
    const { postbacks } = await forgetOlder(slow, 1);
    await store.close();
    assert.equal(postbacks, 3 * forgotten);
    assert.deepEqual(order, ['look', 'other', 'look', 'other', 'look', 'other']);
  });
}
