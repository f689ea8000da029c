import type { MsgFn } from '@lit/localize';
import type { WindowOutcome } from '../../../contract/payment-window-link.ts';
import type { StatusNotice } from '../../flow.ts';
import type { DetailsField, TypedDetails } from '../typed-details.ts';

/** What the payer can do. The element implements it. */
export interface WithdrawalActions {
  readonly typed: (field: DetailsField, text: string) => void;
  readonly submit: (event?: Event) => void;
  readonly check: () => void;
  readonly reload: () => void;
  readonly leave: (outcome: WindowOutcome) => void;
}

/** What every screen's template is given beside its screen. */
export interface WithdrawalContext {
  readonly msg: MsgFn;
  /** Writes a count in the language's digits. */
  readonly count: (count: number) => string;
  readonly notice: StatusNotice;
  readonly typed: TypedDetails;
  /** Names the payer may choose from; any other can be typed. */
  readonly banks: readonly string[];
  readonly supportUrl: string | undefined;
  readonly actions: WithdrawalActions;
}
