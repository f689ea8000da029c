import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { describe, it } from 'node:test';
import { createReview } from '../../src/proxy/index.ts';
import { postgresServer } from '../store/postgres-server.ts';
import { apiKey, assertProblem, goodOptions } from './proxy-fixture.ts';
import { entry, keyPair, signedPostback } from './signed-postback.ts';
import { startTwo } from './two-proxies.ts';
import { resultEntry } from './withdrawal-fixture.ts';

const server = postgresServer();

describe('two proxies on one PostgreSQL, told names that it cannot keep or index as they are,', () => {
  it('credit beside entries whose names are too long for an index, and keep those aside', async () => {
    const { fixture } = await startTwo(server);
    const { token, depositId } = await fixture.session();
    const order = await fixture.submittedOrder(token);
    // Random, as an index packs what repeats itself.
    const long = () => randomBytes(4000).toString('hex');
    const entries = [
      entry('nobody', { transaction_id: long() }),
      entry('nobody', { wallet_type: long() }),
      resultEntry(long(), 1),
      entry(order, { transaction_id: long() }),
    ];
    // Twice, as the gateway repeats what was not answered; and in other bytes.
    for (const body of [
      signedPostback(entries),
      signedPostback(entries),
      signedPostback(entries.toReversed()),
    ]) {
      const answer = await fixture.postback(body);
      assert.equal(answer.status, 200, await answer.text());
    }
    assert.equal((await fixture.record(depositId)).state, 'credited');
    assert.deepEqual((await fixture.events()).map(({ type }) => type).sort(), [
      'deposit.credited',
      ...Array<string>(3).fill('transaction.suspended'),
    ]);
  });

  it('know a word again that names its order, wallet or amount with a NUL, which PostgreSQL does not keep', async () => {
    const { fixture } = await startTwo(server);
    const words = [
      entry('nobody\0', { transaction_id: 'tx-1' }),
      entry('nobody', { transaction_id: 'tx-2', wallet_type: 'ipay\0' }),
      entry('nobody', { transaction_id: 'tx-3', amount: '1\u0000' }),
      resultEntry('nobody\0', 1),
    ];
    for (const again of [words, words.toReversed()]) await fixture.postback(signedPostback(again));
    assert.equal((await createReview(fixture.store, fixture.clock).list()).transactions.length, words.length);
    assert.equal((await fixture.events()).length, words.length);
  });

  it('keep aside what has the longest names that are written down as they are, of an account of the longest name', async () => {
    // Three bytes each, and random.
    const longest = () =>
      Array.from({ length: 190 }, () => String.fromCharCode(randomInt(0x4e00, 0x9fa6))).join('');
    const pair = { ...keyPair, account: longest() };
    const { fixture } = await startTwo(server, { gateway: { ...goodOptions.gateway, keyPairs: [pair] } });
    const entries = [
      entry(longest(), { transaction_id: longest(), wallet_type: longest() }),
      resultEntry(longest(), 2, { wallet_type: longest() }),
    ];
    for (const amount of ['1', '2']) {
      const body = signedPostback(
        entries.map((each) => ({ ...each, amount })),
        {},
        pair,
      );
      assert.equal((await fixture.postback(body)).status, 200);
    }
    assert.equal((await fixture.events()).length, 4);
  });

  it('find nothing under an id with a character that PostgreSQL does not know', async () => {
    const { fixture } = await startTwo(server);
    await assertProblem(await fixture.call('/deposits/%00', { token: apiKey }), 404, 'not_found');
  });
});
