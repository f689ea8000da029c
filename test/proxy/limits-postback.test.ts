import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { clientAddressFromForwardedFor } from '../../src/proxy/index.ts';
import { assertProblem, startDeposit, startProxy } from './proxy-fixture.ts';
import { entry, signedPostback } from './signed-postback.ts';

const listed = {
  postbackAddresses: ['203.0.113.0/24', '2001:db8::/32'],
  clientAddress: clientAddressFromForwardedFor(1),
};
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

describe('postbackAddresses', () => {
  it('let in whom they list', async () => {
    for (const address of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8::7']) {
      const { fixture, token } = await startDeposit(listed);
      const body = signedPostback([entry(await fixture.submittedOrder(token))]);
      assert.equal((await fixture.postback(body, from(address))).status, 200);
      assert.equal((await fixture.view(token)).state, 'credited');
    }
  });

  it('refuse all others, a right signature or not, with an alarm and nothing stored', async () => {
    const { fixture, token } = await startDeposit(listed);
    const body = signedPostback([entry(await fixture.submittedOrder(token))]);
    for (const init of [
      from('198.51.100.1'),
      from('203.0.113.9, 198.51.100.1'),
      from('2001:db9::1'),
      from('unknown'),
      {},
    ]) {
      await assertProblem(await fixture.postback(body, init), 403, 'address_not_allowed');
    }
    assert.equal((await fixture.view(token)).state, 'accepted');
    assert.deepEqual(fixture.rows('select * from inbox'), []);
    const alarms = fixture.logged.filter((line) => line.includes('an address that is not listed'));
    assert.equal(alarms.length, 5);
    assert.match(alarms[0] ?? '', /198\.51\.100\.1/);
  });

  it('never stand in for the signature', async () => {
    const fixture = await startProxy(listed);
    const body = JSON.stringify({ ...JSON.parse(signedPostback([entry('x')])), signature: '0'.repeat(40) });
    await assertProblem(await fixture.postback(body, from('203.0.113.9')), 401, 'signature_invalid');
  });

  it('are for postbacks alone', async () => {
    const { fixture, token } = await startDeposit(listed);
    assert.equal((await fixture.call('/deposit', { token, ...from('198.51.100.1') })).status, 200);
  });
});

describe('a postback that is refused', () => {
  const good = signedPostback([entry('canary-order')]);
  for (const [what, body, why] of [
    ['a form', `payload=${encodeURIComponent(good)}`, 'The body is no strict JSON: No value at offset 0.'],
    ['compressed', gzipSync(good), 'The body is not UTF-8 text.'],
    ['marked as Windows does', `\ufeff${good}`, 'The body is no strict JSON: No value at offset 0.'],
    ['cut off', good.slice(0, -3), 'The body is no strict JSON: No } at offset'],
    [
      'without a list',
      '{"signature":"a","access_key":"b"}',
      'additional_data is not a list of 1 to 1000 entries.',
    ],
    ['changed', good.replace('canary-order', 'canary-other'), 'The signature is not of this data.'],
  ] as const) {
    it(`says in the log why (${what}), and nothing of the body`, async () => {
      const fixture = await startProxy();
      assert.ok((await fixture.call('/postback', { method: 'POST', body })).status >= 400);
      const [line = ''] = fixture.logged.filter((one) => one.includes('postback refused'));
      assert.ok(line.includes(`"detail":"${why}`), line);
      assert.doesNotMatch(line, /canary/);
    });
  }
});

describe('postbacks with a bad signature', () => {
  it('leave a sample in the log, by digest, and nothing in the store', async () => {
    const fixture = await startProxy();
    const lines = () => fixture.logged.filter((line) => line.includes('postback refused'));
    const flood = async (count: number) => {
      for (let index = 0; index < count; index++) {
        const body = signedPostback(
          [entry(`order-${index}`)],
          {},
          { accessKey: 'a', privateKey: 'b', account: 'c' },
        );
        await assertProblem(await fixture.postback(body), 401, 'signature_invalid');
      }
    };
    await flood(35);
    assert.equal(lines().length, 10);
    assert.match(lines()[0] ?? '', /"digest":"[0-9a-f]{64}"/);
    assert.doesNotMatch(lines().join(), /order-|leftOut/);
    fixture.clock.advance(60_000);
    await flood(1);
    assert.match(lines()[10] ?? '', /"leftOut":25/);
    for (const table of ['inbox', 'gateway_transaction', 'outbox']) {
      assert.deepEqual(fixture.rows(`select * from ${table}`), []);
    }
  });
});
