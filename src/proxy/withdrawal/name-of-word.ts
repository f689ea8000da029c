import type { SignedTransaction } from '../../gateway/index.ts';
import { namePart } from '../name-part.ts';

/**
 * The name under which a withdrawal's word is remembered for ever: what it is about and what it says. Its
 * `transaction_id` is no name: the page's own example leaves it empty. So a repeat finds its name taken, whatever
 * else the entry says now, and the opposite result has a name of its own and is seen.
 */
export function nameOfWord({ withdrawalId, withdrawalStatus, digest }: SignedTransaction): string {
  if (withdrawalId === '') return `digest:${digest}`;
  return `withdrawal:${namePart(withdrawalId)}:${withdrawalStatus ?? digest}`;
}

/** Whether a name is of such a word, and not of a payment, as which whoever pays may name any order. */
export const isWordOnWithdrawal = (name: string): boolean => name.startsWith('withdrawal:');
