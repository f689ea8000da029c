import assert from 'node:assert/strict';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { after, it } from 'node:test';
import { forgetOlder } from '../../src/cli/forget/forget-older.ts';
import type { DepositStore } from '../../src/store/deposit-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';

const folder = temporaryFolder({ after });

for (const [what, receivedAt] of [
  ['young', 10],
  ['old', 1],
] as const) {
  it(`forgetting leaves half of the time to those who serve, also where all that it passes is ${what}`, async () => {
    const file = join(folder, `${what}.sqlite`);
    const store = await openSqliteStore({ file });
    const database = new DatabaseSync(file);
    database.exec(`with recursive row (number) as (select 1 union all select number + 1 from row where number < 20000)
      insert into inbox select lower(hex(randomblob(32))), 'key', 'text', ${receivedAt} from row`);
    database.close();
    let [workMs, restMs, endedMs] = [0, 0, performance.now()];
    const watched: DepositStore = {
      ...store,
      async transact(work) {
        const beganMs = performance.now();
        restMs += beganMs - endedMs;
        const result = await store.transact(work);
        endedMs = performance.now();
        workMs += endedMs - beganMs;
        return result;
      },
    };
    const { postbacks } = await forgetOlder(watched, 10);
    await store.close();
    assert.equal(postbacks, what === 'old' ? 20_000 : 0);
    // Timers have whole milliseconds.
    assert(restMs > 0.7 * workMs, `${restMs} ms of rest beside ${workMs} of work`);
  });
}
