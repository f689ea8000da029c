import assert from 'node:assert/strict';
import { it } from 'node:test';
import { assertProblem, goodOptions, startProxy } from './proxy-fixture.ts';
import { entry, keyPair, rotatedPair, signedPostback } from './signed-postback.ts';

const withPairs = (...keyPairs: (typeof keyPair)[]) => ({ gateway: { ...goodOptions.gateway, keyPairs } });

it('key pairs change from one instance to the next with nothing lost and nothing counted twice', async () => {
  // The steps of docs/operations.md, each instance over the same database as the one before it.
  const fixture = await startProxy(withPairs(keyPair));
  const orderOf = async () => fixture.submittedOrder((await fixture.session()).token);
  const credited = async () =>
    (await fixture.events()).filter(({ type }) => type === 'deposit.credited').length;
  const [first, second, third] = [await orderOf(), await orderOf(), await orderOf()];
  const signed = (order: string, transactionId: string, pair: typeof keyPair) =>
    signedPostback([entry(order, { transaction_id: transactionId })], {}, pair);
  await fixture.postback(signed(first, '1', keyPair));
  // Too early: refused, and the gateway sends it again.
  await assertProblem(await fixture.postback(signed(second, '2', rotatedPair)), 401, 'signature_invalid');
  assert.equal(await credited(), 1);

  // While both are live, either may sign, and what was counted under the one is a repeat under the other.
  await fixture.open(withPairs(keyPair, rotatedPair));
  for (const body of [
    signed(second, '2', rotatedPair),
    signed(first, '1', rotatedPair),
    signed(second, '2', keyPair),
    signed(third, '3', keyPair),
  ]) {
    assert.equal((await fixture.postback(body)).status, 200);
  }
  assert.equal(await credited(), 3);

  await fixture.open(withPairs(rotatedPair));
  assert.equal((await fixture.postback(signed(third, '3', rotatedPair))).status, 200);
  await assertProblem(await fixture.postback(signed(third, '3', keyPair)), 401, 'signature_invalid');
  assert.equal(await credited(), 3);
  assert.deepEqual(fixture.rows(`select * from gateway_transaction where status <> 'credited'`), []);
});
