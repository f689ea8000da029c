import assert from 'node:assert/strict';
import { copyFileSync, rmSync } from 'node:fs';
import { it } from 'node:test';
import { backupSqliteStore } from '../../src/store/sqlite/index.ts';
import { MerchantLedger } from '../crash/merchant-ledger.ts';
import { startProxy } from './proxy-fixture.ts';
import { entry, signedPostback } from './signed-postback.ts';
import { Withdrawals, limits, order, resultEntry } from './withdrawal-fixture.ts';

it('what a merchant has booked is not booked again after the proxy went back to a backup', async () => {
  const fixture = await startProxy({ withdrawals: limits });
  const shop = new Withdrawals(fixture);
  const ledger = new MerchantLedger(`${fixture.file}.ledger`);
  const deliver = { withdrawals: limits, onEvent: ledger.take.bind(ledger) };
  const { token } = await fixture.session();
  const orderId = await fixture.submittedOrder(token);
  const ids = [(await shop.asked(order, 'one')).id, (await shop.asked(order, 'two')).id] as const;
  const backup = `${fixture.file}.backup`;
  await backupSqliteStore(fixture.file, backup);
  await fixture.store.close();

  const bodies = [entry(orderId), resultEntry(ids[0], 1), resultEntry(ids[1], 5)].map((one) =>
    signedPostback([one]),
  );
  const receive = async () => {
    const proxy = await fixture.open(deliver);
    for (const body of bodies) assert.equal((await fixture.postback(body)).status, 200);
    // As the clock goes on meanwhile.
    fixture.clock.advance(3_600_000);
    await proxy.runDue();
    await proxy.stop();
    await fixture.store.close();
  };
  await receive();
  const booked = ledger.entries();
  assert.equal(booked.length, 3);

  copyFileSync(backup, fixture.file);
  for (const suffix of ['-wal', '-shm']) rmSync(fixture.file + suffix, { force: true });
  // The gateway's support was asked to send again what came since.
  await receive();
  assert.deepEqual(ledger.entries(), booked);
  ledger.close();
});
