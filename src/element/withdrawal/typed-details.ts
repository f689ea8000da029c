import { longestText, parseAccountNumber, tidyText } from '../../contract/withdrawal-account.ts';
import type { AccountNumberProblem } from '../../contract/withdrawal-account.ts';
import type { WithdrawalDetails } from '../../contract/withdrawal-view.ts';
import { jsonAttribute } from '../json-attribute.ts';

export type DetailsField = keyof WithdrawalDetails;

/** What stands in the three fields. */
export type TypedDetails = Readonly<Record<DetailsField, string>>;

/** `refused`: the proxy does not take it, though we saw nothing wrong. */
type TextProblem = { readonly reason: 'empty' | 'characters' | 'refused' };

/** What is wrong, by field. */
export interface DetailsErrors {
  readonly accountNumber?: AccountNumberProblem | TextProblem;
  readonly accountName?: TextProblem;
  readonly bank?: TextProblem;
}

export type DetailsResult =
  | { readonly ok: true; readonly details: WithdrawalDetails }
  | { readonly ok: false; readonly errors: DetailsErrors };

export const nothingTyped: TypedDetails = { accountNumber: '', accountName: '', bank: '' };

/** Letters of any script with their marks, the joiners of Sinhala, and what stands between names. */
const nameCharacters = /^(?:[\p{L}\p{M}\p{Zs}.'’-]|\p{Join_Control})+$/u;

/**
 * Reads what was typed as the proxy does, but for the letters of the name: which of those are taken is the
 * merchant's setting.
 */
export function readDetails(typed: TypedDetails): DetailsResult {
  const account = parseAccountNumber(typed.accountNumber);
  const accountName = tidyText(typed.accountName);
  const bank = tidyText(typed.bank);
  const nameProblem =
    accountName === '' ? 'empty' : nameCharacters.test(accountName) ? undefined : 'characters';
  const bankProblem = bank === '' ? 'empty' : bank.length > longestText ? 'refused' : undefined;
  return account.ok && !nameProblem && !bankProblem
    ? { ok: true, details: { accountNumber: account.accountNumber, accountName, bank } }
    : {
        ok: false,
        errors: {
          ...(!account.ok && { accountNumber: account.problem }),
          ...(nameProblem && { accountName: { reason: nameProblem } }),
          ...(bankProblem && { bank: { reason: bankProblem } }),
        },
      };
}

/** One text of all three, to be kept; nothing of nothing. */
export function keptTextOf(typed: TypedDetails): string {
  return Object.values(typed).join('') && JSON.stringify(typed);
}

/** The three out of a kept text. It may be anything: storage is the page's as much as ours. */
export function typedOfKept(text: string): TypedDetails {
  const kept = Object(jsonAttribute.converter(text)) as Readonly<Record<string, unknown>>;
  const field = (name: DetailsField): string => {
    const value = kept[name];
    return typeof value === 'string' ? value : '';
  };
  return { accountNumber: field('accountNumber'), accountName: field('accountName'), bank: field('bank') };
}
