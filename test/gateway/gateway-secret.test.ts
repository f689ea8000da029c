import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createGatewayClient } from '../../src/gateway/index.ts';
import { activateAgainst, canarySecret as secret } from './activate-against.ts';
import { startHttpServer } from './http-server.ts';

const encoded = encodeURIComponent(secret);

describe('the secret', () => {
  const encodedTwice = encodeURIComponent(encoded);
  const everyByte = Array.from(secret, (character) => `%${character.charCodeAt(0).toString(16)}`).join('');
  const forms = [secret, encoded, encoded.toLowerCase().replace('secret', 'Secret'), encodedTwice, everyByte];

  for (const form of forms) {
    it(`is blanked out of whatever the gateway echoes: ${form}`, async (t) => {
      const message = `GET /api?secret=${form} failed`;
      const bodies: object[] = [
        { status: 'fail', message },
        { status: 'pending', message },
        { status: 'possible_transaction_created', message },
        { status: 'fail', message: { [form]: [message, form] } },
        { status: 'ok', deposit_amount: form },
        { status: form },
        { status: 'fail', message: 'x'.repeat(295) + form },
      ];
      for (const body of bodies) await activateAgainst(t, (response) => response.end(JSON.stringify(body)));
      const rejected = await activateAgainst(t, (response) => response.end(JSON.stringify(bodies[0])));
      assert.deepEqual(rejected, { kind: 'rejected', message: 'GET /api?secret=[secret] failed' });
    });

    it(`is blanked out of wallet details: ${form}`, async (t) => {
      const body = JSON.stringify({ status: 'ok', params: { identifier: `1${form}`, [form]: form } });
      const { url } = await startHttpServer(t, (response) => response.end(body));
      const outcome = await createGatewayClient({ apiUrl: url, secret }).createTransaction({
        label: 'x',
        currency: 'LKR',
      });
      assert.deepEqual(outcome, {
        kind: 'ok',
        wallet: { identifier: '1[secret]', details: { '[secret]': '[secret]' } },
      });
    });
  }

  it('is blanked out where it is all digits and comes as a number', async (t) => {
    const body = '{"status":"ok","params":{"identifier":"1","id":123456789}}';
    const { url } = await startHttpServer(t, (response) => response.end(body));
    const client = createGatewayClient({ apiUrl: url, secret: '123456789' });
    const outcome = await client.createTransaction({ label: 'x', currency: 'LKR' });
    assert.ok(outcome.kind === 'ok');
    assert.deepEqual(outcome.wallet.details, { id: '[secret]' });
  });
});
