import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { secretsOf } from '../../src/cli/serve/secrets-of.ts';
import { readServeSettings } from '../../src/cli/serve/serve-settings.ts';
import { accessKey, canaries } from './serve-process.ts';

const environment = {
  IPAY_GATEWAY_API_URL: 'https://api.gateway.example',
  IPAY_GATEWAY_SECRET: canaries.gatewaySecret,
  IPAY_KEY_PAIRS: JSON.stringify([{ accessKey, privateKey: canaries.privateKey }]),
  IPAY_API_KEYS: canaries.apiKey,
  IPAY_ORIGINS: 'https://shop.example',
};

describe('the secrets of a database’s address', () => {
  for (const [address, password] of [
    ['postgresql://ipay:canary-pass@db:5432/ipay', 'canary-pass'],
    ['postgresql://ipay:canary%2Fpass@db/ipay', 'canary/pass'],
    // The driver takes a sign that encodes nothing for itself.
    ['postgresql://ipay:canary%pass@db/ipay', 'canary%pass'],
    ['postgresql://ipay:canary-pass@/ipay?host=/var/run/postgresql', 'canary-pass'],
    ['postgresql://db/ipay?user=ipay&password=canary-pass', 'canary-pass'],
  ] as const) {
    it(`are known: ${address}`, () => {
      const settings = readServeSettings({ ...environment, DATABASE_URL: address }, undefined);
      assert(secretsOf(settings).includes(password));
    });
  }
});
