import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import type { MerchantEvent } from '../../src/proxy/index.ts';
import { deliverByWebhook } from '../../src/proxy/outbox/deliver-by-webhook.ts';
import { startHttpServer, unusedUrl } from '../gateway/http-server.ts';
import { startTlsServer } from '../gateway/tls-server.ts';
import { webhookSecret as secret } from './proxy-fixture.ts';

const event: MerchantEvent = {
  id: 'evt_1',
  type: 'deposit.needs_review',
  occurredAt: '2026-11-26T10:15:00.000Z',
  data: { depositId: 'dep_1', label: 'payer-1', reference: null },
};
/** Some receivers know their caller by the address. */
const key = 'canary-webhook-key';

/** What the log and the review say of a delivery that failed. */
async function saidOf(url: string, fetchImpl?: typeof fetch): Promise<string> {
  let said = '';
  await assert.rejects(
    deliverByWebhook({ url: `${url}/events?key=${key}`, secret }, fetchImpl)(event),
    (error) => {
      assert(error instanceof Error);
      said = error.message;
      assert(!JSON.stringify([said, error.stack, error.cause]).includes(key), said);
      return true;
    },
  );
  return said;
}

describe('a webhook that cannot be told says why, and never its address', () => {
  it('nobody listens', async () => {
    assert.equal(await saidOf(await unusedUrl()), 'The webhook could not be reached (ECONNREFUSED).');
  });

  it('nobody knows its name', async () => {
    assert.match(
      await saidOf('https://shop.invalid'),
      /^The webhook could not be reached \((?:ENOTFOUND|EAI_AGAIN)\)\.$/,
    );
  });

  for (const [what, options, code] of [
    ['has expired', { validUntil: '2020-02-01' }, 'CERT_HAS_EXPIRED'],
    ['is signed by itself', { isTrusted: false }, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['is of another name', { name: 'another.example' }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const) {
    it(`its certificate ${what}: it is sent nothing`, async (t) => {
      const shop = await startTlsServer(t, options);
      assert.equal(await saidOf(shop.url), `The webhook could not be reached (${code}).`);
      assert.equal(shop.requests(), 0);
    });
  }

  it('it does not answer in time', async () => {
    const late = () => Promise.reject(new DOMException(`no answer of ?key=${key}`, 'TimeoutError'));
    assert.equal(await saidOf('https://shop.example', late), 'The webhook did not answer within 15 s.');
  });

  it('it hangs up', async (t) => {
    const shop = await startHttpServer(t, (response) => response.destroy());
    assert.match(await saidOf(shop.url), /^The connection to the webhook broke off \([A-Z_]+\)\.$/);
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`it redirects with ${status}: neither event nor signature goes there`, async (t) => {
      const elsewhere = await startHttpServer(t, (response) => response.end());
      const location = `${elsewhere.url}/?key=${key}`;
      const shop = await startHttpServer(t, (response) => response.writeHead(status, { location }).end());
      const redirect = `The webhook answered ${status}, a redirect, which is not followed.`;
      assert.equal(await saidOf(shop.url), redirect);
      assert.equal(elsewhere.requests.length, 0);
    });
  }

  for (const status of [304, 400, 401, 404, 410, 500, 503]) {
    it(`it answers ${status}`, async (t) => {
      const shop = await startHttpServer(t, (response) => response.writeHead(status).end(key));
      assert.equal(await saidOf(shop.url), `The webhook answered ${status}.`);
    });
  }
});

describe('a webhook has taken the event', () => {
  const endless = (response: ServerResponse): void => {
    const chunk = Buffer.alloc(16 * 1024, ' ');
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  };
  for (const [what, answer] of [
    ['by 204', (response) => response.writeHead(204).end()],
    ['by 299', (response) => response.writeHead(299).end('thanks')],
    [
      'also when its answer breaks off',
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('than', () => response.destroy());
      },
    ],
    ['also when its answer never ends, which is not read', endless],
  ] as const satisfies readonly (readonly [string, (response: ServerResponse) => void])[]) {
    it(what, async (t) => {
      const closed: Promise<unknown>[] = [];
      const shop = await startHttpServer(t, (response) => {
        closed.push(once(response, 'close'));
        answer(response);
      });
      await deliverByWebhook({ url: shop.url, secret })(event);
      await Promise.all(closed);
      assert.equal(shop.requests.length, 1);
    });
  }
});
