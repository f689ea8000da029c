import { formatDecimal } from '../contract/money.ts';
import type { Money } from '../contract/money.ts';
import { encodePhpJson, parseStrictJson, signPostback } from '../gateway/index.ts';
import type { KeyPair } from '../gateway/index.ts';

/** The gateway's own time zone is Manila's (+08:00) unless an account says otherwise. */
const gatewayOffsetMs = 8 * 3_600_000;

/** `2023-09-26 19:37:02`: the gateway's local time, with no zone. */
function gatewayDatetime(timeMs: number): string {
  return new Date(timeMs + gatewayOffsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** What one unit is worth elsewhere, from the page's examples. Not signed; nobody may rely on it. */
const exampleRates = { USD: 0.003063, INR: 0.2553, EUR: 0.002807, IDR: 47.252176, MYR: 0.014314 };

function convertedAmount(amount: number): Record<string, number> {
  const converted: Record<string, number> = {};
  for (const [code, rate] of Object.entries(exampleRates)) {
    converted[code] = Math.round(amount * rate * 100) / 100;
  }
  return { ...converted, USDTTRC20: 0, USDT20: 0 };
}

interface PostbackCommon {
  readonly walletType: string;
  readonly label: string;
  readonly createdAtMs: number;
}

export interface DepositTransaction {
  readonly amount: Money;
  readonly orderId: string;
  /** The wallet the money went to. */
  readonly walletIdentifier: string;
  readonly activatedAtMs: number;
  /** 11 digits, and not the 8 the payer typed: that is how the gateway's own example has it. */
  readonly transactionId: string;
  readonly stockpilingId: number;
}

export interface WithdrawalTransaction {
  readonly amount: Money;
  readonly withdrawalId: string;
  /** Page: 1 success, 5 fail. */
  readonly withdrawalStatus: 1 | 5;
  readonly accountNumber: string;
  readonly accountName: string;
  readonly bankCode: string;
  readonly isTest: boolean;
}

function additionalDeposit(walletType: string, transaction: DepositTransaction): object {
  return {
    activated_datetime: gatewayDatetime(transaction.activatedAtMs),
    exchanger_identifier: transaction.walletIdentifier,
    comment: '',
    amount: formatDecimal(transaction.amount),
    currency_code: transaction.amount.currency,
    wallet_type: walletType,
    stockpiling_id: transaction.stockpilingId,
    transaction_id: transaction.transactionId,
    transaction_type: 0,
    plugin_custom_order_id: transaction.orderId,
    withdrawal_id: null,
    withdrawal_status: null,
    account_number: '',
    account_name: '',
    account_email: '',
    bank_details: { bank_code: '', branch_code: '' },
  };
}

function additionalWithdrawal(walletType: string, transaction: WithdrawalTransaction): object {
  return {
    activated_datetime: '',
    exchanger_identifier: '',
    comment: transaction.isTest ? 'test' : '',
    amount: formatDecimal(transaction.amount),
    currency_code: transaction.amount.currency,
    wallet_type: walletType,
    stockpiling_id: null,
    transaction_id: '',
    transaction_type: null,
    plugin_custom_order_id: '',
    withdrawal_id: transaction.withdrawalId,
    withdrawal_status: transaction.withdrawalStatus,
    account_number: transaction.accountNumber,
    account_name: transaction.accountName,
    account_email: '',
    bank_details: { bank_code: transaction.bankCode, branch_code: null },
  };
}

/**
 * The body as PHP's `json_encode` without flags writes it, while the signature is over the unescaped form of
 * `additional_data`: what the merchant gets is not byte for byte what was signed.
 */
function encodePostback(
  keyPair: KeyPair,
  common: PostbackCommon,
  direction: 'ingoing' | 'outgoing',
  amount: Money,
  additionalData: object,
): string {
  const list = [additionalData];
  const outerAmount = Number(formatDecimal(amount));
  const body = {
    signature: signPostback(JSON.stringify(list), keyPair),
    wallet_type: common.walletType,
    amount: outerAmount,
    currency_code: amount.currency,
    label: common.label,
    converted_amount: convertedAmount(outerAmount),
    direction,
    created_datetime: gatewayDatetime(common.createdAtMs),
    access_key: keyPair.accessKey,
    additional_data: list,
  };
  return encodePhpJson(parseStrictJson(JSON.stringify(body)), 'escaped');
}

/** The signed body that tells of a deposit (page: "Deposit postback"). */
export function depositPostback(
  keyPair: KeyPair,
  common: PostbackCommon,
  transaction: DepositTransaction,
): string {
  const data = additionalDeposit(common.walletType, transaction);
  return encodePostback(keyPair, common, 'ingoing', transaction.amount, data);
}

/** The signed body that tells how a withdrawal ended (page: "Example of withdrawal postback"). */
export function withdrawalPostback(
  keyPair: KeyPair,
  common: PostbackCommon,
  transaction: WithdrawalTransaction,
): string {
  const data = additionalWithdrawal(common.walletType, transaction);
  return encodePostback(keyPair, common, 'outgoing', transaction.amount, data);
}
