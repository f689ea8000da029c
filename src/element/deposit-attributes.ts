import type { PropertyDeclarations } from 'lit';
import { FlowElement } from './flow-element.ts';
import type { OpenIn } from './open-in.ts';

/** The attributes that `<ipay-deposit>` alone has, each also a property. */
export abstract class DepositAttributes extends FlowElement {
  static override readonly properties: PropertyDeclarations = {
    openIn: {},
    link: {},
    windowUrl: {},
    label: {},
    customTransactionId: {},
    amount: {},
    currency: {},
    walletType: {},
    successId: {},
    failId: {},
    pendingId: {},
    successUrl: {},
    failUrl: {},
    pendingUrl: {},
    redirectHash: {},
  };

  /** Where the gateway's payment window opens. */
  openIn: OpenIn = 'tab';

  /** Without a proxy: a payment-window link the merchant's server built. */
  link: string | null = null;

  /** Without a proxy: the gateway's window, `https://plugin.<server>/`; the link is built from what follows. */
  windowUrl: string | null = null;

  /** The payer's id at the merchant. */
  label = '';

  /** The merchant's id of this payment. */
  customTransactionId = '';

  /** A decimal string in whole units: `2500`. */
  amount = '';

  /** The currency of `amount`: ISO 4217. */
  currency = 'LKR';

  /** The gateway's name of the wallet. */
  walletType = 'ipay';

  /** The number the gateway's support gave for the URL to return to when it was paid. */
  successId: string | null = null;

  /** The same, when it failed. */
  failId: string | null = null;

  /** The same, when it is still checked. */
  pendingId: string | null = null;

  /**
   * In place of the number: the URL to return to when it was paid, hashed already or to be hashed by `redirect-hash`.
   */
  successUrl: string | null = null;

  /** The same, when it failed. */
  failUrl: string | null = null;

  /** The same, when it is still checked. */
  pendingUrl: string | null = null;

  /** How the redirect URLs are hashed: `none` (they already are), `md5`, `sha1`, `sha256` or `base64url`. */
  redirectHash = 'none';
}
