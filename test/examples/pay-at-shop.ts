import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import * as z from 'zod/mini';
import { entry, signedPostback } from '../proxy/signed-postback.ts';
import { startShop, untilTrue } from './shop-process.ts';

/** The examples by what starts them. `npm test` starts the two that differ most. */
export const shops = {
  Express: 'demo/examples/proxy/express.ts',
  'a worker': 'test/examples/host-worker.ts',
} as const;
export const moreShops = {
  'Node http': 'demo/examples/proxy/node-http.ts',
  Fastify: 'demo/examples/proxy/fastify.ts',
  Hono: 'demo/examples/proxy/hono.ts',
  'Next.js': 'test/examples/host-next.ts',
} as const;

const post = (url: string, body: unknown, token = ''): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const begun = z.object({ token: z.string() });
const deposit = z.object({ state: z.string() });

/** From session to credit, at an example that is started for it; and a forged postback. */
export async function payAtShop(t: TestContext, file: string): Promise<void> {
  const shop = await startShop(t, file);
  const session = await post(`${shop.url}/deposits`, { amount: '2500.50' });
  assert.equal(session.status, 200, await session.clone().text());
  const { token } = begun.parse(await session.json());

  const number = { transactionNumber: '12345677' };
  const submitted = await post(`${shop.url}/pay/deposit/activation`, number, token);
  assert.equal(submitted.status, 200, await submitted.clone().text());
  const stateNow = async (): Promise<string> => {
    const headers = { authorization: `Bearer ${token}` };
    return deposit.parse(await (await fetch(`${shop.url}/pay/deposit`, { headers })).json()).state;
  };
  await untilTrue('the postback', async () => (await stateNow()) === 'credited');
  await untilTrue('the credit', () => shop.balance() === 250_050);

  // A body that a parser in front would have taken apart, with what no parser would write back.
  const keys = shop.keyPair;
  const signed = signedPostback([entry('att_of_nobody', { comment: 'é' })], {}, keys);
  const spaced = signed.replaceAll('","', '" , "');
  const taken = await post(`${shop.url}/pay/postback`, spaced);
  assert.deepEqual([taken.status, await taken.text()], [200, '{"status":"ok"}']);
  const forged = await post(`${shop.url}/pay/postback`, signed.replace('"amount":"1000"', '"amount":"9000"'));
  assert.equal(forged.status, 401);
  assert.equal(shop.balance(), 250_050);
}
