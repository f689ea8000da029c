import type { DepositAttributes } from '../deposit-attributes.ts';
import type { PaymentFlow } from '../payment-flow.ts';
import type { DepositFlow } from './deposit-flow.ts';

/** What the later part needs of its element. */
export interface StepsHost {
  readonly element: DepositAttributes;
  /** The language the element speaks. */
  readonly language: () => string;
  readonly flow: () => PaymentFlow | undefined;
  /** The same flow, when it is the proxy's. */
  readonly deposit: () => DepositFlow | undefined;
}
