import type { MsgFn } from '@lit/localize';
import type { DepositView } from '../../../contract/deposit-view.ts';
import { formatMoney } from '../../format-money.ts';
import { localTime } from './local-time.ts';

/** One line of the slip. */
export interface SlipFact {
  readonly label: string;
  readonly value: string;
  /** When, where it is known, by the proxy's clock. */
  readonly time?: string;
}

/**
 * What a support person asks for. No token is among it: whoever reads the slip can find the payment, and do nothing.
 *
 * @param number on the screen, which the proxy may not know of yet
 */
export function slipFacts(msg: MsgFn, view: DepositView, number: string | null): readonly SlipFact[] {
  const numberLabel = msg('Your transaction number', { id: 'number.summary' });
  const isKnown = view.handedIn.some(({ transactionNumber }) => transactionNumber === number);
  return [
    ...(view.reference === null
      ? []
      : [{ label: msg('Reference', { id: 'slip.reference' }), value: view.reference }]),
    { label: msg('Payment ID', { id: 'slip.id' }), value: view.id },
    { label: msg('Amount asked for', { id: 'slip.asked' }), value: formatMoney(view.amount) },
    ...(view.state === 'credited'
      ? [
          {
            label: msg('Amount received', { id: 'slip.received' }),
            value: formatMoney(view.credited),
            time: localTime(view.stateSinceMs),
          },
        ]
      : []),
    ...(view.wallet
      ? [{ label: msg("Recipient's iPay number", { id: 'slip.number' }), value: view.wallet.identifier }]
      : []),
    ...view.handedIn.map(({ transactionNumber, atMs }) => ({
      label: numberLabel,
      value: transactionNumber,
      time: localTime(atMs),
    })),
    ...(number === null || isKnown ? [] : [{ label: numberLabel, value: number }]),
    { label: msg('Last update', { id: 'slip.time' }), value: localTime(view.timeMs) },
  ];
}

const line = ({ label, value, time }: SlipFact): string =>
  `${label}: ${value}${time === undefined ? '' : `, ${time}`}`;

/** The slip as a message: for a chat, a mail, a form. */
export const slipText = (title: string, facts: readonly SlipFact[]): string =>
  [title, ...facts.map(line)].join('\n');
