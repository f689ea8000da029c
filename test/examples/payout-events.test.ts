import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import type { WithdrawalEvent } from '../../src/proxy/index.ts';
import { missingFor, startMerchant } from './merchant-process.ts';

const secret = `whsec_${Buffer.from('the secret of this webhook, long enough').toString('base64')}`;

const data = {
  withdrawalId: 'w-1',
  label: 'payer-42',
  reference: 'payout-7',
  amount: { amountMinor: 250_000, currency: 'LKR' },
  test: false,
};
const occurredAt = '2026-01-01T00:00:00.000Z';
const events = {
  succeeded: { id: 'evt_1', type: 'withdrawal.succeeded', occurredAt, data },
  failed: { id: 'evt_2', type: 'withdrawal.failed', occurredAt, data },
  refused: {
    id: 'evt_3',
    type: 'withdrawal.refused',
    occurredAt,
    data: { ...data, refusal: 'refused', message: '' },
  },
  conflict: {
    id: 'evt_4',
    type: 'withdrawal.conflict',
    occurredAt,
    data: { ...data, earlier: 'failed', later: 'succeeded' },
  },
  needs_review: {
    id: 'evt_5',
    type: 'withdrawal.needs_review',
    occurredAt,
    data: { ...data, state: 'unknown' },
  },
} as const satisfies Record<string, WithdrawalEvent>;

async function send(url: string, event: WithdrawalEvent): Promise<number> {
  const body = JSON.stringify(event);
  const sentAt = new Date();
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(event.id, sentAt, body),
    },
  });
  await response.body?.cancel();
  return response.status;
}

describe('a merchant’s webhook in PHP books a payout', { skip: missingFor('PHP') }, () => {
  for (const [name, told, state, balance] of [
    ['that is paid', [events.succeeded], 'paid', 0],
    ['that is not paid', [events.failed], 'returned', 250_000],
    ['that is refused', [events.refused], 'returned', 250_000],
    ['that waits for a person', [events.needs_review], 'asked', 0],
    ['that waited, and is paid', [events.needs_review, events.succeeded], 'paid', 0],
    ['of contradicting words', [events.failed, events.conflict, events.succeeded], 'returned', 250_000],
    ['that is paid, and then said not to be', [events.succeeded, events.failed], 'paid', 0],
  ] as const) {
    it(`${name}, once however often it comes`, async (t) => {
      const { url, database } = await startMerchant(t, 'PHP', secret);
      // The first makes its tables.
      assert.equal(await send(url, events.needs_review), 204);
      database.exec(`
        insert into balance values ('payer-42', 'LKR', 0);
        insert into payout (id, label, rupees, state) values ('payout-7', 'payer-42', 2500, 'asked');
      `);
      for (const event of told) {
        const answers = await Promise.all(Array.from({ length: 8 }, () => send(url, event)));
        assert.deepEqual(new Set(answers), new Set([204]), event.type);
      }
      const row = database
        .prepare('select state, amount_minor as balance, look_at from payout, balance')
        .get();
      assert.deepEqual([row?.['state'], row?.['balance']], [state, balance]);
      const isLookedAt = told.some(({ type }) => /needs_review|conflict/.test(type));
      assert.equal(row?.['look_at'] !== null, isLookedAt);
    });
  }

  it('again, when its money could not be written', async (t) => {
    const { url, database } = await startMerchant(t, 'PHP', secret);
    await send(url, events.needs_review);
    database.exec(`
      insert into balance values ('payer-42', 'LKR', 0);
      insert into payout (id, label, rupees) values ('payout-7', 'payer-42', 2500);
      create trigger broken before update on balance begin select raise(abort, 'disk full'); end;
    `);
    assert.equal(await send(url, events.failed), 500);
    database.exec('drop trigger broken');
    assert.equal(await send(url, events.failed), 204);
    assert.equal(database.prepare('select amount_minor as sum from balance').get()?.['sum'], 250_000);
  });
});
