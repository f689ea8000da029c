'use client';
import 'ipay-deposit/define';
import { IpayDeposit as DepositElement } from 'ipay-deposit';
import { reactElement } from './react-element.ts';
import type { ElementComponent } from './react-element.ts';

/** `<ipay-deposit>` as a React component: `onIpayDepositCredited` for `ipay-deposit-credited`; `ref` is the element. */
export const IpayDeposit: ElementComponent<'ipay-deposit'> = reactElement('ipay-deposit', DepositElement);
