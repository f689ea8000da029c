import { wholeUnits } from './money.ts';
import type { Money } from './money.ts';
import { parseUrl } from './parse-url.ts';

/** The three ways a payment window ends. */
export const windowOutcomes = ['success', 'fail', 'pending'] as const;
/** One of the three ways a payment window ends. */
export type WindowOutcome = (typeof windowOutcomes)[number];

/** What the gateway's payment-window link is made of (page: "Payment window integration"). */
export interface PaymentWindowParameters {
  /** The gateway's window: `https://plugin.<server>/`. */
  readonly windowUrl: string;
  /** The payer's id at the merchant. */
  readonly label: string;
  /** Our id for this payment; comes back signed as `plugin_custom_order_id`. */
  readonly customTransactionId: string;
  /** Whole units only: the window's `fixed_amount` is an integer. */
  readonly amount: Money;
  /** Two letters. The gateway's page lists en and bn. */
  readonly lang: string;
  readonly walletType: string;
  /** Numbers the gateway's support gave for registered URLs. */
  readonly redirectIds?: Partial<Record<WindowOutcome, number>>;
  /** Redirect URLs, already hashed the way the merchant's account asks for. */
  readonly redirectHashes?: Partial<Record<WindowOutcome, string>>;
}

/** Why no link can be made; stable. */
export type PaymentWindowLinkErrorCode =
  /**
   * The window's address is no https address.
   * @remedy Give `https://plugin.<server>/`.
   */
  | 'window_url_invalid'
  /**
   * The window takes whole units only.
   * @remedy Ask for a whole amount.
   */
  | 'amount_not_whole'
  /**
   * A part that every link has is not there.
   * @remedy Give what the message names.
   */
  | 'parameter_missing';

/** The parameters make no payment-window link. The message says which, and what to give instead. */
export class PaymentWindowLinkError extends Error {
  override readonly name = 'PaymentWindowLinkError';
  readonly code: PaymentWindowLinkErrorCode;

  constructor(code: PaymentWindowLinkErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Plain http would let anybody on the way change who is paid; a loopback address is the sandbox. */
export function isSecureUrl(url: string): boolean {
  const { protocol, hostname = '' } = parseUrl(url) ?? {};
  return protocol === 'https:' || (protocol === 'http:' && loopbackHosts.has(hostname));
}

/**
 * Builds the link that opens the gateway's payment window.
 *
 * @throws {PaymentWindowLinkError} `window_url_invalid`, `amount_not_whole` or `parameter_missing`
 */
export function paymentWindowLink(parameters: PaymentWindowParameters): string {
  const { windowUrl, label, customTransactionId, amount, lang, walletType } = parameters;
  if (!isSecureUrl(windowUrl)) {
    throw new PaymentWindowLinkError(
      'window_url_invalid',
      'The payment window needs an https address, such as https://plugin.example.com/.',
    );
  }
  const fixedAmount = wholeUnits(amount);
  if (fixedAmount === undefined || fixedAmount <= 0) {
    throw new PaymentWindowLinkError(
      'amount_not_whole',
      'The payment window takes whole units only: 2500, not 2500.50.',
    );
  }
  const query: Record<string, string> = {
    label,
    currency_code: amount.currency,
    lang,
    wallet_type: walletType,
    custom_transaction_id: customTransactionId,
    fixed_amount: String(fixedAmount),
  };
  const missing = Object.keys(query).find((name) => !query[name]);
  if (missing) {
    throw new PaymentWindowLinkError('parameter_missing', `The payment window needs a value for ${missing}.`);
  }
  const url = new URL(windowUrl);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  for (const outcome of windowOutcomes) {
    const id = parameters.redirectIds?.[outcome];
    const hash = parameters.redirectHashes?.[outcome];
    if (id !== undefined) url.searchParams.set(`payment_url_${outcome}_id`, String(id));
    if (hash !== undefined) url.searchParams.set(`${outcome}_url`, hash);
  }
  return url.href;
}
