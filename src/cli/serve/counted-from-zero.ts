import type {
  ActivateOutcome,
  CreateOutcome,
  PostbackRefusalCode,
  UnknownReason,
  WithdrawalOutcome,
} from '../../gateway/index.ts';
import type { TransactionObservation } from '../../proxy/telemetry/meter.ts';
import type { SuspenseReason } from '../../proxy/use-cases/judge-transaction.ts';
import type { WithdrawalSuspenseReason } from '../../proxy/use-cases/judge-withdrawal.ts';

/*
 * Everything that an alarm may look for, by its labels. Each is shown as 0 before it happens: Prometheus tells a rise
 * from two values, so that of a series which begins with 1 it sees none, and nobody would be woken by the first.
 */

/** Every name of a type; the compiler misses the one that is left out. */
const names = <Name extends string>(all: Readonly<Record<Name, null>>): readonly string[] => Object.keys(all);

const noReason = [''];

const unsent = names<Extract<ActivateOutcome | WithdrawalOutcome, { kind: 'unsent' }>['reason']>({
  connection: null,
  misconfigured: null,
});

const unknown = names<UnknownReason>({
  timeout: null,
  connection_lost: null,
  server_error: null,
  redirect: null,
  unexpected_status: null,
  too_large: null,
  not_json: null,
  unexpected_reply: null,
});

type Reasons<Kind extends string> = Readonly<Record<Kind, readonly string[]>>;

const create: Reasons<CreateOutcome['kind']> = {
  ok: noReason,
  refused: noReason,
  misconfigured: noReason,
  unavailable: noReason,
};

const activate: Reasons<ActivateOutcome['kind']> = {
  accepted: noReason,
  checking: noReason,
  possible: noReason,
  rejected: noReason,
  unsent,
  unknown,
};

const withdrawal: Reasons<WithdrawalOutcome['kind']> = {
  accepted: noReason,
  refused: names<Extract<WithdrawalOutcome, { kind: 'refused' }>['code']>({
    insufficient_balance: null,
    refused: null,
  }),
  unsent,
  unknown,
};

/** What comes of calls to the gateway. */
export const gatewayCallLabels = Object.entries({ create, activate, withdrawal }).flatMap(
  ([endpoint, outcomes]) =>
    Object.entries(outcomes).flatMap(([outcome, reasons]) =>
      reasons.map((reason) => ({ endpoint, outcome, reason })),
    ),
);

const transactions: Reasons<TransactionObservation['result']> = {
  credited: noReason,
  succeeded: noReason,
  failed: noReason,
  repeated: noReason,
  suspended: names<SuspenseReason | WithdrawalSuspenseReason>({
    transaction_id_missing: null,
    amount_invalid: null,
    order_unknown: null,
    wallet_mismatch: null,
    currency_mismatch: null,
    known_in_other_account: null,
    already_credited: null,
    amount_differs: null,
    withdrawal_unknown: null,
    withdrawal_never_sent: null,
    withdrawal_status_unknown: null,
    account_differs: null,
    withdrawal_in_conflict: null,
  }),
  conflict: [
    'contradicts_earlier',
    'succeeded_after_failed',
    'succeeded_after_refused',
    'failed_after_succeeded',
  ],
};

/** What becomes of signed transactions. */
export const transactionLabels = Object.entries(transactions).flatMap(([result, reasons]) =>
  reasons.map((reason) => ({ result, reason })),
);

/** Why postbacks are refused. */
export const refusalLabels = names<PostbackRefusalCode | 'address_not_allowed'>({
  address_not_allowed: null,
  body_too_large: null,
  body_invalid: null,
  access_key_unknown: null,
  signature_mismatch: null,
}).map((code) => ({ code }));

/** What comes of telling the merchant. */
export const deliveryLabels = [{ outcome: 'delivered' }, { outcome: 'postponed' }, { outcome: 'dead' }];

/** The statuses that send a caller away until later. */
export const turnedAwayLabels = [{ status: 429 }, { status: 500 }, { status: 503 }];
