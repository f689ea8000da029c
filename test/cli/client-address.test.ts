import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { runServe } from '../../src/cli/serve/run-serve.ts';
import { readServeSettings } from '../../src/cli/serve/serve-settings.ts';
import { entry, signedPostback } from '../proxy/signed-postback.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { accessKey, canaries } from './serve-process.ts';

const keys = { accessKey, privateKey: canaries.privateKey, account: 'default' };

describe('who calls serve', () => {
  const folder = temporaryFolder({ after });

  /** A server on a loopback port that lets postbacks in from the addresses given. */
  async function serve(clientAddress: string, postbackAddresses: string) {
    const settings = readServeSettings(
      {
        PORT: '0',
        IPAY_METRICS_PORT: '0',
        IPAY_LOG_LEVEL: 'silent',
        IPAY_DATABASE_FILE: join(folder, `${clientAddress}.db`.replace(':', '-')),
        // Nobody listens there, and nobody is asked.
        IPAY_GATEWAY_API_URL: 'http://127.0.0.1:9',
        IPAY_GATEWAY_SECRET: canaries.gatewaySecret,
        IPAY_KEY_PAIRS: JSON.stringify([keys]),
        IPAY_API_KEYS: canaries.apiKey,
        IPAY_ORIGINS: 'https://shop.example',
        IPAY_CLIENT_ADDRESS: clientAddress,
        IPAY_POSTBACK_ADDRESSES: postbackAddresses,
      },
      undefined,
    );
    const running = await runServe(settings);
    after(() => running.stop());
    return async (forwardedFor?: string): Promise<number> => {
      const response = await fetch(`${running.url}/postback`, {
        method: 'POST',
        headers: forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor },
        body: signedPostback([entry('nobody')], {}, keys),
      });
      await response.text();
      return response.status;
    };
  }

  it('is told by the socket, whatever the caller writes of itself', async () => {
    const allowed = await serve('socket', '127.0.0.1');
    assert.deepEqual([await allowed(), await allowed('203.0.113.9')], [200, 200]);
  });

  it('is told by the load balancer’s own word, and by nothing that stands left of it', async () => {
    const call = await serve('forwarded-for:1', '203.0.113.0/24');
    assert.deepEqual(
      await Promise.all([
        call('203.0.113.9'),
        call('198.51.100.1, 203.0.113.9'),
        call('203.0.113.9, 198.51.100.1'),
        call('203.0.113.9,'),
        call(),
      ]),
      [200, 200, 403, 403, 403],
    );
  });
});
