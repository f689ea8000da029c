import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import * as z from 'zod/mini';
import { entry, signedPostback } from '../proxy/signed-postback.ts';
import { untilTrue } from '../tools/until-true.ts';
import { startShop } from './shop-process.ts';
import type { Example, ShopProcess } from './shop-process.ts';

const post = (url: string, body: unknown, token = ''): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const begun = z.object({ token: z.string() });
const deposit = z.object({ id: z.string(), state: z.string() });
const rendered = z.object({ html: z.string() });

async function depositOf({ url }: ShopProcess, token: string): Promise<z.infer<typeof deposit>> {
  const headers = { authorization: `Bearer ${token}` };
  return deposit.parse(await (await fetch(`${url}/pay/deposit`, { headers })).json());
}

/**
 * From session to the postback, which has come when it ends; the shop may not have credited yet.
 *
 * @returns the session's token
 */
export async function depositAt(
  shop: ShopProcess,
  amount: string,
  transactionNumber: string,
): Promise<string> {
  const { url } = shop;
  const session = await post(`${url}/deposits`, { amount });
  assert.equal(session.status, 200, await session.clone().text());
  const { token } = begun.parse(await session.json());
  const submitted = await post(`${url}/pay/deposit/activation`, { transactionNumber }, token);
  assert.equal(submitted.status, 200, await submitted.clone().text());
  await untilTrue('the postback', async () => (await depositOf(shop, token)).state === 'credited');
  return token;
}

async function refuses({ url }: ShopProcess, forged: string): Promise<void> {
  assert.equal((await post(`${url}/pay/postback`, forged)).status, 401);
}

async function takes({ url }: ShopProcess, signed: string): Promise<void> {
  const taken = await post(`${url}/pay/postback`, signed);
  assert.deepEqual([taken.status, await taken.text()], [200, '{"status":"ok"}']);
}

async function refusesAmounts({ url }: ShopProcess): Promise<void> {
  for (const body of [{ amount: '-1' }, {}, 'null', '2500"']) {
    const { status } = await post(`${url}/deposits`, body);
    assert.equal(status, 400, JSON.stringify(body));
  }
}

/** The element comes with the proxy, whatever has put it together for its platform. */
async function renders(shop: ShopProcess): Promise<void> {
  const { token } = begun.parse(await (await post(`${shop.url}/deposits`, { amount: '1250' })).json());
  const { id } = await depositOf(shop, token);
  const headers = { authorization: `Bearer ${shop.apiKey}` };
  for (const [lang, heading] of [
    ['en', 'Send the money in your iPay app'],
    ['bn', 'আপনার iPay অ্যাপ থেকে টাকা পাঠান'.normalize('NFC')],
  ] as const) {
    const answer = await fetch(`${shop.url}/pay/deposits/${id}/rendered?lang=${lang}`, { headers });
    const { html } = rendered.parse(await answer.json());
    assert.match(html, /^<template .*LKR 1,250.*<\/template>$/s);
    assert.ok(html.includes(heading), html);
  }
}

/** From session to credit, with copies of the postback, and forged ones. */
export async function payAt(shop: ShopProcess): Promise<void> {
  await refusesAmounts(shop);
  await renders(shop);
  await depositAt(shop, '2500.50', '12345677');
  await untilTrue('the credit', async () => (await shop.balance()) === 250_050);

  const [postback = ''] = shop.postbacks;
  await Promise.all(Array.from({ length: 5 }, () => takes(shop, postback)));
  const more = postback.replace('"amount":"2500.5', '"amount":"9500.5');
  assert.notEqual(more, postback);
  await refuses(shop, more);

  // A body that a parser in front would have taken apart, with what no parser would write back.
  const signed = signedPostback([entry('att_of_nobody', { comment: 'é' })], {}, shop.keyPair);
  await takes(shop, signed.replaceAll('","', '" , "'));
  await refuses(shop, signed.replace('"amount":"1000"', '"amount":"9000"'));

  // Behind the copies in the queue of events: when it is credited, they would be too.
  await depositAt(shop, '100', '12345678');
  await untilTrue('the second credit', async () => (await shop.balance()) !== 250_050);
  assert.equal(await shop.balance(), 260_050);
}

/** The same at an example that is started for it. */
export async function payAtShop(t: TestContext, example: Example): Promise<void> {
  await payAt(await startShop(t, example));
}
