import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ReviewError, createReview } from '../../src/proxy/index.ts';
import { openPostgresStore } from '../../src/store/postgres/index.ts';
import { withdrawalRecordSchema } from '../contract/withdrawal-answer-schemas.ts';
import { postgresServer } from '../store/postgres-server.ts';
import { ofContract } from './of-contract.ts';
import { apiKey, assertProblem } from './proxy-fixture.ts';
import { connectionFailure } from './scripted-gateway.ts';
import { signedPostback } from './signed-postback.ts';
import { startTwo } from './two-proxies.ts';
import { Withdrawals, limits, order, resultEntry } from './withdrawal-fixture.ts';

const server = postgresServer();

const fifty = Array.from({ length: 50 }, (_, index) => index);

describe('two proxies that pay out on one PostgreSQL', () => {
  it('settle a withdrawal by hand and by a signed result at once: one of them, or both and a conflict', async () => {
    const { fixture, fetch, url } = await startTwo(server, { withdrawals: limits });
    const shop = new Withdrawals(fixture);
    const beside = await openPostgresStore({ connectionString: url });
    const review = createReview(beside, fixture.clock);
    fixture.gateway.withdraw = connectionFailure('ECONNRESET', 'https://api');
    const endings = new Set<string>();
    for (let round = 0; round < 16; round++) {
      const { id } = await shop.asked(order, `key-${round}`);
      const body = signedPostback([resultEntry(id, 5)]);
      const posted = fetch('/postback', { method: 'POST', body }, round);
      // So many questions late, so that each moment of the other transaction has its turn.
      for (let late = round; late > 0; late--) await fixture.store.read.findWithdrawal(id);
      const byHand = await review
        .settleWithdrawal(id, 'succeeded', { by: 'nimal', note: 'ticket 7' })
        .catch((error: unknown) => {
          assert(error instanceof ReviewError && error.code === 'withdrawal_settled', String(error));
          return 'refused';
        });
      assert.equal((await posted).status, 200);
      const told = (await fixture.withdrawalEvents())
        .filter(({ data }) => data.withdrawalId === id)
        .map(({ type }) => type);
      const expected = byHand === 'refused' ? ['failed'] : ['succeeded', 'conflict'];
      assert.deepEqual(
        told,
        expected.map((state) => `withdrawal.${state}`),
        `round ${round}: ${byHand}`,
      );
      endings.add(byHand);
    }
    await beside.close();
    assert.equal(endings.size, 2, 'the two never met');
  });

  const ordering = (key: string): RequestInit => ({
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({ ...order, reference: key }),
  });

  it('send an order or call it off, and never both, though neither knows of it', async () => {
    const { fixture, fetch } = await startTwo(server, { withdrawals: limits });
    const endings = new Set<number>();
    for (let round = 0; round < 20; round++) {
      const key = `key-${round}`;
      const before = fixture.gateway.withdrawals.length;
      const [asked, cancelled] = await Promise.all([
        fetch('/withdrawals', ordering(key), round),
        fetch('/withdrawals/cancel', ordering(key), round + 1),
      ]);
      assert.equal(asked.status, 201, await asked.clone().text());
      const { id, state } = ofContract(withdrawalRecordSchema, await asked.json());
      const sent = fixture.gateway.withdrawals.length - before;
      const told = (await fixture.withdrawalEvents()).filter(({ data }) => data.withdrawalId === id);
      const isCalledOff = cancelled.status === 200;
      if (!isCalledOff) await assertProblem(cancelled, 409, 'withdrawal_sent');
      assert.deepEqual(
        [state, sent, told.map(({ type }) => type)],
        isCalledOff ? ['refused', 0, ['withdrawal.refused']] : ['accepted', 1, []],
        `round ${round}`,
      );
      endings.add(cancelled.status);
    }
    assert.equal(endings.size, 2, 'the two never met');
  });

  it('send a payout once for 50 that ask for it', async () => {
    const { fixture, fetch } = await startTwo(server, { withdrawals: limits });
    const answers = await Promise.all(fifty.map((index) => fetch('/withdrawals', ordering('key'), index)));
    for (const answer of answers) assert.equal(answer.status, 201, await answer.text());
    assert.equal(fixture.gateway.withdrawals.length, 1);
  });

  it('send a payout to its payer’s account or call it off, and never both', async () => {
    const { fixture, fetch } = await startTwo(server, { withdrawals: limits });
    const shop = new Withdrawals(fixture);
    const endings = new Set<number>();
    for (let round = 0; round < 16; round++) {
      const { token, withdrawalId } = await shop.session({ reference: `payout-${round}` });
      const giving = shop.give(token);
      // So many questions late, so that each moment of the other transaction has its turn.
      for (let late = round; late > 0; late--) await fixture.store.read.findWithdrawal(withdrawalId);
      const cancelled = await fetch(
        `/withdrawals/${withdrawalId}/cancel`,
        { method: 'POST', headers: { authorization: `Bearer ${apiKey}` } },
        0,
      );
      const given = await giving;
      const isSent = shop.sent.some((body) => body['withdrawal_id'] === withdrawalId);
      const told = (await fixture.withdrawalEvents()).filter(
        ({ data }) => data.withdrawalId === withdrawalId,
      );
      const isCalledOff = cancelled.status === 200;
      if (!isCalledOff) await assertProblem(cancelled, 409, 'withdrawal_sent');
      assert.deepEqual(
        [given.status, isSent, told.map(({ type }) => type)],
        isCalledOff ? [409, false, ['withdrawal.refused']] : [200, true, []],
        `round ${round}`,
      );
      endings.add(cancelled.status);
    }
    assert.equal(endings.size, 2, 'the two never met');
  });

  it('call a payout off, or leave it to a person for a signed word that does not fit, and never both', async () => {
    const { fixture, fetch } = await startTwo(server, { withdrawals: limits });
    const shop = new Withdrawals(fixture);
    const endings = new Set<number>();
    for (let round = 0; round < 20; round++) {
      const { withdrawalId } = await shop.session({ reference: `payout-${round}` });
      const body = signedPostback([resultEntry(withdrawalId, 2)]);
      const posted = fetch('/postback', { method: 'POST', body }, round);
      // So many questions late, so that each moment of the other transaction has its turn.
      for (let late = round; late > 0; late--) await fixture.store.read.findWithdrawal(withdrawalId);
      const cancelled = await shop.cancel(withdrawalId);
      assert.equal((await posted).status, 200);
      const isCalledOff = cancelled.status === 200;
      if (!isCalledOff) await assertProblem(cancelled, 409, 'withdrawal_sent');
      const told = (await fixture.withdrawalEvents()).filter(
        ({ data }) => data.withdrawalId === withdrawalId,
      );
      assert.deepEqual(
        [(await shop.record(withdrawalId)).state, told.map(({ type }) => type)],
        isCalledOff ? ['refused', ['withdrawal.refused']] : ['unknown', []],
        `round ${round}`,
      );
      endings.add(cancelled.status);
    }
    assert.equal(endings.size, 2, 'the two never met');
    // Each word waits for a person, whichever was first.
    assert.equal((await createReview(fixture.store, fixture.clock).list()).transactions.length, 20);
  });
});
