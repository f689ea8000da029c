import type { DepositAttributes } from '../deposit-attributes.ts';
import type { DirectLinkParameters } from './direct-link.ts';

/** What the attributes say of a link that is built without a proxy. */
export function linkParameters(element: DepositAttributes, lang: string): DirectLinkParameters {
  const { link, windowUrl, label, customTransactionId, amount, currency, walletType, redirectHash } = element;
  return {
    /* eslint-disable @typescript-eslint/prefer-nullish-coalescing -- Frameworks give `undefined` for what a page leaves out; Vue an empty text, where there was a text. */
    link: link || null,
    windowUrl: windowUrl || null,
    /* eslint-enable @typescript-eslint/prefer-nullish-coalescing */
    // What has a default.
    currency: currency || 'LKR',
    walletType: walletType || 'ipay',
    redirectHash: redirectHash || 'none',
    label,
    customTransactionId,
    amount,
    // The gateway's page names no Tamil for its window.
    lang: lang.replace('ta', 'en'),
    redirectIds: { success: element.successId, fail: element.failId, pending: element.pendingId },
    redirectUrls: { success: element.successUrl, fail: element.failUrl, pending: element.pendingUrl },
  };
}
