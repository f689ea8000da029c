import type { WindowOutcome } from '../../contract/payment-window-link.ts';
import { isHttpUrl } from '../../gateway/http-url.ts';
import { createRedirectHash, decodeRedirect } from '../../gateway/index.ts';
import type { SandboxRedirects } from '../sandbox-options.ts';

async function findUrl(redirects: SandboxRedirects, id: string, hashed: string): Promise<string | undefined> {
  const registered = /^[0-9]{1,9}$/.test(id) ? redirects.ids?.[Number(id)] : undefined;
  if (registered !== undefined) return registered;
  if (hashed === '' || !redirects.hash) return undefined;
  const decoded = await decodeRedirect(redirects.hash, hashed);
  if (decoded !== undefined) return decoded;
  const hash = createRedirectHash(redirects.hash);
  for (const url of redirects.knownUrls ?? []) {
    if ((await hash(url)) === hashed) return url;
  }
  return undefined;
}

/**
 * Where the payer goes after this outcome: the URL registered under `payment_url_<outcome>_id`, else the one
 * behind `<outcome>_url`, decoded or found among the known URLs. `undefined` when the link names none the
 * sandbox understands, or one that is not http(s).
 */
export async function windowRedirect(
  query: URLSearchParams,
  outcome: WindowOutcome,
  redirects: SandboxRedirects,
): Promise<string | undefined> {
  const id = query.get(`payment_url_${outcome}_id`) ?? '';
  const hashed = query.get(`${outcome}_url`) ?? '';
  const url = await findUrl(redirects, id, hashed);
  return url !== undefined && isHttpUrl(url) ? new URL(url).href : undefined;
}
