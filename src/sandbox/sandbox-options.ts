import { isHttpUrl } from '../gateway/http-url.ts';
import type { KeyPair, RedirectHashOption } from '../gateway/index.ts';
import { memoryJournal } from './memory-journal.ts';
import type { PostbackReport } from './postback-report.ts';
import { systemClock } from './sandbox-clock.ts';
import type { SandboxClock } from './sandbox-clock.ts';
import type { SandboxJournal } from './sandbox-journal.ts';

/** How the payment window finds the URL it sends the payer to. */
export interface SandboxRedirects {
  /** What the gateway's support would have registered: number → URL. */
  readonly ids?: Readonly<Record<number, string>> | undefined;
  /** How `success_url`, `fail_url` and `pending_url` are hashed. Without it they are not understood. */
  readonly hash?: RedirectHashOption | undefined;
  /** For hashes that cannot be turned back: the URLs that are hashed in turn until one matches. */
  readonly knownUrls?: readonly string[] | undefined;
}

export interface SandboxOptions {
  /** `pluginapi_secret`: every deposit call must carry it as `?secret=`. */
  readonly secret: string;
  /** Signs the postbacks. */
  readonly keyPair: KeyPair;
  /** Signs the merchant's withdrawal requests. Default: the private key of `keyPair`. */
  readonly withdrawalPrivateKey?: string | undefined;
  /** Where postbacks go. */
  readonly postbackUrl: string;
  /** Default: `LKR`. */
  readonly currency?: string | undefined;
  /** Default: `ipay`. */
  readonly walletType?: string | undefined;
  /** The wallet payers send money to. Default: `0734234201`. */
  readonly walletIdentifier?: string | undefined;
  readonly redirects?: SandboxRedirects | undefined;
  /** Default: in memory. `sqliteJournal(file)` survives a restart. */
  readonly journal?: SandboxJournal | undefined;
  /** Sends the postbacks. Default: the platform's. */
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: SandboxClock | undefined;
  /** From an activation to its postback. Default: 1500. */
  readonly postbackDelayMs?: number | undefined;
  /** The same where the answer was pending, possible or lost. Default: 4000. */
  readonly latePostbackDelayMs?: number | undefined;
  /** How long the slow answer takes. Default: 6000. */
  readonly slowAnswerMs?: number | undefined;
  /**
   * Waits between deliveries of a postback until the merchant has taken it; the last one repeats for ever.
   * Default: 1 s, 2 s, 5 s, 10 s, 30 s, then every 60 s. The real gateway's schedule is not known.
   */
  readonly retryDelaysMs?: readonly number[] | undefined;
  /** Called after every delivery attempt. */
  readonly onPostback?: ((report: PostbackReport) => void) | undefined;
  /** Serves the test controls under `/sandbox/`. Default: false. */
  readonly controls?: boolean | undefined;
}

/** The options with their defaults filled in. */
export type SandboxSettings = {
  readonly [Name in keyof SandboxOptions]-?: Exclude<SandboxOptions[Name], undefined>;
};

/** An option cannot be used. `option` names it; the message says what it needs. */
export class SandboxOptionsError extends Error {
  override readonly name = 'SandboxOptionsError';
  readonly code = 'option_invalid';
  readonly option: string;

  constructor(option: string, need: string) {
    super(`The sandbox's option ${option} ${need}.`);
    this.option = option;
  }
}

/** @throws {SandboxOptionsError} when an option is empty or no URL */
export function resolveOptions(options: SandboxOptions): SandboxSettings {
  const { secret, keyPair, postbackUrl, retryDelaysMs } = options;
  const texts = { secret, 'keyPair.accessKey': keyPair.accessKey, 'keyPair.privateKey': keyPair.privateKey };
  for (const [option, value] of Object.entries(texts)) {
    if (value.trim() === '') throw new SandboxOptionsError(option, 'must not be empty');
  }
  if (!isHttpUrl(postbackUrl)) {
    throw new SandboxOptionsError(
      'postbackUrl',
      'must be an http or https address, such as http://127.0.0.1:8080/postback',
    );
  }
  if (retryDelaysMs?.length === 0) throw new SandboxOptionsError('retryDelaysMs', 'needs at least one delay');
  return {
    secret,
    keyPair,
    postbackUrl,
    withdrawalPrivateKey: options.withdrawalPrivateKey ?? keyPair.privateKey,
    currency: options.currency ?? 'LKR',
    walletType: options.walletType ?? 'ipay',
    walletIdentifier: options.walletIdentifier ?? '0734234201',
    redirects: options.redirects ?? {},
    journal: options.journal ?? memoryJournal(),
    fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
    clock: options.clock ?? systemClock,
    postbackDelayMs: options.postbackDelayMs ?? 1500,
    latePostbackDelayMs: options.latePostbackDelayMs ?? 4000,
    slowAnswerMs: options.slowAnswerMs ?? 6000,
    retryDelaysMs: retryDelaysMs ?? [1000, 2000, 5000, 10_000, 30_000, 60_000],
    onPostback: options.onPostback ?? (() => undefined),
    controls: options.controls ?? false,
  };
}
