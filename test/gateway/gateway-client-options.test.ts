import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createGatewayClient } from '../../src/gateway/index.ts';
import type { GatewayClientOptions } from '../../src/gateway/index.ts';

describe('options of the client', () => {
  const good: GatewayClientOptions = { apiUrl: 'https://api.example.com', secret: 'example-of-a-secret' };
  const wrong: [Partial<GatewayClientOptions>, string][] = [
    [{ apiUrl: '' }, 'api_url_invalid'],
    [{ apiUrl: 'api.example.com' }, 'api_url_invalid'],
    [{ apiUrl: 'http://api.example.com' }, 'api_url_invalid'],
    [{ apiUrl: 'http://127.0.0.1.example.com' }, 'api_url_invalid'],
    [{ apiUrl: 'ftp://api.example.com' }, 'api_url_invalid'],
    [{ apiUrl: 'https://canary:canary@api.example.com' }, 'api_url_invalid'],
    [{ apiUrl: 'https://api.example.com/?secret=canary' }, 'api_url_invalid'],
    [{ apiUrl: 'https://api.example.com/#canary' }, 'api_url_invalid'],
    [{ apiUrl: 'https://api.example.com/api/v1/' }, 'api_url_invalid'],
    [{ secret: '' }, 'secret_invalid'],
    [{ secret: 'canary' }, 'secret_invalid'],
    [{ secret: 'canary canary' }, 'secret_invalid'],
    [{ secret: 'canary-secret\n' }, 'secret_invalid'],
    [{ secret: 'canary-secrét' }, 'secret_invalid'],
    [{ walletType: '' }, 'wallet_type_invalid'],
    [{ walletType: '../canary' }, 'wallet_type_invalid'],
    [{ responseTimeoutMs: 0 }, 'timeout_invalid'],
    [{ totalTimeoutMs: Number.NaN }, 'timeout_invalid'],
    [{ totalTimeoutMs: 2 ** 31 }, 'timeout_invalid'],
  ];
  for (const [option, code] of wrong) {
    it(`refuse ${JSON.stringify(option)} without quoting it`, () => {
      assert.throws(
        () => createGatewayClient({ ...good, ...option }),
        (error: Error & { code?: string }) =>
          error.name === 'GatewayConfigurationError' &&
          error.code === code &&
          !error.message.includes('canary'),
      );
    });
  }

  for (const apiUrl of [
    'https://api.example.com/',
    'http://localhost:1',
    'http://127.0.0.1:1',
    'http://[::1]:1/gateway',
  ]) {
    it(`take ${apiUrl}`, () => assert.doesNotThrow(() => createGatewayClient({ ...good, apiUrl })));
  }
});
