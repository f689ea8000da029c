import type { ServeSettings } from './serve-settings.ts';

function passwordOf(url: string | undefined): string[] {
  if (url === undefined || !URL.canParse(url)) return [];
  const { password } = new URL(url);
  return password === '' ? [] : [password, decodeURIComponent(password)];
}

/** Every secret among the settings: what no log line may hold. */
export function secretsOf({ proxy, store }: ServeSettings): readonly string[] {
  const { gateway, window, webhook, withdrawals, apiKeys } = proxy;
  const hash = window?.redirectHash;
  return [
    gateway.secret,
    ...gateway.keyPairs.map(({ privateKey }) => privateKey),
    ...apiKeys,
    ...(webhook ? [webhook.secret] : []),
    ...(withdrawals?.privateKey === undefined ? [] : [withdrawals.privateKey]),
    ...(hash && 'key' in hash ? [hash.key] : []),
    ...(hash && 'iv' in hash && hash.iv !== undefined ? [hash.iv] : []),
    ...passwordOf(store.url),
  ];
}
