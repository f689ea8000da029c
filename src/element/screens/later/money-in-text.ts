import type { Money } from '../../../contract/money.ts';
import { formatMoney } from '../../format-money.ts';

/** Money within a sentence, where it stays on one line. */
export const moneyInText = (money: Money): string => formatMoney(money).replace(' ', '\u00a0');
