import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { DepositStore } from '../../src/store/deposit-store.ts';
import type { CounterLimit } from '../../src/store/records.ts';
import { openSqliteStore } from '../../src/store/sqlite/index.ts';
import { storedDeposit } from './stored-deposit.ts';

let folder = '';
let files = 0;
before(() => (folder = mkdtempSync(join(tmpdir(), 'ipay-counter-'))));
after(() => rmSync(folder, { recursive: true }));
const newFile = () => join(folder, `${files++}.sqlite`);

const countUp = (store: DepositStore, name: string, limit: CounterLimit, nowMs: number) =>
  store.transact((tx) => tx.countUp(name, limit, nowMs));

/** The limit in words: a window begins with the first that is counted, holds `max`, and ends after `windowMs`. */
class Model {
  #startMs = 0;
  #count = 0;

  countUp({ max, windowMs }: CounterLimit, nowMs: number): number | undefined {
    const age = nowMs - this.#startMs;
    if (this.#count === 0 || age >= windowMs || age < -windowMs) {
      this.#startMs = nowMs;
      this.#count = 1;
      return 1;
    }
    if (this.#count >= max) return undefined;
    this.#count += 1;
    return this.#count;
  }
}

describe('countUp', () => {
  it('counts as the model does, whatever the clocks say', async () => {
    const store = await openSqliteStore({ file: newFile() });
    let names = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 50 }),
        // Time goes on, stands still, and now and then goes back: several machines count.
        fc.array(fc.integer({ min: -70, max: 40 }), { maxLength: 25 }),
        async (max, windowMs, steps) => {
          const name = `model-${names++}`;
          const model = new Model();
          let nowMs = 1_000_000;
          for (const step of steps) {
            nowMs += step;
            const limit = { max, windowMs };
            assert.equal(await countUp(store, name, limit, nowMs), model.countUp(limit, nowMs));
          }
        },
      ),
      { numRuns: 60 },
    );
    await store.close();
  });

  it('lets through as many as it may of 100 at once, over two stores on one file', async () => {
    const file = newFile();
    const stores = [await openSqliteStore({ file }), await openSqliteStore({ file })];
    const count = (name: string, max: number) =>
      Promise.all(
        Array.from({ length: 50 }, () =>
          stores.map((store) => countUp(store, name, { max, windowMs: 1000 }, 5)),
        ).flat(),
      );
    const all = await count('wide', 1000);
    assert.deepEqual(
      all.toSorted((a = 0, b = 0) => a - b),
      Array.from({ length: 100 }, (_, index) => index + 1),
    );
    const some = await count('narrow', 37);
    assert.equal(some.filter((counted) => counted !== undefined).length, 37);
    assert.deepEqual(await stores[1]?.read.findCounter('narrow'), { windowStartMs: 5, count: 37 });
    for (const store of stores) await store.close();
  });

  it('keeps the names apart, and outlives the process', async () => {
    const file = newFile();
    const limit = { max: 1, windowMs: 1000 };
    const store = await openSqliteStore({ file });
    assert.equal(await countUp(store, 'a', limit, 0), 1);
    assert.equal(await countUp(store, 'b', limit, 0), 1);
    await store.close();
    const again = await openSqliteStore({ file });
    assert.equal(await countUp(again, 'a', limit, 999), undefined);
    assert.equal(await countUp(again, 'a', limit, 1000), 1);
    await again.close();
  });

  it('counts nothing when the transaction comes to nothing', async () => {
    const store = await openSqliteStore({ file: newFile() });
    const limit = { max: 9, windowMs: 1000 };
    const failing = store.transact(async (tx) => {
      await tx.countUp('a', limit, 0);
      throw new Error('in the middle');
    });
    await assert.rejects(failing, /in the middle/);
    assert.equal(await store.read.findCounter('a'), undefined);
    await store.close();
  });
});

describe('forgetCounters', () => {
  it('forgets the old ones, so many at a time, and no other', async () => {
    const store = await openSqliteStore({ file: newFile() });
    const limit = { max: 9, windowMs: 1000 };
    for (const [name, startMs] of Object.entries({ old: 1, older: 0, young: 10 })) {
      await countUp(store, name, limit, startMs);
    }
    const known = async () => {
      const names = [];
      for (const name of ['old', 'older', 'young']) {
        if (await store.read.findCounter(name)) names.push(name);
      }
      return names;
    };
    await store.transact((tx) => tx.forgetCounters(10, 1));
    assert.equal((await known()).length, 2);
    await store.transact((tx) => tx.forgetCounters(10, 5));
    assert.deepEqual(await known(), ['young']);
    await store.close();
  });
});

describe('hasCreditedDeposit', () => {
  it('knows a payer by a credited deposit alone', async () => {
    const store = await openSqliteStore({ file: newFile() });
    await store.transact(async (tx) => {
      await tx.insertDeposit({ ...storedDeposit('dep_1'), label: 'new', state: 'rejected' });
      await tx.insertDeposit({ ...storedDeposit('dep_2'), label: 'old', state: 'credited' });
      await tx.insertDeposit({ ...storedDeposit('dep_3'), label: 'old' });
    });
    const known = await Promise.all(
      ['new', 'old', 'nobody'].map((label) => store.read.hasCreditedDeposit(label)),
    );
    assert.deepEqual(known, [false, true, false]);
    await store.close();
  });
});
