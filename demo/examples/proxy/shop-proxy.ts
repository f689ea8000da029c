import { createProxy } from 'ipay-deposit/proxy';
import type { DepositStore, Proxy, ProxyOptions } from 'ipay-deposit/proxy';

/** What the examples read from their environment. */
export type ShopVariable =
  | 'IPAY_GATEWAY_API_URL'
  | 'IPAY_GATEWAY_SECRET'
  | 'IPAY_ACCESS_KEY'
  | 'IPAY_PRIVATE_KEY'
  | 'IPAY_API_KEY'
  | 'SHOP_ORIGIN';

/**
 * The proxy of every example beside this file: they differ in the server they mount it in.
 *
 * @throws {ConfigurationError} naming every setting that is wrong
 */
export function shopProxy(
  read: (variable: ShopVariable) => string | undefined,
  store: DepositStore,
  more: Pick<ProxyOptions, 'basePath' | 'clientAddress' | 'onEvent'>,
): Proxy {
  return createProxy({
    store,
    gateway: {
      apiUrl: read('IPAY_GATEWAY_API_URL') ?? '',
      secret: read('IPAY_GATEWAY_SECRET') ?? '',
      keyPairs: [{ accessKey: read('IPAY_ACCESS_KEY') ?? '', privateKey: read('IPAY_PRIVATE_KEY') ?? '' }],
    },
    apiKeys: [read('IPAY_API_KEY') ?? ''],
    origins: [read('SHOP_ORIGIN') ?? 'https://shop.example'],
    ...more,
  });
}
