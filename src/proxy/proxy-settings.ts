import * as z from 'zod/mini';
import { isSecureUrl, windowOutcomes } from '../contract/payment-window-link.ts';
import type { KeyPair, RedirectHashOption } from '../gateway/index.ts';
import { ConfigurationError } from './configuration-error.ts';
import { secretFault } from './secret-check.ts';

const secret = (minLength: number, where: string) =>
  z.string({ error: `is missing. ${where}` }).check((payload) => {
    const fault = secretFault(payload.value, minLength);
    if (fault) payload.issues.push({ code: 'custom', input: '', message: `${fault}. ${where}` });
  });

const secureUrl = (example: string) =>
  z
    .string({ error: `is missing. Example: ${example}` })
    .check(z.refine(isSecureUrl, { error: `must be an https address. Example: ${example}` }));

const isOrigin = (value: string) => isSecureUrl(value) && new URL(value).origin === value;

const keyPairSchema = z.object({
  accessKey: secret(8, 'The access key of a key pair, as the gateway’s cabinet shows it: TA25Ea9sjPUFJvIG.'),
  privateKey: secret(8, 'The private key that belongs to the access key, from the gateway’s cabinet.'),
  /** Key pairs of one gateway account share it: a transaction counts once per account, whichever pair signed. */
  account: z._default(z.string().check(z.minLength(1)), 'default'),
});

const redirectIdsSchema = z.object({
  success: z.optional(z.int().check(z.positive())),
  fail: z.optional(z.int().check(z.positive())),
  pending: z.optional(z.int().check(z.positive())),
});

const keyPairsExample = 'Example: [{ accessKey: "TA25Ea9sjPUFJvIG", privateKey: "…" }]';

const settingsSchema = z.object({
  gateway: z.object(
    {
      apiUrl: secureUrl('https://api.gateway.example'),
      secret: secret(8, 'The pluginapi_secret that the gateway’s support gave you.'),
      walletType: z._default(z.string().check(z.minLength(1)), 'ipay'),
      keyPairs: z.array(keyPairSchema, { error: `must be a list. ${keyPairsExample}` }).check(
        z.minLength(1, { error: `needs at least one key pair. ${keyPairsExample}` }),
        z.refine((pairs) => new Set(pairs.map(({ accessKey }) => accessKey)).size === pairs.length, {
          error: 'has the same access key twice. List each key pair once.',
        }),
      ),
      responseTimeoutMs: z._default(z.int().check(z.minimum(100), z.maximum(120_000)), 10_000),
      totalTimeoutMs: z._default(z.int().check(z.minimum(100), z.maximum(120_000)), 20_000),
    },
    { error: 'is missing. Give at least apiUrl, secret and keyPairs.' },
  ),
  window: z.optional(
    z.object({
      url: secureUrl('https://plugin.gateway.example/'),
      redirectIds: z.optional(redirectIdsSchema),
      redirectHash: z.optional(
        z.custom<RedirectHashOption>(
          (value: unknown) => typeof value === 'object' && value !== null && 'strategy' in value,
          { error: 'must name a strategy. Example: { strategy: "hmac-sha256", key: "…" }' },
        ),
      ),
    }),
  ),
  apiKeys: z
    .array(secret(24, 'At least 24 random characters; make one with: openssl rand -base64 32'), {
      error: 'must be a list of keys your own server uses to call the proxy. Example: ["…"]',
    })
    .check(z.minLength(1, { error: 'needs at least one key. Make one with: openssl rand -base64 32' })),
  origins: z
    .array(
      z.string().check(
        z.refine(isOrigin, {
          error: 'must be an exact https origin, with no path or wildcard. Example: https://shop.example',
        }),
      ),
      { error: 'must be a list of the pages’ origins. Example: ["https://shop.example"]' },
    )
    .check(z.minLength(1, { error: 'needs at least one origin. Example: ["https://shop.example"]' })),
  webhook: z.optional(
    z.object({
      url: secureUrl('https://shop.example/ipay-events'),
      secret: z.string({ error: 'is missing. Make one with: echo whsec_$(openssl rand -base64 32)' }).check(
        z.regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, {
          error:
            'must be whsec_ and 24 to 64 bytes in base64. Make one with: echo whsec_$(openssl rand -base64 32)',
        }),
      ),
    }),
  ),
  attemptsPerDeposit: z._default(z.int().check(z.minimum(1), z.maximum(50)), 5),
  basePath: z._default(
    z
      .string()
      .check(
        z.regex(/^(?:\/[\w.~-]+)*$/, { error: 'must be a path without a slash at its end. Example: /pay' }),
      ),
    '',
  ),
});

/** The settings of a proxy, checked, with defaults filled in. */
export type ProxySettings = z.output<typeof settingsSchema>;

/** What a merchant writes. Every field is documented where the README lists the configuration. */
export type ProxySettingsInput = z.input<typeof settingsSchema>;

export type { KeyPair };

/**
 * Checks the settings and fills in defaults.
 *
 * @throws {ConfigurationError} naming every wrong setting, what is wrong with it and a good example
 */
export function readProxySettings(input: unknown): ProxySettings {
  const result = z.safeParse(settingsSchema, input);
  if (!result.success) {
    throw new ConfigurationError(
      result.error.issues.map(({ path, message }) => ({
        setting: path.map(String).join('.') || 'options',
        problem: message,
      })),
    );
  }
  const { window } = result.data;
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
