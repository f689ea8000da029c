import { formatDecimal } from '../../contract/money.ts';
import type { ReviewRecord } from '../../contract/review-record.ts';
import { listLength } from '../../proxy/review/list-review.ts';
import { textTable } from '../text-table.ts';

function section(
  title: string,
  rows: readonly (readonly string[])[],
  wayOut: string,
  isMore: boolean,
): string[] {
  const count = rows.length - 1;
  const wayOn = count < listLength.longest ? ', which a higher --limit lists' : '';
  const howMany = isMore ? `the oldest ${count}; there are more${wayOn}` : String(count);
  return count > 0 ? [`${title} (${howMany})`, textTable(rows), wayOut, ''] : [];
}

/** The review for a person to read: what waits, since when, and what can be done about it. */
export function reviewText({ deposits, transactions, withdrawals, events, more }: ReviewRecord): string {
  const lines = [
    ...section(
      'Deposits that no postback has settled',
      [
        ['deposit', 'state', 'since', 'label', 'reference', 'asked'],
        ...deposits.map(({ id, state, since, label, reference, requested }) => [
          id,
          state,
          since,
          label,
          reference ?? '-',
          `${formatDecimal(requested)} ${requested.currency}`,
        ]),
      ],
      [
        'A late postback still credits them. Ask the gateway’s support; for accepted and checking, also whether postbacks',
        'reach you. Of possible, the gateway does not find the number: ask the payer whether it is the one in the wallet app.',
        'One that was never paid leaves the list by: ipay-deposit review dismiss <deposit> --reason "…".',
      ].join('\n'),
      more.includes('deposits'),
    ),
    ...section(
      'Signed transactions that fitted no deposit',
      [
        ['transaction', 'reason', 'received', 'amount', 'deposit', 'order', 'account', 'wallet', 'variant'],
        ...transactions.map((transaction) => [
          transaction.transactionId,
          transaction.reason,
          transaction.receivedAt,
          `${transaction.amount} ${transaction.currency}`,
          transaction.depositId ?? '-',
          transaction.orderId || '-',
          transaction.account,
          transaction.walletType,
          transaction.variant.slice(0, 8) || '-',
        ]),
      ],
      'ipay-deposit review settle <transaction> --deposit <id> --reason "…", or review dismiss <transaction> --reason "…".',
      more.includes('transactions'),
    ),
    ...section(
      'Withdrawals without a result, or with two',
      [
        ['withdrawal', 'state', 'since', 'label', 'reference', 'amount', 'reason'],
        ...withdrawals.map(({ id, state, since, label, reference, amount, isTest, reason }) => [
          id,
          state,
          since,
          label,
          reference ?? '-',
          `${formatDecimal(amount)} ${amount.currency}${isTest ? ' (test)' : ''}`,
          reason ?? '-',
        ]),
      ],
      [
        'They may be paid: ask the gateway’s support by the withdrawal’s id, then',
        'ipay-deposit review settle <withdrawal> --as paid --reason "…", or --as failed, which gives the money back.',
        'A conflict leaves the list when you dismiss the transaction that contradicts.',
      ].join('\n'),
      more.includes('withdrawals'),
    ),
    ...section(
      'Events your system never took',
      [
        ['event', 'type', 'occurred', 'of', 'deliveries', 'last error'],
        ...events.map(({ id, type, occurredAt, depositId, withdrawalId, deliveries, lastError }) => [
          id,
          type,
          occurredAt,
          depositId ?? withdrawalId ?? '-',
          String(deliveries),
          lastError ?? '-',
        ]),
      ],
      'ipay-deposit review redeliver <event>',
      more.includes('events'),
    ),
  ];
  return lines.length === 0 ? 'Nothing needs a person.' : lines.join('\n').trimEnd();
}
