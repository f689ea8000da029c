import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { creditedEvent } from './credited-event.ts';
import { merchantLanguages, missingFor, startMerchant } from './merchant-process.ts';
import type { Merchant, MerchantLanguage } from './merchant-process.ts';

const keyOf = (text: string): Buffer => Buffer.from(text.padEnd(32, '.'));
const key = keyOf('the secret of this webhook');
const secret = `whsec_${key.toString('base64')}`;

const signatureOf = (id: string, timestamp: string, body: string, signedWith = key): string =>
  `v1,${createHmac('sha256', signedWith).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

interface Sent {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** As the proxy sends it, so many seconds ago. */
function signed(event: { readonly id: string }, secondsAgo = 0, signedWith = key): Sent {
  const body = JSON.stringify(event);
  const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': event.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatureOf(event.id, timestamp, body, signedWith),
    },
  };
}

async function send({ url }: Merchant, { body, headers }: Sent): Promise<number> {
  const response = await fetch(url, { method: 'POST', body, headers });
  await response.body?.cancel();
  return response.status;
}

async function creditsOnce(t: TestContext, language: MerchantLanguage): Promise<void> {
  const merchant = await startMerchant(t, language, secret);

  await t.test('an event that comes twenty times at once, and again', async () => {
    const event = signed(creditedEvent('evt_1', 250_000));
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(merchant, event)));
    assert.deepEqual(new Set(answers), new Set([204]));
    assert.equal(await send(merchant, signed(creditedEvent('evt_1', 250_000), -60)), 204);
    assert.equal(await send(merchant, signed(creditedEvent('evt_2', 5_050))), 204);
    assert.equal(merchant.balanceOf('payer-42'), 255_050);
  });

  await t.test('labels in any script, and amounts that no float holds', async () => {
    const large = Number.MAX_SAFE_INTEGER - 1;
    assert.equal(await send(merchant, signed(creditedEvent('evt_3', large, "ගෙවන්නා 'x' -- \\"))), 204);
    assert.equal(merchant.balanceOf("ගෙවන්නා 'x' -- \\"), large);
  });

  await t.test('what is signed with one of two secrets, as while they are changed', async () => {
    const event = signed(creditedEvent('evt_4', 100, 'payer-4'));
    const other = signed(creditedEvent('evt_4', 100, 'payer-4'), 0, keyOf('another'));
    const both = `v1a,AAAA ${other.headers['webhook-signature']} ${event.headers['webhook-signature']}`;
    assert.equal(
      await send(merchant, { ...event, headers: { ...event.headers, 'webhook-signature': both } }),
      204,
    );
    assert.equal(merchant.balanceOf('payer-4'), 100);
  });

  await t.test('nothing that is not signed, or was not signed for this', async () => {
    const event = signed(creditedEvent('evt_5', 100, 'payer-5'));
    const { headers } = event;
    const [, bare = ''] = headers['webhook-signature']?.split(',') ?? [];
    const forged: Readonly<Record<string, Sent>> = {
      'another amount': { headers, body: event.body.replaceAll('100', '999') },
      'a space more': { headers, body: `${event.body} ` },
      'another id': { ...event, headers: { ...headers, 'webhook-id': 'evt_6' } },
      'another time': {
        ...event,
        headers: { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) },
      },
      'a time that is none': {
        body: event.body,
        headers: {
          ...headers,
          'webhook-timestamp': 'now',
          'webhook-signature': signatureOf('evt_5', 'now', event.body),
        },
      },
      'another secret': signed(creditedEvent('evt_5', 100, 'payer-5'), 0, keyOf('another')),
      'an empty secret': signed(creditedEvent('evt_5', 100, 'payer-5'), 0, Buffer.alloc(0)),
      'no version': { ...event, headers: { ...headers, 'webhook-signature': bare } },
      'another version': { ...event, headers: { ...headers, 'webhook-signature': `v2,${bare}` } },
      'an empty signature': { ...event, headers: { ...headers, 'webhook-signature': 'v1,' } },
      'a longer signature': { ...event, headers: { ...headers, 'webhook-signature': `v1,${bare}A` } },
      'no header at all': { body: event.body, headers: {} },
    };
    for (const [what, request] of Object.entries(forged))
      assert.equal(await send(merchant, request), 401, what);
    assert.equal(merchant.balanceOf('payer-5'), 0);
  });

  await t.test('nothing that was signed long ago, or for a time to come', async () => {
    for (const secondsAgo of [600, -600]) {
      assert.equal(await send(merchant, signed(creditedEvent('evt_7', 100, 'payer-7'), secondsAgo)), 401);
    }
    assert.equal(merchant.balanceOf('payer-7'), 0);
  });

  await t.test('no event of another type', async () => {
    const review = { ...creditedEvent('evt_8', 100, 'payer-8'), type: 'deposit.needs_review' };
    assert.equal(await send(merchant, signed(review)), 204);
    assert.equal(merchant.balanceOf('payer-8'), 0);
  });

  await t.test('what could not be written the first time, which is not answered 2xx', async () => {
    const event = creditedEvent('evt_9', 100, 'payer-9');
    merchant.database.exec(
      `create trigger broken before insert on balance begin select raise(abort, 'disk full'); end`,
    );
    assert.equal(await send(merchant, signed(event)), 500);
    merchant.database.exec('drop trigger broken');
    assert.equal(await send(merchant, signed(event)), 204);
    assert.equal(merchant.balanceOf('payer-9'), 100);
  });
}

describe('a merchant’s webhook credits once', { concurrency: 2 }, () => {
  for (const language of merchantLanguages) {
    it(`in ${language}`, { skip: missingFor(language) }, (t) => creditsOnce(t, language));
  }
});
