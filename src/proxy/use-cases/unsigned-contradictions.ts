import { parseMoney, sameMoney } from '../../contract/money.ts';
import type { VerifiedPostback } from '../../gateway/index.ts';

type Field = keyof VerifiedPostback['unsigned'];

const directionOfKind = { deposit: 'ingoing', withdrawal: 'outgoing', unclassified: undefined } as const;

/**
 * The outer fields of a postback that contradict what is signed, or what we know of the order. Anybody on the
 * way may have written them, so this is a reason to look at that way and at nothing else.
 *
 * @param labels of our own records, one for each signed transaction that has one
 */
export function unsignedContradictions(
  { unsigned, transactions }: VerifiedPostback,
  labels: readonly string[],
): Field[] {
  const { amount, label, direction, currencyCode, walletType } = unsigned;
  const [first, ...more] = transactions;
  const moneys = [amount, first?.amount].map((decimal) =>
    parseMoney(decimal ?? '', first?.currencyCode ?? ''),
  );
  const [outer, signed] = moneys;
  const directions = transactions.map(({ kind }) => directionOfKind[kind]);
  const contradicts: Record<Field, boolean> = {
    // What the outer amount of several transactions is, nobody documents.
    amount: amount !== null && more.length === 0 && !(outer && signed && sameMoney(outer, signed)),
    label: label !== null && labels.some((ours) => ours !== label),
    direction: direction !== null && directions.some((its) => its !== undefined && its !== direction),
    currencyCode: currencyCode !== null && transactions.some((its) => its.currencyCode !== currencyCode),
    walletType: walletType !== null && transactions.some((its) => its.walletType !== walletType),
  };
  return (Object.keys(contradicts) as Field[]).filter((field) => contradicts[field]);
}
