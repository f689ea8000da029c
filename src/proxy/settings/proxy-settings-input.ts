import type { RedirectHashOption, SignWithdrawal } from '../../gateway/index.ts';

/** At most `max` within so many seconds. */
export interface WindowLimitInput {
  max?: number | undefined;
  windowSeconds?: number | undefined;
}

/** One key pair of the gateway's cabinet. */
export interface KeyPairInput {
  accessKey: string;
  privateKey: string;
  /**
   * Key pairs of one gateway account share it: a transaction counts once per account, whichever pair signed.
   * Default: `default`.
   */
  account?: string | undefined;
}

/** Numbers the gateway's support gave for URLs that are registered there, by outcome. */
export interface RedirectIdsInput {
  success?: number | undefined;
  fail?: number | undefined;
  pending?: number | undefined;
}

export interface GatewayInput {
  /** Where the gateway's API is: an https address. */
  apiUrl: string;
  /** The `pluginapi_secret` that the gateway's support gave you. */
  secret: string;
  /** The gateway's name of the wallet. Default: `ipay`. */
  walletType?: string | undefined;
  /**
   * At least one; several while they are rotated. Postbacks are verified with the pair they name, requests signed with
   * the first.
   */
  keyPairs: KeyPairInput[];
  /**
   * Longest wait for the headers of its answer, 100 to 120000. Node itself gives up connecting after 10 s. Default:
   * 15000.
   */
  responseTimeoutMs?: number | undefined;
  /** Longest wait for the whole answer, 100 to 120000. Default: 20000. */
  totalTimeoutMs?: number | undefined;
}

export interface WindowInput {
  /** Where the gateway's payment window is: an https address. */
  url: string;
  /** For return URLs that are registered with the gateway. This or `redirectHash`. */
  redirectIds?: RedirectIdsInput | undefined;
  /** For return URLs of each payment's own. This or `redirectIds`. */
  redirectHash?: RedirectHashOption | undefined;
  /**
   * What the window speaks, by two letters each; it is asked for the first where it has not the payer's language. The
   * gateway's own page names those of the default. Default: `['en', 'bn', 'si']`.
   */
  languages?: string[] | undefined;
}

export interface ResumeInput {
  /** The page, with the element in it, on which another device goes on. */
  url: string;
}

export interface WebhookInput {
  /** Takes each event by POST, at least once. */
  url: string;
  /** `whsec_` and 24 to 64 bytes in base64: what the Standard Webhooks signature is made with. */
  secret: string;
}

export interface WithdrawalsInput {
  /** The gateway's lower limit for the account, in whole units of `currency`, included. */
  minAmount: number;
  /** The upper limit, included. */
  maxAmount: number;
  /** Default: `LKR`. */
  currency?: string | undefined;
  /** For requests that do not say themselves. Default: false. */
  isTest?: boolean | undefined;
  /** Which account names are sent: a regular expression for the whole name. Default: `[A-Za-z ]{1,30}`. */
  accountNamePattern?: string | undefined;
  /** What requests are signed with. Default: the private key of the first key pair. */
  privateKey?: string | undefined;
  /** How they are signed, within 5 seconds. Default: the form that working integrations use. */
  sign?: SignWithdrawal | undefined;
}

export interface LimitsInput {
  /** Numbers of one payer that go to the gateway, over all of their deposits. Default: 30 in 600 s. */
  perLabel?: WindowLimitInput | undefined;
  /**
   * The same of one client address, as which an IPv6 /64 counts. Whole mobile networks share an address. Needs
   * `clientAddress`. Default: 120 in 600 s.
   */
  perAddress?: WindowLimitInput | undefined;
  /** Deposits that are made for one payer. Default: 60 in 600 s. */
  sessionsPerLabel?: WindowLimitInput | undefined;
  /**
   * Refused numbers of all payers, after which only those credited before may hand in more. Default: 200 in 600 s.
   */
  rejectionBrake?: WindowLimitInput | undefined;
  /** Long polls of one session that wait at once, in one process, 1 to 1000; one more ends the oldest. Default: 4. */
  pollsPerSession?: number | undefined;
}

/** What a merchant writes. Apart from the schema that checks it, so that the published types need no library. */
export interface ProxySettingsInput {
  /** The gateway and your account there. */
  gateway: GatewayInput;
  /** The gateway's payment window, for deposits that are paid there. Without it there are none. */
  window?: WindowInput | undefined;
  /** What your own server calls the proxy with: at least one, of 24 random characters or more. */
  apiKeys: string[];
  /** The pages that may call: exact https origins. */
  origins: string[];
  /** Going on with a deposit on another device. Without it the element does not offer that. */
  resume?: ResumeInput | undefined;
  /** Who is told of events. This or `onEvent`, or neither and read `GET /events`. */
  webhook?: WebhookInput | undefined;
  /** How many numbers a payer may hand in for one deposit, 1 to 50. Default: 5. */
  attemptsPerDeposit?: number | undefined;
  /**
   * `credit-actual`: what arrived is credited, whatever was asked for. `hold`: another amount waits for a person.
   * Default: `credit-actual`.
   */
  amountPolicy?: 'credit-actual' | 'hold' | undefined;
  /** Paying out. Without it no withdrawal is made. */
  withdrawals?: WithdrawalsInput | undefined;
  /** How often who may do what. */
  limits?: LimitsInput | undefined;
  /** The gateway's addresses and ranges: postbacks from elsewhere get 403. Needs `clientAddress`. Default: any. */
  postbackAddresses?: string[] | undefined;
  /** The path the proxy is mounted at, without a slash at its end. Default: none. */
  basePath?: string | undefined;
}
