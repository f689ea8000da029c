import type { DepositState } from './deposit-state.ts';
import type { DepositView } from './deposit-view.ts';
import {
  isCount,
  isFields,
  isFlag,
  isMoney,
  isText,
  isTextMap,
  isTextOrAbsent,
  matches,
  orNull,
  shape,
} from './field-checks.ts';
import type { Check } from './field-checks.ts';

const transactionNumber = matches(/^[0-9]{8}$/);
const isHandedIn = shape({ transactionNumber, atMs: isCount });

const submitted = shape({ transactionNumber });
const unsubmitted = shape({ windowOpened: isFlag });
const needsReview = shape({ transactionNumber: orNull(transactionNumber) });

/** What a view has on top in each of its states. */
const isStateView: Readonly<Record<DepositState, Check>> = {
  awaiting_payment: unsubmitted,
  expired: unsubmitted,
  submitting: submitted,
  accepted: submitted,
  checking: submitted,
  possible: submitted,
  unknown: submitted,
  rejected: submitted,
  needs_review: needsReview,
  credited: (view) => needsReview(view) && shape({ credited: isMoney })(view),
};

const isState = (state: unknown): state is DepositState => isText(state) && Object.hasOwn(isStateView, state);

const isView = shape({
  id: isText,
  reference: orNull(isText),
  version: isCount,
  amount: isMoney,
  flow: matches(/^(number|window)$/),
  wallet: orNull(shape({ identifier: isText, details: isTextMap })),
  attempts: shape({ used: isCount, left: isCount }),
  handedIn: (value) => Array.isArray(value) && value.every(isHandedIn),
  stateSinceMs: isCount,
  timeMs: isCount,
  canResume: isFlag,
  expiresInMs: isCount,
  returnUrls: shape({ success: isTextOrAbsent, fail: isTextOrAbsent, pending: isTextOrAbsent }),
});

/** Whether a parsed answer is a `DepositView`: for the payer's browser, without zod. The tests prove it equal to a schema. */
export const isDepositView = (value: unknown): value is DepositView =>
  isView(value) && isFields(value) && isState(value['state']) && isStateView[value['state']](value);
