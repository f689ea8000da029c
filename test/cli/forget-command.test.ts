import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { startProxy } from '../proxy/proxy-fixture.ts';
import { runCommand } from './serve-process.ts';

const dayMs = 24 * 3_600_000;
const kept = "select * from inbox where body <> ''";

/** A deposit of 60 days ago, credited and told; and money of today that came for nobody's order. */
async function oldShop() {
  const taken: string[] = [];
  const fixture = await startProxy({ onEvent: ({ id }) => void taken.push(id) });
  fixture.clock.advance(Date.now() - 60 * dayMs - fixture.clock.now());
  const { token } = await fixture.session();
  const order = await fixture.submittedOrder(token);
  await fixture.pay(order);
  await fixture.proxy.runDue();
  fixture.clock.advance(60 * dayMs);
  await fixture.pay('nobody', { transaction_id: 'stray' });
  const forget = (...args: string[]) => runCommand(['forget', ...args], { IPAY_DATABASE_FILE: fixture.file });
  return { fixture, order, taken, forget };
}

describe('forget', () => {
  it('empties what is old, beside the proxy that serves, which knows the same postback again', async () => {
    const { fixture, order, taken, forget } = await oldShop();
    const { code, stdout, stderr } = await forget('--days', '50');
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^Forgotten of what is older than 50 days:\n/);
    for (const line of ['texts of postbacks: 1', 'delivered events: 1', 'sessions of deposits: 1']) {
      assert(stdout.includes(`\n${line}\n`), stdout);
    }
    assert.equal(fixture.rows(kept).length, 1);

    assert.equal((await fixture.pay(order)).status, 200);
    await fixture.proxy.runDue();
    assert.equal(taken.length, 2, 'the credit, and the stray transaction');
    assert.equal(fixture.rows('select * from inbox').length, 2);
    assert.equal(fixture.rows("select * from gateway_transaction where status = 'credited'").length, 1);
  });

  it('leaves what is younger', async () => {
    const { fixture, forget } = await oldShop();
    const { stdout } = await forget('--days', '61', '--json');
    assert.deepEqual(Object.values(JSON.parse(stdout) as Record<string, number>), [0, 0, 0, 0, 0]);
    assert.equal(fixture.rows(kept).length, 2);
  });

  for (const args of [[], ['--days', ''], ['--days', '29'], ['--days', '-400'], ['--days', '1e3']]) {
    it(`does nothing when it is not said how old: ${args.join(' ')}`, async () => {
      const { code, stdout, stderr } = await runCommand(['forget', ...args], {});
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, /--days/);
    });
  }

  it('makes no database where there is none', async () => {
    const missing = join(import.meta.dirname, 'missing.sqlite');
    const { code, stderr } = await runCommand(['forget', '--days', '400'], { IPAY_DATABASE_FILE: missing });
    assert.equal(code, 1);
    assert.match(stderr, /There is no database/);
  });
});
