import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { createProxy } from '../../src/proxy/index.ts';
import { depositEventSchema } from '../contract/answer-schemas.ts';
import { ProxyFixture, goodOptions, startProxy } from './proxy-fixture.ts';
import { connectionFailure } from './scripted-gateway.ts';
import type { Answer } from './scripted-gateway.ts';

const webhook = {
  url: 'https://shop.example/events?key=canary-webhook-key',
  secret: `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`,
};

/** A shop whose webhook answers as told, behind a proxy with one credit to tell. */
async function startShop(first: Answer) {
  const fixture = await startProxy();
  const received: { headers: Record<string, string>; body: string; redirect: string }[] = [];
  const shop = { answer: first };
  const proxy = createProxy({
    ...goodOptions,
    webhook,
    store: fixture.store,
    clock: fixture.clock,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (fields, message) => fixture.logged.push(JSON.stringify(fields), message),
    },
    // No async function: it throws at once what the shop's answer throws.
    fetch: (input, init) => {
      const request = new Request(input, init);
      const headers = Object.fromEntries(request.headers);
      received.push({
        headers,
        body: typeof init?.body === 'string' ? init.body : '',
        redirect: request.redirect,
      });
      return Promise.resolve(shop.answer(request));
    },
  });
  const { token } = await fixture.session();
  await fixture.pay(await fixture.submittedOrder(token));
  const state = async () => (await fixture.store.read.listEvents(0, 1))[0];
  return { fixture, proxy, received, shop, state };
}

describe('the webhook', () => {
  it('is signed so that the Standard Webhooks library verifies it', async () => {
    const { proxy, received, state, fixture } = await startShop(() => new Response('thanks'));
    await proxy.runDue();
    const [request] = received;
    assert(request);
    const [event] = await fixture.events();
    assert.deepEqual(new Webhook(webhook.secret).verify(request.body, request.headers), event);
    assert.equal(request.headers['webhook-id'], event?.id);
    assert.throws(() => new Webhook(webhook.secret).verify(`${request.body} `, request.headers));
    assert.deepEqual(depositEventSchema.parse(JSON.parse(request.body)), event);
    assert.equal((await state())?.state, 'delivered');
    assert.equal(request.redirect, 'manual');
  });

  for (const [name, answer] of [
    ['an error', () => new Response('no', { status: 500 })],
    ['a refusal', () => new Response('no', { status: 401 })],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } })],
    ['a fault that quotes the address', connectionFailure('ECONNRESET', webhook.url)],
    ['one that comes later', async () => Promise.reject(new Error(webhook.url))],
    [
      'a fault in which nothing is an error',
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- a foreign fetch may throw anything
        throw webhook.url;
      },
    ],
  ] as const) {
    it(`comes again under the same id after ${name}, and the address is told to nobody`, async () => {
      const { proxy, received, shop, state, fixture } = await startShop(answer);
      await proxy.runDue();
      assert.equal((await state())?.state, 'pending');
      assert.equal(received.length, 1);
      assert(!JSON.stringify([await state(), fixture.logged]).includes('canary-webhook-key'));
      shop.answer = () => new Response(null, { status: 204 });
      fixture.clock.advance(6_000);
      await proxy.runDue();
      assert.equal((await state())?.state, 'delivered');
      assert.equal(received[0]?.headers['webhook-id'], received[1]?.headers['webhook-id']);
    });
  }

  it('is taken by any 2xx, also when its body breaks off', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('cut')) });
    const { proxy, state } = await startShop(() => new Response(broken, { status: 202 }));
    await proxy.runDue();
    assert.equal((await state())?.state, 'delivered');
  });

  it('stands not beside onEvent', async () => {
    const fixture = new ProxyFixture();
    await assert.rejects(fixture.open({ webhook, onEvent: () => undefined }), /onEvent/);
    await fixture.store.close();
  });
});
