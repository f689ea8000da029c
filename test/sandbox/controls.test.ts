import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod/mini';
import { readPostback } from '../../src/gateway/index.ts';
import { activation, keyPair, secret, startSandbox } from './sandbox-harness.ts';

const stateSchema = z.object({
  transactions: z.array(z.object({ orderId: z.string(), amount: z.string(), scenario: z.string() })),
  postbacks: z.array(z.object({ id: z.string(), deliveredAtMs: z.nullable(z.int()), attempts: z.int() })),
});

const verify = (body = '') => readPostback(new TextEncoder().encode(body), [keyPair]);
const orderId = activation.custom_transaction_id;

describe('sandbox: controls', () => {
  it('state lists transactions and the delivery of their postbacks, and no key', async () => {
    const harness = startSandbox();
    await harness.activate();
    harness.clock.advance(1500);
    await harness.reported(1);
    const text = await (await harness.control('state')).text();
    assert(!text.includes(keyPair.privateKey) && !text.includes(secret));
    const state = stateSchema.parse(JSON.parse(text));
    assert.deepEqual(state.transactions, [{ orderId, amount: '1000', scenario: 'ok' }]);
    assert.equal(state.postbacks[0]?.attempts, 1);
    assert.notEqual(state.postbacks[0].deliveredAtMs, null);
    await harness.sandbox.stop();
  });

  it('pay settles an order that would stay open for ever', async () => {
    const harness = startSandbox();
    await harness.activate({ key1: '23936703' });
    assert.equal((await harness.control('pay', { customTransactionId: orderId })).status, 202);
    await harness.reported(1);
    const read = verify(harness.bodies[0]);
    assert(read.ok && read.postback.transactions[0]?.orderId === orderId);
    await harness.sandbox.stop();
  });

  it('pay takes an order the sandbox has never seen, if it is told everything', async () => {
    const harness = startSandbox();
    const unknown = await harness.control('pay', { customTransactionId: 'new' });
    assert.equal(unknown.status, 400);
    await harness.control('pay', { customTransactionId: 'new', label: 'payer', amount: '12.34' });
    await harness.reported(1);
    const read = verify(harness.bodies[0]);
    assert(read.ok && read.postback.transactions[0]?.amount === '12.34');
    await harness.sandbox.stop();
  });

  it('resend sends copies at once, byte for byte', async () => {
    const harness = startSandbox();
    await harness.activate();
    harness.clock.advance(1500);
    await harness.reported(1);
    const id = harness.reports[0]?.postbackId ?? '';
    const response = await harness.control(`postbacks/${id}/resend`, { copies: 50 });
    const { answers } = z
      .object({ answers: z.array(z.object({ result: z.string(), answerStatus: z.int() })) })
      .parse(await response.json());
    assert.equal(answers.length, 50);
    assert(answers.every(({ result, answerStatus }) => result === 'accepted' && answerStatus === 200));
    assert.equal(harness.bodies.length, 51);
    assert.equal(new Set(harness.bodies).size, 1);
    assert.equal((await harness.control('postbacks/none/resend', {})).status, 404);
    assert.equal((await harness.control(`postbacks/${id}/resend`, { copies: 101 })).status, 400);
    await harness.sandbox.stop();
  });

  it('forge sends a postback that does not verify, once', async () => {
    const harness = startSandbox();
    harness.merchant = () => new Response('no', { status: 401 });
    await harness.activate({ key1: '23936712' });
    const response = await harness.control('forge', { customTransactionId: orderId });
    assert.deepEqual(await response.json(), { result: 'refused', answerStatus: 401 });
    const read = verify(harness.bodies[0]);
    assert(!read.ok && read.code === 'signature_mismatch');
    assert.equal(harness.reports[0]?.cause, 'forgery');
    assert.equal(harness.clock.pending, 0);
    await harness.sandbox.stop();
  });

  it('pay holds the postback back as long as it is told', async () => {
    const harness = startSandbox();
    await harness.activate({ key1: '23936712' });
    await harness.control('pay', { customTransactionId: orderId, delayMs: 5000 });
    await harness.control('pay', { customTransactionId: 'other', label: 'payer', amount: '7' });
    await harness.reported(1);
    assert.equal(harness.reports[0]?.orderId, 'other');
    harness.clock.advance(5000);
    await harness.reported(2);
    assert.equal(harness.reports[1]?.orderId, orderId);
    const tooLate = { customTransactionId: orderId, delayMs: 60_001 };
    assert.equal((await harness.control('pay', tooLate)).status, 400);
    await harness.sandbox.stop();
  });

  it('tamper writes over the signed amount, so that the signature breaks', async () => {
    const harness = startSandbox();
    harness.merchant = () => new Response('no', { status: 401 });
    await harness.activate({ key1: '23936712' });
    const response = await harness.control('tamper', { customTransactionId: orderId, forgedAmount: '99999' });
    assert.deepEqual(await response.json(), { result: 'refused', answerStatus: 401 });
    const read = verify(harness.bodies[0]);
    assert(!read.ok && read.code === 'signature_mismatch');
    assert.match(harness.bodies[0] ?? '', /"amount":"99999"/);
    await harness.sandbox.stop();
  });

  it('tamper writes over the amount that no signature covers', async () => {
    const harness = startSandbox();
    await harness.activate({ key1: '23936712' });
    await harness.control('tamper', {
      customTransactionId: orderId,
      forgedAmount: '99999',
      place: 'unsigned',
    });
    const read = verify(harness.bodies[0]);
    assert(read.ok);
    assert.equal(read.postback.unsigned.amount, '99999');
    assert.equal(read.postback.transactions[0]?.amount, '1000');
    const noAmount = { customTransactionId: orderId, forgedAmount: 'much' };
    assert.equal((await harness.control('tamper', noAmount)).status, 400);
    await harness.sandbox.stop();
  });

  it('takes JSON only, which a foreign page cannot send unasked', async () => {
    const { sandbox } = startSandbox();
    const body = JSON.stringify({ customTransactionId: 'x', label: 'y', amount: '1' });
    const request = new Request('http://sandbox.test/sandbox/pay', { method: 'POST', body });
    assert.equal((await sandbox.fetch(request)).status, 400);
    await sandbox.stop();
  });
});
