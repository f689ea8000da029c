import { IpayDeposit } from './element/ipay-deposit.ts';

// A page may load us twice, by a script tag and by a bundle; the first one stays.
if (!customElements.get('ipay-deposit')) customElements.define('ipay-deposit', IpayDeposit);
