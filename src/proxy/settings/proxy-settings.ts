import * as z from 'zod/mini';
import { isSecureUrl, windowOutcomes } from '../../contract/payment-window-link.ts';
import { isAddressRange } from '../address/address-list.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { limitsSchema } from './limit-settings.ts';
import type { ProxySettingsInput } from './proxy-settings-input.ts';
import { redirectHashSchema } from './redirect-hash-settings.ts';
import { secretCheck } from './secret-check.ts';
import { wholeNumber } from './whole-number.ts';
import { withdrawalSettingsSchema } from './withdrawal-settings.ts';

const secret = (minLength: number, origin: string) =>
  z.string({ error: `is missing. ${origin}` }).check(secretCheck(minLength, origin));

const secureUrl = (example: string) =>
  z
    .string({ error: `is missing. Example: ${example}` })
    .check(z.refine(isSecureUrl, { error: `must be an https address. Example: ${example}` }));

/** `*` is a legal host character to the URL parser, and would match no page at all. */
const isOrigin = (value: string) =>
  isSecureUrl(value) && new URL(value).origin === value && !value.includes('*');

const hasCredentials = (url: string) => new URL(url).username + new URL(url).password !== '';

const isBarePage = (url: string) => !url.includes('#') && !hasCredentials(url);

const text = (pattern: RegExp, fallback: string, error: string) =>
  z._default(z.string({ error }).check(z.regex(pattern, { error })), fallback);

const keyPairSchema = z.strictObject({
  accessKey: secret(8, 'The access key of a key pair, as the gateway’s cabinet shows it: TA25Ea9sjPUFJvIG.'),
  privateKey: secret(8, 'The private key that belongs to the access key, from the gateway’s cabinet.'),
  // Part of what transactions are remembered by: every database must keep it as it is, and in an index.
  account: text(
    /^(?=.*\S)[^\p{Cc}\p{Cs}]{1,190}$/u,
    'default',
    'must be a name of at most 190 characters, and no control character. Example: "main"',
  ),
});

const redirectIdError = 'must be the number the gateway’s support gave for the URL. Example: 2';
const redirectId = z.optional(
  z.int({ error: redirectIdError }).check(z.positive({ error: redirectIdError })),
);
const redirectIdsSchema = z.strictObject(
  { success: redirectId, fail: redirectId, pending: redirectId },
  { error: 'must name ids by outcome. Example: { success: 2, fail: 1, pending: 3 }' },
);

const keyPairsExample = 'Example: [{ accessKey: "TA25Ea9sjPUFJvIG", privateKey: "…" }]';

/** `whsec_` and 24 to 64 bytes in padded base64 (Standard Webhooks, "Signature scheme"). */
const isWebhookSecret = (value: string) =>
  /^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value);

const rangesExample = 'Example: ["203.0.113.0/24", "2001:db8::/32"]';
const rangeError = 'must be an IP address or a range of them. Example: 203.0.113.0/24';
const originError = 'must be an exact https origin, with no path or wildcard. Example: https://shop.example';
const languagesError = 'must be a list of languages by two letters. Example: ["en", "bn"]';
const basePathError = 'must be a path without a slash at its end. Example: /pay';
const resumeUrlExample = 'https://shop.example/continue';
const webhookSecretExample = 'Make one with: echo whsec_$(openssl rand -base64 32)';

/** What is checked of a `ProxySettingsInput`, where it stands what each setting means. */
export const settingsSchema = z.strictObject({
  gateway: z.strictObject(
    {
      apiUrl: secureUrl('https://api.gateway.example'),
      secret: secret(8, 'The pluginapi_secret that the gateway’s support gave you.'),
      walletType: text(/\S/, 'ipay', 'must be the gateway’s name of the wallet. Example: "ipay"'),
      keyPairs: z.array(keyPairSchema, { error: `must be a list. ${keyPairsExample}` }).check(
        z.minLength(1, { error: `needs at least one key pair. ${keyPairsExample}` }),
        z.refine((pairs) => new Set(pairs.map(({ accessKey }) => accessKey)).size === pairs.length, {
          error: 'has the same access key twice. List each key pair once.',
        }),
      ),
      responseTimeoutMs: wholeNumber(100, 120_000, 15_000),
      totalTimeoutMs: wholeNumber(100, 120_000, 20_000),
    },
    { error: 'is missing. Give at least apiUrl, secret and keyPairs.' },
  ),
  window: z.optional(
    z.strictObject(
      {
        url: secureUrl('https://plugin.gateway.example/'),
        redirectIds: z.optional(redirectIdsSchema),
        redirectHash: z.optional(redirectHashSchema),
        languages: z._default(
          z
            .array(
              z.string({ error: languagesError }).check(z.regex(/^[a-z]{2}$/, { error: languagesError })),
              {
                error: languagesError,
              },
            )
            .check(z.minLength(1, { error: languagesError })),
          ['en', 'bn', 'si'],
        ),
      },
      { error: 'must be an object. Example: { url: "https://plugin.gateway.example/" }' },
    ),
  ),
  apiKeys: z
    .array(
      secret(24, 'At least 24 random characters; make one with: openssl rand -base64 32').check(
        // What can stand in an Authorization header; any other key could never be presented.
        z.regex(/^[\w~.+/=-]*$/, {
          error: 'has a character that no bearer token may have. Make one with: openssl rand -base64 32',
        }),
      ),
      { error: 'must be a list of keys your own server uses to call the proxy. Example: ["…"]' },
    )
    .check(z.minLength(1, { error: 'needs at least one key. Make one with: openssl rand -base64 32' })),
  origins: z
    .array(z.string({ error: originError }).check(z.refine(isOrigin, { error: originError })), {
      error: 'must be a list of the pages’ origins. Example: ["https://shop.example"]',
    })
    .check(z.minLength(1, { error: 'needs at least one origin. Example: ["https://shop.example"]' })),
  resume: z.optional(
    z.strictObject(
      {
        url: secureUrl(resumeUrlExample).check(
          z.refine((url) => !isSecureUrl(url) || isBarePage(url), {
            error: `must hold no #fragment, user name or password. Example: ${resumeUrlExample}`,
          }),
        ),
      },
      { error: `must be an object. Example: { url: "${resumeUrlExample}" }` },
    ),
  ),
  webhook: z.optional(
    z.strictObject(
      {
        url: secureUrl('https://shop.example/ipay-events').check(
          // fetch refuses such an address, and the signature already says who calls.
          z.refine((url) => !isSecureUrl(url) || !hasCredentials(url), {
            error: 'must hold no user name or password. Example: https://shop.example/ipay-events',
          }),
        ),
        secret: z.string({ error: `is missing. ${webhookSecretExample}` }).check(
          z.refine(isWebhookSecret, {
            error: `must be whsec_ and 24 to 64 bytes in base64. ${webhookSecretExample}`,
          }),
        ),
      },
      { error: 'must be an object. Example: { url: "https://shop.example/ipay-events", secret: "whsec_…" }' },
    ),
  ),
  attemptsPerDeposit: wholeNumber(1, 50, 5),
  amountPolicy: z._default(
    z.enum(['credit-actual', 'hold'], { error: 'must be credit-actual or hold. Example: "credit-actual"' }),
    'credit-actual',
  ),
  withdrawals: z.optional(withdrawalSettingsSchema),
  limits: limitsSchema,
  postbackAddresses: z.optional(
    z
      .array(z.string({ error: rangeError }).check(z.refine(isAddressRange, { error: rangeError })), {
        error: `must be a list of the gateway’s addresses. ${rangesExample}`,
      })
      .check(
        z.minLength(1, { error: `would let nobody in. Leave it out, or list addresses. ${rangesExample}` }),
      ),
  ),
  basePath: text(/^(?:\/[\w.~-]+)*$/, '', basePathError),
}) satisfies z.ZodMiniType<unknown, ProxySettingsInput>;

/** The settings of a proxy, checked, with defaults filled in. */
export type ProxySettings = z.output<typeof settingsSchema>;

/**
 * Checks the settings and fills in defaults.
 *
 * @throws {ConfigurationError} naming every wrong setting, what is wrong with it and a good example
 */
export function readProxySettings(input: unknown): ProxySettings {
  const result = z.safeParse(settingsSchema, input);
  if (!result.success) {
    throw new ConfigurationError(
      result.error.issues.flatMap((issue) => {
        const setting = (path: readonly PropertyKey[]) => path.map(String).join('.') || 'options';
        if (issue.code !== 'unrecognized_keys')
          return { setting: setting(issue.path), problem: issue.message };
        // A setting nobody reads is a mistake in its name, and would be missed when it matters.
        const problem = 'is no setting. Check its spelling: docs/reference/proxy-options.md lists them all.';
        return issue.keys.map((key) => ({ setting: setting([...issue.path, key]), problem }));
      }),
    );
  }
  const { window, resume, origins } = result.data;
  if (resume && !origins.includes(new URL(resume.url).origin)) {
    const problem = 'is not on one of the origins, so its page could not call. Add its origin to origins.';
    throw new ConfigurationError([{ setting: 'resume.url', problem }]);
  }
  if (window?.redirectIds && window.redirectHash) {
    throw new ConfigurationError([
      {
        setting: 'window',
        problem: `has both redirectIds and redirectHash. Keep one: ids for URLs registered with support, a hash for a URL per payment (${windowOutcomes.join(', ')}).`,
      },
    ]);
  }
  return result.data;
}
