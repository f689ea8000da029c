import { transactionNumberLength } from '../../src/contract/transaction-number.ts';
import type { MagicNumber } from '../server/shop-shapes.ts';

/**
 * A transaction number the sandbox has not seen yet, and that chooses the outcome by its last digits.
 *
 * @param suffix empty for the outcome of all numbers that end in no suffix of `list`
 */
export function magicNumberFor(suffix: string, list: readonly MagicNumber[]): string {
  const candidate = randomDigits(transactionNumberLength - suffix.length) + suffix;
  const isOther = suffix === '' && list.some((other) => other.suffix && candidate.endsWith(other.suffix));
  return isOther ? magicNumberFor(suffix, list) : candidate;
}

function randomDigits(count: number): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(count)), (random) => random % 10).join('');
}
