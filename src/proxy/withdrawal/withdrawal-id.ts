import { sha256Hex } from '../../gateway/digest.ts';

/**
 * The only id under which a withdrawal is ever sent, made of the key it is asked for with. So it is the same when the
 * key comes again after the database went back to a backup and has forgotten that it was sent; the gateway has not.
 *
 * @param identity the database's own, as another shop of the same gateway account may count its payouts alike
 * @returns a UUID of version 8: 36 characters, the most the gateway takes
 */
export function withdrawalIdOf(identity: string, idempotencyKey: string): string {
  const hex = sha256Hex(JSON.stringify([identity, idempotencyKey]));
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
