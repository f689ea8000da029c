import { databaseUrl } from './database-url.ts';
import type { ServeSettings } from './serve-settings.ts';

/** A sign that encodes nothing stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function passwordsOf(address: string | undefined): string[] {
  const url = address === undefined ? undefined : databaseUrl(address);
  if (!url) return [];
  const given = [url.password, decoded(url.password), url.searchParams.get('password') ?? ''];
  return given.filter((password) => password !== '');
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
    ...passwordsOf(store.url),
  ];
}
