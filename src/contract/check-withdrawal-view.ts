import { isCount, isFields, isMoney, isText, matches, orNull, shape } from './field-checks.ts';
import type { Check } from './field-checks.ts';
import { withdrawalRefusals } from './withdrawal-state.ts';
import type { WithdrawalState } from './withdrawal-state.ts';
import type { WithdrawalView } from './withdrawal-view.ts';

const recipient = shape({
  accountNumberMasked: matches(/^\*+[0-9]{4}$/),
  accountName: isText,
  bank: isText,
});
const refusals: readonly unknown[] = withdrawalRefusals;
const sent = shape({ recipient });

/** What a view has on top in each of its states. */
const isStateView: Readonly<Record<WithdrawalState, Check>> = {
  requested: shape({ expiresInMs: isCount }),
  sending: sent,
  accepted: sent,
  unknown: sent,
  succeeded: sent,
  failed: sent,
  conflict: sent,
  refused: shape({
    refusal: (refusal) => refusals.includes(refusal),
    recipient: orNull(recipient),
  }),
};

const isState = (state: unknown): state is WithdrawalState =>
  isText(state) && Object.hasOwn(isStateView, state);

const isView = shape({ id: isText, version: isCount, amount: isMoney });

/** Whether a parsed answer is a `WithdrawalView`: for the payer's browser, without zod. The tests prove it equal to a schema. */
export const isWithdrawalView = (value: unknown): value is WithdrawalView =>
  isView(value) && isFields(value) && isState(value['state']) && isStateView[value['state']](value);
