'use client';
import 'ipay-deposit/define-withdrawal';
import { IpayWithdrawal as WithdrawalElement } from 'ipay-deposit/withdrawal';
import { reactElement } from './react-element.ts';
import type { ElementComponent } from './react-element.ts';

/** `<ipay-withdrawal>` as a React component: `onIpayWithdrawalSucceeded` and so on; `ref` is the element. */
export const IpayWithdrawal: ElementComponent<'ipay-withdrawal'> = reactElement(
  'ipay-withdrawal',
  WithdrawalElement,
);
