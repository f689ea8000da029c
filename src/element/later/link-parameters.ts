import type { DepositAttributes } from '../deposit-attributes.ts';
import type { DirectLinkParameters } from './direct-link.ts';

/** What the attributes say of a link that is built without a proxy. */
export function linkParameters(element: DepositAttributes, lang: string): DirectLinkParameters {
  const { link, windowUrl, label, customTransactionId, amount, currency, walletType, redirectHash } = element;
  return {
    // Frameworks give `undefined` for what a page leaves out.
    link: link ?? null,
    windowUrl: windowUrl ?? null,
    label,
    customTransactionId,
    amount,
    currency,
    walletType,
    redirectHash,
    lang,
    redirectIds: { success: element.successId, fail: element.failId, pending: element.pendingId },
    redirectUrls: { success: element.successUrl, fail: element.failUrl, pending: element.pendingUrl },
  };
}
