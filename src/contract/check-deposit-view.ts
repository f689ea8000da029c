import type { DepositState } from './deposit-state.ts';
import type { DepositView } from './deposit-view.ts';

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    isText(value) && pattern.test(value);
/** An object whose fields pass these checks. It may have others. */
const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isFields(value) && Object.entries(checks).every(([name, check]) => check(value[name]));
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const isFlag: Check = (value) => typeof value === 'boolean';
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isTextOrAbsent: Check = (value) => value === undefined || isText(value);
const isMoney = shape({ amountMinor: isCount, currency: matches(/^[A-Z]{3}$/) });
// As the schema does: a key that parsed JSON may hold and no object should is passed over.
const isTextMap: Check = (value) =>
  isFields(value) && Object.entries(value).every(([key, text]) => key === '__proto__' || isText(text));
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

/**
 * Whether a parsed answer is a `DepositView`. The same check as `depositViewSchema`, without zod, for the
 * payer's browser; the tests prove the two equal.
 */
export const isDepositView = (value: unknown): value is DepositView =>
  isView(value) && isFields(value) && isState(value['state']) && isStateView[value['state']](value);
