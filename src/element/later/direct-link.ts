import { parseMoney } from '../../contract/money.ts';
import {
  isSecureUrl,
  paymentWindowLink,
  PaymentWindowLinkError,
  windowOutcomes,
} from '../../contract/payment-window-link.ts';
import type { WindowOutcome } from '../../contract/payment-window-link.ts';
import type { FailureCode } from '../failure-code.ts';
import { isHttpUrl } from '../http-url.ts';

/** What the page says of a payment window that is opened without a proxy. */
export interface DirectLinkParameters {
  /** A ready-made link; then the rest does not matter. */
  readonly link: string | null;
  readonly windowUrl: string | null;
  readonly label: string;
  readonly customTransactionId: string;
  /** A decimal string. */
  readonly amount: string;
  readonly currency: string;
  readonly walletType: string;
  readonly lang: string;
  /** Numbers, as strings, that the gateway's support gave for registered URLs. */
  readonly redirectIds: Readonly<Record<WindowOutcome, string | null>>;
  readonly redirectUrls: Readonly<Record<WindowOutcome, string | null>>;
  /** How `redirectUrls` are to be hashed; `none`: they already are. */
  readonly redirectHash: string;
}

/** The page's attributes make no link. The message is for the page's developer. */
class DirectLinkError extends Error {
  override readonly name = 'DirectLinkError';
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What the page is told of what `directLink` threw. */
export const directLinkCode = (error: unknown): FailureCode =>
  error instanceof DirectLinkError ? error.code : 'network';

/** What is made of those that are there. */
const present = <T>(
  given: Readonly<Partial<Record<WindowOutcome, string | null>>>,
  of: (text: string) => T,
): Partial<Record<WindowOutcome, T>> =>
  Object.fromEntries(
    windowOutcomes.flatMap((outcome) => {
      const text = given[outcome] ?? null;
      return text === null ? [] : [[outcome, of(text)] as const];
    }),
  );

function redirectId(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new DirectLinkError('redirect_id_invalid', 'success-id, fail-id and pending-id take whole numbers.');
}

async function hashOf(strategy: string): Promise<(url: string) => string> {
  if (strategy === 'none') return (hashed) => hashed;
  const { keylessRedirectHashes } = await import('../../contract/keyless-redirect-hash.ts');
  const hash = new Map<string, (url: string) => string>(Object.entries(keylessRedirectHashes)).get(strategy);
  if (!hash) {
    throw new DirectLinkError(
      'redirect_hash_refused',
      `redirect-hash="${strategy}" cannot run in a browser: only ${Object.keys(keylessRedirectHashes).join(', ')} need no key. Let the proxy make the link.`,
    );
  }
  return (url) => {
    if (isHttpUrl(url)) return hash(url);
    throw new DirectLinkError('link_invalid', 'success-url, fail-url and pending-url take http(s) URLs.');
  };
}

/**
 * The payment-window link the page's attributes make.
 *
 * @throws {DirectLinkError} saying which attribute is wrong
 */
export async function directLink(parameters: DirectLinkParameters): Promise<string> {
  const { link, windowUrl, redirectIds, redirectUrls } = parameters;
  const amount = parseMoney(parameters.amount, parameters.currency);
  if (link !== null) {
    if (isSecureUrl(link)) return link;
    throw new DirectLinkError('link_invalid', 'link takes an https address.');
  }
  if (windowUrl === null) {
    throw new DirectLinkError('not_configured', 'Give proxy and session, or link, or window-url.');
  }
  if (!amount) {
    throw new DirectLinkError('amount_invalid', 'amount takes a decimal string, such as 2500.');
  }
  const hash = await hashOf(parameters.redirectHash);
  try {
    const redirectHashes = present(redirectUrls, hash);
    const ids = present(redirectIds, redirectId);
    return paymentWindowLink({ ...parameters, windowUrl, amount, redirectIds: ids, redirectHashes });
  } catch (error) {
    if (error instanceof PaymentWindowLinkError) throw new DirectLinkError(error.code, error.message);
    throw error;
  }
}
