import { defineOnce } from './element/define-once.ts';
import { IpayWithdrawal } from './element/ipay-withdrawal.ts';

defineOnce('ipay-withdrawal', IpayWithdrawal);
