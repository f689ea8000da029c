import type { WithdrawalRefusal } from '../../../src/contract/withdrawal-state.ts';
import type {
  SentWithdrawalState,
  WithdrawalRecipient,
  WithdrawalView,
} from '../../../src/contract/withdrawal-view.ts';

type Base = Pick<WithdrawalView, 'id' | 'version' | 'amount'>;

const base: Base = { id: 'wd_1', version: 1, amount: { amountMinor: 250_000, currency: 'LKR' } };

const recipient: WithdrawalRecipient = {
  accountNumberMasked: '****5138',
  accountName: 'Test Name Acc',
  bank: 'Bank of Ceylon',
};

/** Reserved; waiting for the payer's account. */
export const requested = (changes: Partial<Base> = {}): WithdrawalView => ({
  ...base,
  ...changes,
  state: 'requested',
  expiresInMs: 1_800_000,
});

export const sent = (state: SentWithdrawalState, changes: Partial<Base> = {}): WithdrawalView => ({
  ...base,
  version: 2,
  ...changes,
  state,
  recipient,
});

export const refused = (refusal: WithdrawalRefusal, changes: Partial<Base> = {}): WithdrawalView => ({
  ...base,
  version: 3,
  ...changes,
  state: 'refused',
  refusal,
  recipient: refusal === 'expired' ? null : recipient,
});
