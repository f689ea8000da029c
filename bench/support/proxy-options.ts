import type { ProxyOptions } from '../../src/proxy/index.ts';
import { apiKey, keyPair, origin } from './keys.ts';

/** A proxy whose gateway knows one wallet; nothing else is asked of it here. */
export const proxyOptions = {
  gateway: { apiUrl: 'https://api.gateway.example', secret: 'bench-plugin-secret', keyPairs: [keyPair] },
  apiKeys: [apiKey],
  origins: [origin],
  fetch: () => Promise.resolve(Response.json({ status: 'ok', params: { identifier: '0734234201' } })),
} satisfies Omit<ProxyOptions, 'store'>;
