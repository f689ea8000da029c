import { sha256Hex } from '../../gateway/digest.ts';
import { randomToken } from '../random-id.ts';

/**
 * Whether a token is one of the API keys; several are live while they are rotated.
 *
 * Compared as digests that begin with what nobody knows. How far two digests agree may show in the time a comparison
 * takes, and tells nothing: nobody can say which token would agree further.
 */
export function createApiKeyCheck(apiKeys: readonly string[]): (token: string) => boolean {
  const salt = randomToken();
  const digest = (token: string): string => sha256Hex(salt + token);
  const digests = new Set(apiKeys.map(digest));
  return (token) => digests.has(digest(token));
}
