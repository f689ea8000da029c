/**
 * Where a deposit stands.
 *
 * - `awaiting_payment`: wallet details shown, no number given yet
 * - `submitting`: a number is on its way to the gateway
 * - `accepted`: the gateway said ok; the signed postback has yet to come
 * - `checking`: the gateway said pending and checks the payment
 * - `possible`: the gateway has not seen the payment and keeps the number
 * - `unknown`: the gateway's answer was lost or unreadable; the payment may have been activated
 * - `rejected`: the gateway refused the number; another may be given
 * - `needs_review`: a person has to look: unknown for too long, or another amount came that the merchant holds
 * - `credited`: a verified postback came; final
 * - `expired`: the time to pay is over; a payment made before is still taken
 */
export type DepositState =
  | 'awaiting_payment'
  | 'submitting'
  | 'accepted'
  | 'checking'
  | 'possible'
  | 'unknown'
  | 'rejected'
  | 'needs_review'
  | 'credited'
  | 'expired';

/**
 * Every legal move. `credited` is reached from everywhere by a verified postback and never left. `unknown`
 * never becomes `rejected`: once an answer was lost, a later refusal proves nothing. `needs_review` is reached
 * from everywhere by a verified postback whose amount the merchant wants held.
 */
export const depositTransitions: Readonly<Record<DepositState, readonly DepositState[]>> = {
  awaiting_payment: ['submitting', 'expired', 'credited', 'needs_review'],
  submitting: [
    'accepted',
    'checking',
    'possible',
    'unknown',
    'rejected',
    'credited',
    'needs_review',
    // Back to where it was, when the number certainly never reached the gateway.
    'awaiting_payment',
    'expired',
  ],
  accepted: ['credited', 'needs_review'],
  checking: ['credited', 'needs_review'],
  possible: ['submitting', 'credited', 'needs_review'],
  unknown: ['accepted', 'checking', 'possible', 'needs_review', 'credited'],
  rejected: ['submitting', 'credited', 'needs_review'],
  needs_review: ['credited'],
  credited: [],
  expired: ['submitting', 'credited', 'needs_review'],
};

// The mark lets a bundle for the browser, which needs neither, leave both out.
export const depositStates = /* @__PURE__ */ Object.keys(depositTransitions) as readonly DepositState[];

/** Whether a deposit may go from one state to the other. */
export function canMove(from: DepositState, to: DepositState): boolean {
  return depositTransitions[from].includes(to);
}

/** Whether the payer may hand in a (further) number. */
export function takesNumber(state: DepositState): boolean {
  // Not read off the table, which the payer's browser would download for it; the tests compare the two.
  return state === 'awaiting_payment' || state === 'possible' || state === 'rejected' || state === 'expired';
}
