import { IpayWithdrawal } from './element/ipay-withdrawal.ts';

// A page may load us twice, in two bundles; the first one stays.
if (!customElements.get('ipay-withdrawal')) customElements.define('ipay-withdrawal', IpayWithdrawal);
