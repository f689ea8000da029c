import { defineOnce } from './element/define-once.ts';
import { IpayDeposit } from './element/ipay-deposit.ts';

defineOnce('ipay-deposit', IpayDeposit);
