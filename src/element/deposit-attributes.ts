import { property } from 'lit/decorators.js';
import type { DirectLinkParameters } from './direct-link.ts';
import { FlowElement } from './flow-element.ts';
import type { Language } from './language.ts';
import type { OpenIn } from './screens/screen-context.ts';

/** The attributes that `<ipay-deposit>` alone has, each also a property. */
export abstract class DepositAttributes extends FlowElement {
  /** Where the gateway's payment window opens. */
  @property({ attribute: 'open-in' }) openIn: OpenIn = 'tab';

  /** Without a proxy: a payment-window link the merchant's server built. */
  @property() link: string | null = null;

  /** Without a proxy: the gateway's window, `https://plugin.<server>/`; the link is built from what follows. */
  @property({ attribute: 'window-url' }) windowUrl: string | null = null;

  /** The payer's id at the merchant. */
  @property() label = '';

  /** The merchant's id of this payment. */
  @property({ attribute: 'custom-transaction-id' }) customTransactionId = '';

  /** A decimal string in whole units: `2500`. */
  @property() amount = '';

  @property() currency = 'LKR';

  @property({ attribute: 'wallet-type' }) walletType = 'ipay';

  /** Numbers the gateway's support gave for registered URLs. */
  @property({ attribute: 'success-id' }) successId: string | null = null;
  @property({ attribute: 'fail-id' }) failId: string | null = null;
  @property({ attribute: 'pending-id' }) pendingId: string | null = null;

  /** Redirect URLs, hashed already or to be hashed by `redirect-hash`. */
  @property({ attribute: 'success-url' }) successUrl: string | null = null;
  @property({ attribute: 'fail-url' }) failUrl: string | null = null;
  @property({ attribute: 'pending-url' }) pendingUrl: string | null = null;

  /** How the redirect URLs are hashed: `none` (they already are), `md5`, `sha1`, `sha256` or `base64url`. */
  @property({ attribute: 'redirect-hash' }) redirectHash = 'none';

  /** What the attributes say of a link that is built without a proxy. */
  protected linkParameters(lang: Language): DirectLinkParameters {
    const { link, windowUrl, label, customTransactionId, amount, currency, walletType, redirectHash } = this;
    return {
      link,
      windowUrl,
      label,
      customTransactionId,
      amount,
      currency,
      walletType,
      redirectHash,
      lang,
      redirectIds: { success: this.successId, fail: this.failId, pending: this.pendingId },
      redirectUrls: { success: this.successUrl, fail: this.failUrl, pending: this.pendingUrl },
    };
  }
}
