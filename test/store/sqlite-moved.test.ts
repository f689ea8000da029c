import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { StoreError, openSqliteStore } from '../../src/store/sqlite/index.ts';
import { assertProblem, startDeposit } from '../proxy/proxy-fixture.ts';
import { entry, signedPostback } from '../proxy/signed-postback.ts';
import { storedDeposit } from './stored-deposit.ts';

const isWindows = process.platform === 'win32';

/** What a deployment does that empties folders, and who puts a backup in place without stopping the proxy. */
describe(
  'a store file that somebody takes away while the proxy runs',
  { skip: isWindows && 'no file that is open can be taken away here' },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'ipay-moved-'));
    after(() => rmSync(folder, { recursive: true }));

    const cases: { readonly what: string; readonly take: (file: string) => void }[] = [
      { what: 'is removed', take: (file) => rmSync(file) },
      {
        what: 'is replaced by a copy',
        take(file) {
          copyFileSync(file, `${file}.copy`);
          renameSync(`${file}.copy`, file);
        },
      },
      { what: 'loses its log', take: (file) => rmSync(`${file}-wal`) },
      {
        what: 'is not the one any more that its link leads to',
        take(file) {
          rmSync(file);
          symlinkSync(join(folder, 'elsewhere.db'), file);
        },
      },
      {
        what: 'lies in a folder that nobody can get into any more',
        take(file) {
          const place = dirname(file);
          renameSync(place, `${place}.away`);
          symlinkSync(place, place);
        },
      },
    ];
    for (const [index, { what, take }] of cases.entries()) {
      it(`${what}: nothing is acknowledged that the next start would not find`, async () => {
        const file = join(folder, String(index), 'proxy.db');
        const store = await openSqliteStore({ file });
        const insert = (id: string) => store.transact((tx) => tx.insertDeposit(storedDeposit(id)));
        await insert('dep_1');
        take(file);
        await assert.rejects(insert('dep_2'), (error) => {
          assert(error instanceof StoreError && error.code === 'store_unavailable');
          assert.match(error.message, /moved|removed/);
          assert(error.message.includes(file));
          return true;
        });
        await store.close();
      });
    }

    it('is where it was when the program goes to another folder', async (t) => {
      const before = process.cwd();
      t.after(() => process.chdir(before));
      process.chdir(folder);
      const store = await openSqliteStore({ file: 'from-here.db' });
      process.chdir(before);
      const insert = (id: string) => store.transact((tx) => tx.insertDeposit(storedDeposit(id)));
      await insert('dep_1');
      rmSync(join(folder, 'from-here.db'));
      await assert.rejects(insert('dep_2'), /from-here\.db was removed/);
      await store.close();
    });

    it('is lost before anything was written: nothing is acknowledged either', async () => {
      const file = join(folder, 'unwritten.db');
      await (await openSqliteStore({ file })).close();
      const store = await openSqliteStore({ file });
      rmSync(file);
      await assert.rejects(store.transact((tx) => tx.insertDeposit(storedDeposit('dep_1'))));
      await store.close();
    });

    it('has postbacks sent again until it is back in its place', async () => {
      const { fixture, token } = await startDeposit();
      const body = signedPostback([entry(await fixture.submittedOrder(token))]);
      renameSync(fixture.file, `${fixture.file}.away`);
      await assertProblem(await fixture.postback(body), 503, 'store_unavailable');
      renameSync(`${fixture.file}.away`, fixture.file);
      assert.equal((await fixture.postback(body)).status, 200);
      assert.equal((await fixture.view(token)).state, 'credited');
    });
  },
);
