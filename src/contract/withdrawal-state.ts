/**
 * Where a withdrawal stands.
 *
 * - `requested`: reserved by the merchant; nothing has reached the gateway, so the payer's account may be given
 * - `sending`: on its way to the gateway
 * - `accepted`: the gateway took it; the signed result has yet to come
 * - `unknown`: the gateway's answer was lost or unreadable; the money may be on its way
 * - `refused`: the gateway refused it, or its time was over, or it was called off, before it was sent: nothing is paid;
 *   final
 * - `succeeded`: a signed postback says it was paid, or a person found out
 * - `failed`: a signed postback says it was not paid, or a person found out
 * - `conflict`: signed words contradict each other, or a refusal; a person has to look; final
 */
export type WithdrawalState =
  'requested' | 'sending' | 'accepted' | 'unknown' | 'refused' | 'succeeded' | 'failed' | 'conflict';

/**
 * Every legal move. Only `refused` and `failed` let the merchant give the reserved money back to the payer.
 * `unknown` becomes one of them by a signed postback or a person's decision alone: once an answer was lost, a refusal
 * proves nothing.
 */
export const withdrawalTransitions: Readonly<Record<WithdrawalState, readonly WithdrawalState[]>> = {
  requested: ['sending', 'refused', 'succeeded', 'failed'],
  sending: [
    'accepted',
    'refused',
    'unknown',
    // Certainly never reached the gateway: the same withdrawal may be sent again.
    'requested',
    // The postback overtook the answer.
    'succeeded',
    'failed',
  ],
  accepted: ['succeeded', 'failed'],
  unknown: ['accepted', 'succeeded', 'failed'],
  // Paid after all, though the merchant has given the reserved money back.
  refused: ['conflict'],
  succeeded: ['conflict'],
  failed: ['conflict'],
  conflict: [],
};

export const withdrawalStates = Object.keys(withdrawalTransitions) as readonly WithdrawalState[];

/** Whether a withdrawal may go from one state to the other. */
export function canMoveWithdrawal(from: WithdrawalState, to: WithdrawalState): boolean {
  return withdrawalTransitions[from].includes(to);
}

/** How a withdrawal ends that was sent: paid, or not. */
export type WithdrawalResult = Extract<WithdrawalState, 'succeeded' | 'failed'>;

/**
 * Why a withdrawal was refused.
 *
 * - `insufficient_balance`: the merchant's balance at the gateway is too small
 * - `refused`: the gateway's word, for any other reason
 * - `expired`: never sent; its time is over, or the merchant called it off
 */
export const withdrawalRefusals = ['insufficient_balance', 'refused', 'expired'] as const;
export type WithdrawalRefusal = (typeof withdrawalRefusals)[number];
