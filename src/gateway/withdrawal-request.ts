import * as z from 'zod/mini';
import { wholeUnits } from '../contract/money.ts';
import type { Money } from '../contract/money.ts';
import { refuseRequest } from './gateway-request.ts';
import { withdrawalRequestSchema } from './schemas.ts';

/** One withdrawal, as it is sent. */
export interface WithdrawalInstruction {
  /** Ours, unique, 1 to 36 characters. Left out, the gateway would make one up, and a retry would pay twice. */
  readonly withdrawalId: string;
  /** The payer's id at the merchant: 1 to 36 characters. */
  readonly label: string;
  /** Whole units only. */
  readonly amount: Money;
  readonly accountNumber: string;
  readonly accountName: string;
  /** The bank's name: the gateway takes it as `bank_code`. */
  readonly bank: string;
  readonly isTest: boolean;
  /** Asked when it is signed, right before it is sent: whether it must not be sent any more. Default: it may. */
  readonly isTooLate?: (() => boolean | Promise<boolean>) | undefined;
}

/** A request but for its signature, by the gateway's names. */
export type UnsignedWithdrawal = Readonly<Record<string, unknown>>;

type Built =
  | { readonly ok: true; readonly fields: UnsignedWithdrawal }
  | { readonly ok: false; readonly detail: string };

const unsignedSchema = z.omit(withdrawalRequestSchema, { signature: true });

/** Page: "Creating withdrawal request for Ipay". What the page does not allow is not sent. */
export function withdrawalRequest(instruction: WithdrawalInstruction, walletType: string): Built {
  const { amount } = instruction;
  const fields = {
    withdrawal_id: instruction.withdrawalId,
    payment_system: walletType,
    amount: wholeUnits(amount),
    currency_code: amount.currency,
    label: instruction.label,
    account_number: instruction.accountNumber,
    account_name: instruction.accountName,
    is_test: instruction.isTest,
    bank_details: { bank_code: instruction.bank },
  };
  const { error } = unsignedSchema.safeParse(fields);
  return error ? refuseRequest(error.issues) : { ok: true, fields };
}
