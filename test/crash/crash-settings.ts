import { keyPair } from '../proxy/signed-postback.ts';
import { limits } from '../proxy/withdrawal-fixture.ts';

export const apiKey = 'canary-api-key-0123456789abcdef';
export const gatewaySecret = 'canary/plugin+api&secret';

/** What the process under test and the test that kills it agree on. */
export const crashSettings = (gatewayUrl: string) => ({
  gateway: { apiUrl: gatewayUrl, secret: gatewaySecret, keyPairs: [keyPair] },
  apiKeys: [apiKey],
  origins: ['https://shop.example'],
  withdrawals: limits,
});
