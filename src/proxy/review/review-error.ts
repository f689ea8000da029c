/**
 * - `transaction_unknown`: no postback ever named it
 * - `transaction_ambiguous`: several of that number wait; account or variant must say which
 * - `transaction_settled`: it was credited or dismissed before, and nothing was changed
 * - `transaction_not_creditable`: a withdrawal, or an amount or currency that cannot be credited as signed
 * - `deposit_unknown`, `deposit_credited`: no such deposit; one that has its credit already
 * - `deposit_not_in_review`: it waits for nobody
 * - `withdrawal_unknown`: no such withdrawal
 * - `withdrawal_not_open`: nothing was sent yet, or its answer is awaited
 * - `withdrawal_settled`: it has another result, which the merchant was told
 * - `event_unknown`: no such event
 */
export type ReviewErrorCode =
  | 'transaction_unknown'
  | 'transaction_ambiguous'
  | 'transaction_settled'
  | 'transaction_not_creditable'
  | 'deposit_unknown'
  | 'deposit_credited'
  | 'deposit_not_in_review'
  | 'withdrawal_unknown'
  | 'withdrawal_not_open'
  | 'withdrawal_settled'
  | 'event_unknown';

/** A person's decision cannot be carried out; nothing was changed. Not for a store that does not answer. */
export class ReviewError extends Error {
  override readonly name = 'ReviewError';
  readonly code: ReviewErrorCode;

  constructor(code: ReviewErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
