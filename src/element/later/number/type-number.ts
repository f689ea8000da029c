import type { DepositFlow } from '../deposit-flow.ts';
import type { EntryHint } from './entry-hint.ts';
import { findTransactionNumber } from './find-transaction-number.ts';
import { asTyped } from './group-typed-digits.ts';
import { knownNumbers } from './number-mistake.ts';

/** Says something beside the field, in the live region too, and leaves the focus where it is. */
export function hintAtField(flow: DepositFlow, hint: EntryHint): void {
  if (!flow.view) return;
  flow.show({ kind: 'enter', attempt: flow.view.attempts.used + 1, hint });
  flow.notify('screen');
}

/** The payer typed. What was told of another number is taken back. */
export function typeNumber(flow: DepositFlow, text: string): void {
  flow.typed = text;
  const { screen } = flow;
  if (screen.kind !== 'enter' || !screen.hint) return;
  flow.show({ kind: 'enter', attempt: screen.attempt });
  flow.notify('none');
}

/** The payer chose one of the numbers their message has. */
export function chooseNumber(flow: DepositFlow, transactionNumber: string): void {
  flow.typed = asTyped(transactionNumber);
  flow.notify('none');
}

/**
 * Takes the number out of a message, into the field; what was typed stays when there is none. The message goes no
 * further, and nothing is handed in: the payer looks first.
 *
 * @returns whether it has one, or some to choose from
 */
export function readMessage(flow: DepositFlow, message: string, press?: { readonly atMs: number }): boolean {
  const { view } = flow;
  if (!view) return false;
  const found = findTransactionNumber(message, knownNumbers(view));
  if (found.kind === 'found') flow.typed = asTyped(found.transactionNumber);
  // By a press, what has none is told with the error.
  if (found.kind !== 'none' || !press) {
    hintAtField(flow, { kind: 'message', found, ...(press && { pressedAtMs: press.atMs }) });
  }
  return found.kind !== 'none';
}
