import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { ConfigurationError, createProxy } from '../../../src/proxy/index.ts';
import { ProxyFixture, goodOptions } from '../proxy-fixture.ts';
import { keyPair } from '../signed-postback.ts';

const { gateway } = goodOptions;
const webhook = { url: 'https://shop.example/e', secret: `whsec_${'QUJD'.repeat(11)}` };
const window = { url: 'https://plugin.gateway.example/' };
const nowhere = () => undefined;
const withdrawals = { minAmount: 1, maxAmount: 500 };
const tooShort = 'short-1';

/** [the setting that is named, what is wrong, the options that replace good ones, a value no message may quote] */
const bad: readonly [setting: string, name: string, options: object, quoted?: string][] = [
  ['gateway', 'missing', { gateway: undefined }],
  ['amountPolicy', 'unknown', { amountPolicy: 'keep' }],
  ['withdrawals', 'no object', { withdrawals: true }],
  ['withdrawals.minAmount', 'missing', { withdrawals: { maxAmount: 1 } }],
  ['withdrawals.minAmount', 'zero', { withdrawals: { ...withdrawals, minAmount: 0 } }],
  ['withdrawals.maxAmount', 'a text', { withdrawals: { ...withdrawals, maxAmount: '500' } }],
  ['withdrawals.maxAmount', 'a fraction', { withdrawals: { ...withdrawals, maxAmount: 500.5 } }],
  ['withdrawals.maxAmount', 'below the other', { withdrawals: { minAmount: 2, maxAmount: 1 } }],
  ['withdrawals.currency', 'in small letters', { withdrawals: { ...withdrawals, currency: 'lkr' } }],
  ['withdrawals.currency', 'not counted here', { withdrawals: { ...withdrawals, currency: 'RWF' } }],
  ['withdrawals.isTest', 'a text', { withdrawals: { ...withdrawals, isTest: 'no' } }],
  [
    'withdrawals.accountNamePattern',
    'no pattern',
    { withdrawals: { ...withdrawals, accountNamePattern: '[a' } },
  ],
  ['withdrawals.accountNamePattern', 'empty', { withdrawals: { ...withdrawals, accountNamePattern: '' } }],
  ['withdrawals.privateKey', 'short', { withdrawals: { ...withdrawals, privateKey: tooShort } }, tooShort],
  ['withdrawals.sign', 'no function', { withdrawals: { ...withdrawals, sign: 'sha1' } }],
  ['gateway.apiUrl', 'missing', { gateway: { ...gateway, apiUrl: undefined } }],
  ['gateway.apiUrl', 'http', { gateway: { ...gateway, apiUrl: 'http://api.gateway.example' } }],
  ['gateway.apiUrl', 'no address', { gateway: { ...gateway, apiUrl: 'api.gateway.example' } }],
  ['gateway.apiUrl', 'with a path', { gateway: { ...gateway, apiUrl: 'https://a.example/api/v1' } }],
  [
    'gateway.apiUrl',
    'with a query',
    { gateway: { ...gateway, apiUrl: 'https://a.example/?secret=hush' } },
    'hush',
  ],
  ['gateway.secret', 'missing', { gateway: { ...gateway, secret: undefined } }],
  ['gateway.secret', 'empty', { gateway: { ...gateway, secret: '' } }],
  ['gateway.secret', 'blank', { gateway: { ...gateway, secret: '         ' } }],
  ['gateway.secret', 'short', { gateway: { ...gateway, secret: tooShort } }, tooShort],
  ['gateway.secret', 'a placeholder', { gateway: { ...gateway, secret: 'your-secret-here' } }],
  ['gateway.secret', 'a placeholder', { gateway: { ...gateway, secret: '<pluginapi_secret>' } }],
  ...['pluginapi_secret', 'sk_live_changeme', '12345678', 'aaaaaaab'].map(
    (secret): [string, string, object] => [
      'gateway.secret',
      `guessed: ${secret}`,
      { gateway: { ...gateway, secret } },
    ],
  ),
  ['gateway.secret', 'a line break', { gateway: { ...gateway, secret: 'hush1234hush\n' } }, 'hush1234hush'],
  ['gateway.secret', 'in quotes', { gateway: { ...gateway, secret: '"hush1234hush"' } }, 'hush1234hush'],
  ['gateway.secret', 'not ASCII', { gateway: { ...gateway, secret: 'hush1234hushé' } }, 'hush1234hush'],
  ['gateway.secret', 'one character', { gateway: { ...gateway, secret: 'aaaaaaaaaaaa' } }],
  ['gateway.walletType', 'with a slash', { gateway: { ...gateway, walletType: 'a/b' } }],
  ['gateway.walletType', 'empty', { gateway: { ...gateway, walletType: '' } }],
  ['gateway.totalTimeoutMs', 'a text', { gateway: { ...gateway, totalTimeoutMs: '20s' } }],
  ['gateway.responseTimeoutMs', 'zero', { gateway: { ...gateway, responseTimeoutMs: 0 } }],
  ['gateway.keyPairs', 'none', { gateway: { ...gateway, keyPairs: [] } }],
  ['gateway.keyPairs', 'no list', { gateway: { ...gateway, keyPairs: keyPair } }],
  ['gateway.keyPairs', 'twice the same', { gateway: { ...gateway, keyPairs: [keyPair, keyPair] } }],
  // As a page of the gateway's cabinet or a file of another encoding gives it: no signature would ever fit.
  ...['\u200b', '\u00ad', '\0', '\ud800'].flatMap((unseen): [string, string, object, string][] => {
    const key = `hush1234${unseen}hush`;
    const name = `with ${JSON.stringify(unseen)}`;
    const pair = (more: object) => ({ gateway: { ...gateway, keyPairs: [{ ...keyPair, ...more }] } });
    return [
      ['gateway.keyPairs.0.privateKey', name, pair({ privateKey: key }), 'hush1234'],
      ['gateway.keyPairs.0.accessKey', name, pair({ accessKey: key }), 'hush1234'],
      ['withdrawals.privateKey', name, { withdrawals: { ...withdrawals, privateKey: key } }, 'hush1234'],
    ];
  }),
  ...(
    [
      ['blank', ' '],
      // PostgreSQL would keep it as another text than it is compared with, or could not keep a postback at all.
      ['with a NUL', 'main\0'],
      ['with half of a surrogate pair', 'main\ud800'],
      ['longer than an index takes', 'a'.repeat(191)],
    ] as const
  ).map(([name, account]): [string, string, object] => [
    'gateway.keyPairs.0.account',
    name,
    { gateway: { ...gateway, keyPairs: [{ ...keyPair, account }] } },
  ]),
  [
    'gateway.keyPairs.0.privateKey',
    'short',
    { gateway: { ...gateway, keyPairs: [{ ...keyPair, privateKey: tooShort }] } },
    tooShort,
  ],
  [
    'gateway.keyPairs.0.accessKey',
    'missing',
    { gateway: { ...gateway, keyPairs: [{ privateKey: keyPair.privateKey }] } },
  ],
  ['webhok', 'misspelt', { webhok: webhook }],
  ['gateway.timeoutMs', 'of no meaning', { gateway: { ...gateway, timeoutMs: 5 } }],
  ['resume', 'no object', { resume: 'https://shop.example/continue' }],
  ['resume.url', 'missing', { resume: {} }],
  ['resume.url', 'http', { resume: { url: 'http://shop.example/continue' } }],
  ['resume.url', 'with a fragment', { resume: { url: 'https://shop.example/#continue' } }],
  ['resume.url', 'with a password', { resume: { url: 'https://u:hush@shop.example/' } }, 'hush'],
  ['resume.url', 'of another origin', { resume: { url: 'https://elsewhere.example/' } }],
  ['window', 'no object', { window: 'https://plugin.gateway.example/' }],
  ['window.url', 'http', { window: { url: 'http://plugin.gateway.example/' } }],
  ['window.redirectIds.fail', 'a text', { window: { ...window, redirectIds: { fail: '1' } } }],
  ['window.languages', 'none at all', { window: { ...window, languages: [] } }],
  ['window.languages.0', 'a region', { window: { ...window, languages: ['en-GB'] } }],
  ['window.redirectHash', 'no strategy', { window: { ...window, redirectHash: {} } }],
  [
    'window.redirectHash',
    'custom, no function',
    { window: { ...window, redirectHash: { strategy: 'custom' } } },
  ],
  ['window.redirectHash.strategy', 'unknown', { window: { ...window, redirectHash: { strategy: 'rot13' } } }],
  [
    'window.redirectHash.key',
    'short',
    { window: { ...window, redirectHash: { strategy: 'aes-256-cbc', key: tooShort } } },
    tooShort,
  ],
  [
    'window.redirectHash.key',
    'a placeholder',
    { window: { ...window, redirectHash: { strategy: 'hmac-sha256', key: '<your-key-here>' } } },
    'your-key',
  ],
  [
    'window.redirectHash.key',
    'guessable',
    { window: { ...window, redirectHash: { strategy: 'aes-256-cbc', key: '0123456789abcdef'.repeat(4) } } },
    '0123456789abcdef',
  ],
  [
    'window.redirectHash.key',
    'one word repeated',
    { window: { ...window, redirectHash: { strategy: 'aes-256-cbc', key: 'hushhush'.repeat(4) } } },
    'hushhush',
  ],
  [
    'window.redirectHash.key',
    'very short',
    { window: { ...window, redirectHash: { strategy: 'hmac-sha256', key: 'k1' } } },
  ],
  [
    'window.redirectHash.iv',
    'guessable',
    {
      window: {
        ...window,
        redirectHash: {
          strategy: 'aes-256-cbc',
          key: 'k7Jt2vQx9LmN4pRsB6wYzE1aHcD3fG5u',
          iv: '0'.repeat(32),
        },
      },
    },
    '000000',
  ],
  [
    'window.redirectHash.secret',
    'of no meaning',
    { window: { ...window, redirectHash: { strategy: 'md5', secret: tooShort } } },
    tooShort,
  ],
  [
    'window',
    'ids and a hash',
    { window: { ...window, redirectIds: { fail: 1 }, redirectHash: { strategy: 'md5' } } },
  ],
  ['apiKeys', 'none', { apiKeys: [] }],
  ['apiKeys', 'missing', { apiKeys: undefined }],
  ['apiKeys.0', 'short', { apiKeys: ['hush-1234-hush-1234'] }, 'hush-1234'],
  ['apiKeys.0', 'not usable in a header', { apiKeys: ['hush:1234!5678901234567890'] }, 'hush:'],
  ['origins', 'none', { origins: [] }],
  ['origins', 'missing', { origins: undefined }],
  ['origins.0', 'any', { origins: ['*'] }],
  ['origins.0', 'a wildcard', { origins: ['https://*.shop.example'] }],
  ['origins.0', 'a path', { origins: ['https://shop.example/'] }],
  ['origins.0', 'http', { origins: ['http://shop.example'] }],
  ['origins.0', 'null', { origins: ['null'] }],
  ['origins.0', 'not a text', { origins: [1] }],
  ['webhook', 'no object', { webhook: 'https://shop.example/e' }],
  ['webhook.url', 'http', { webhook: { ...webhook, url: 'http://shop.example/e' } }],
  ['webhook.url', 'credentials', { webhook: { ...webhook, url: 'https://u:hush@shop.example/e' } }, 'hush'],
  ['webhook.secret', 'no prefix', { webhook: { ...webhook, secret: 'QUJD'.repeat(11) } }, 'QUJD'],
  ['webhook.secret', 'no base64', { webhook: { ...webhook, secret: `${webhook.secret}Q` } }, 'QUJD'],
  ['webhook.secret', 'short', { webhook: { ...webhook, secret: `whsec_${'QUJD'.repeat(5)}` } }, 'QUJD'],
  ['attemptsPerDeposit', 'zero', { attemptsPerDeposit: 0 }],
  ['limits', 'no object', { limits: 5 }],
  ['limits.perLabel', 'a number', { limits: { perLabel: 5 } }],
  ['limits.perLabel.max', 'zero', { limits: { perLabel: { max: 0 } } }],
  ['limits.perAddress.windowSeconds', 'two days', { limits: { perAddress: { windowSeconds: 172_800 } } }],
  ['limits.rejectionBrake.max', 'a text', { limits: { rejectionBrake: { max: '9' } } }],
  ['limits.perPayer', 'of no meaning', { limits: { perPayer: { max: 1 } } }],
  ['limits.perLabel.maximum', 'of no meaning', { limits: { perLabel: { maximum: 1 } } }],
  ['withdrawals.minimum', 'of no meaning', { withdrawals: { minAmount: 1, maxAmount: 2, minimum: 1 } }],
  ['limits.pollsPerSession', 'zero', { limits: { pollsPerSession: 0 } }],
  ['store', 'missing', { store: undefined }],
  ['store', 'not awaited', { store: Promise.resolve({}) }],
  ['onEvent', 'no function', { onEvent: webhook }],
  ['clientAddress', 'no function', { clientAddress: '203.0.113.7' }],
  ['requestIdOf', 'no function', { requestIdOf: 'x-request-id' }],
  ['fetch', 'no function', { fetch: {} }],
  ['postbackAddresses', 'no list', { postbackAddresses: '203.0.113.0/24', clientAddress: nowhere }],
  ['postbackAddresses', 'empty', { postbackAddresses: [], clientAddress: nowhere }],
  ['postbackAddresses.0', 'a name', { postbackAddresses: ['gateway.example'], clientAddress: nowhere }],
  ['postbackAddresses.0', 'too wide', { postbackAddresses: ['203.0.113.0/33'], clientAddress: nowhere }],
  ['postbackAddresses', 'no clientAddress', { postbackAddresses: ['203.0.113.0/24'] }],
  ['basePath', 'a slash at its end', { basePath: '/pay/' }],
  ['basePath', 'not a text', { basePath: 1 }],
];

describe('createProxy', () => {
  const fixture = new ProxyFixture();
  const proxyOf = async (options: object) => {
    await fixture.open();
    // Settings come from files and the environment, which no compiler has read.
    return createProxy({ ...goodOptions, store: fixture.store, ...options });
  };
  after(() => fixture.close());

  for (const [setting, name, options, quoted] of bad) {
    it(`refuses ${setting}: ${name}`, async () => {
      await assert.rejects(proxyOf(options), (error) => {
        assert(error instanceof ConfigurationError, String(error));
        assert.equal(error.code, 'configuration_invalid');
        assert.deepEqual(
          error.problems.map((problem) => problem.setting),
          [setting],
        );
        // What is wrong and a good example, not a library's shrug.
        assert.doesNotMatch(error.message, /Invalid input/);
        assert(!quoted || !error.message.includes(quoted), error.message);
        return true;
      });
    });
  }

  it('names every wrong setting at once', async () => {
    await assert.rejects(proxyOf({ apiKeys: [], origins: [], basePath: 'pay' }), (error) => {
      assert(error instanceof ConfigurationError);
      assert.deepEqual(
        error.problems.map(({ setting }) => setting),
        ['apiKeys', 'origins', 'basePath'],
      );
      return true;
    });
  });

  it('takes good ones, a loopback gateway included', async () => {
    await proxyOf({});
    await proxyOf({
      gateway: { ...gateway, apiUrl: 'http://127.0.0.1:4010', walletType: 'bkash_api' },
      window: {
        url: 'http://localhost:4010/window',
        redirectHash: { strategy: 'hmac-sha256', key: 'k7Jt2vQx9LmN' },
      },
      origins: ['http://localhost:5173', 'https://shop.example:8443'],
      webhook,
      limits: { perLabel: { max: 3 }, pollsPerSession: 1 },
      postbackAddresses: ['203.0.113.0/24', '2001:db8::1'],
      clientAddress: nowhere,
      basePath: '/pay/v1',
    });
  });
});
