import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import * as z from 'zod/mini';
import { CommandError } from '../../src/cli/command-error.ts';
import { readServeSettings } from '../../src/cli/serve/serve-settings.ts';
import { settingsHelp } from '../../src/cli/serve/settings-help.ts';
import { settingsTable } from '../../src/cli/serve/settings-table.ts';
import { settingsSchema } from '../../src/proxy/settings/proxy-settings.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { canaries, runCommand } from './serve-process.ts';

const keyPairs = [{ accessKey: 'TA25Ea9sjPUFJvIG', privateKey: canaries.privateKey, account: 'main' }];

const environment = {
  IPAY_GATEWAY_API_URL: 'https://api.gateway.example',
  IPAY_GATEWAY_SECRET: canaries.gatewaySecret,
  IPAY_KEY_PAIRS: JSON.stringify(keyPairs),
  IPAY_API_KEYS: `${canaries.apiKey}, canary-second-key-0123456789`,
  IPAY_ORIGINS: 'https://shop.example,https://www.shop.example',
};

const tree = {
  listen: { port: 9000 },
  store: { file: '/var/lib/ipay.db' },
  gateway: { apiUrl: 'https://file.gateway.example', secret: 'canary-from-file', keyPairs },
  window: { url: 'https://plugin.gateway.example/', redirectIds: { success: 2, fail: 1 } },
  apiKeys: [canaries.apiKey],
  origins: ['https://shop.example'],
  basePath: '/pay',
};

describe('the settings of serve', () => {
  const folder = temporaryFolder({ after });

  let files = 0;
  const fileOf = (text: string): string => {
    files += 1;
    const file = join(folder, `file-${files}`);
    writeFileSync(file, text);
    return file;
  };

  /** The lines that name what is wrong; no secret may stand in them. */
  const problemsOf = (variables: Readonly<Record<string, string>>, file?: string): string => {
    let message = '';
    assert.throws(
      () => readServeSettings(variables, file),
      (error) => {
        assert(error instanceof CommandError, String(error));
        ({ message } = error);
        return true;
      },
    );
    assert(!message.includes('canary'), `a secret is quoted:\n${message}`);
    return message;
  };

  it('come from the environment', () => {
    const { proxy, listen, store } = readServeSettings(
      { ...environment, PORT: '80', IPAY_BASE_PATH: '' },
      undefined,
    );
    assert.deepEqual(proxy.gateway.keyPairs, keyPairs);
    assert.equal(proxy.apiKeys.length, 2);
    assert.deepEqual(proxy.origins, ['https://shop.example', 'https://www.shop.example']);
    assert.deepEqual([listen.port, listen.host, proxy.basePath], [80, '127.0.0.1', '']);
    assert.equal(store.file, 'data/ipay-deposit.db');
  });

  it('come from a file, and the environment wins one by one', () => {
    const settings = readServeSettings(
      { IPAY_GATEWAY_SECRET: 'canary-from-env', PORT: '9001' },
      fileOf(JSON.stringify(tree)),
    );
    assert.equal(settings.proxy.gateway.secret, 'canary-from-env');
    assert.equal(settings.proxy.gateway.apiUrl, tree.gateway.apiUrl);
    assert.deepEqual(settings.proxy.window?.redirectIds, { success: 2, fail: 1 });
    assert.deepEqual([settings.listen.port, settings.store.file], [9001, tree.store.file]);
  });

  it('take secrets from files, without the line break an editor adds', () => {
    const { IPAY_GATEWAY_SECRET: secret, IPAY_KEY_PAIRS: pairs, ...rest } = environment;
    const { proxy } = readServeSettings(
      {
        ...rest,
        IPAY_GATEWAY_SECRET_FILE: fileOf(`${secret}\n`),
        IPAY_KEY_PAIRS_FILE: fileOf(`${pairs}\r\n`),
      },
      undefined,
    );
    assert.equal(proxy.gateway.secret, secret);
    assert.deepEqual(proxy.gateway.keyPairs, keyPairs);
    assert.match(
      problemsOf({ ...environment, IPAY_GATEWAY_SECRET_FILE: fileOf('canary-other-secret') }),
      /gateway\.secret \(IPAY_GATEWAY_SECRET\): is given twice/,
    );
    assert.match(
      problemsOf({ ...rest, IPAY_KEY_PAIRS: pairs, IPAY_GATEWAY_SECRET_FILE: join(folder, 'none') }),
      /gateway\.secret.*cannot be read from the file/,
    );
  });

  for (const [name, around] of Object.entries({
    'a line break, as a secret of Kubernetes has': (value: string) => `${value}\n`,
    'that of Windows': (value: string) => `${value}\r\n`,
    blanks: (value: string) => ` ${value} `,
    'a byte order mark': (value: string) => `\ufeff${value}`,
  })) {
    it(`are taken without ${name} around them, from variables and files`, () => {
      const { IPAY_GATEWAY_SECRET: secret, ...variables } = { ...environment, IPAY_DATABASE_FILE: 'ipay.db' };
      const set = Object.fromEntries(
        Object.entries(variables).map(([variable, value]) => [variable, around(value)] as const),
      );
      const expected = readServeSettings({ ...variables, IPAY_GATEWAY_SECRET: secret }, undefined);
      for (const given of [
        { IPAY_GATEWAY_SECRET: around(secret) },
        { IPAY_GATEWAY_SECRET_FILE: fileOf(around(secret)) },
      ]) {
        const settings = readServeSettings({ ...set, ...given }, undefined);
        assert.deepEqual(settings, expected);
      }
    });
  }

  for (const [variable, value] of Object.entries({
    ...environment,
    IPAY_DATABASE_FILE: 'ipay.db',
    PORT: '80',
  })) {
    it(`are not taken with quotes, as \`docker --env-file\` keeps them: ${variable}`, () => {
      for (const quote of [`"`, `'`]) {
        const message = problemsOf({ ...environment, [variable]: quote + value + quote });
        assert.match(message, new RegExp(`\\(${variable}\\): stands in quotes`));
      }
    });
  }

  it('are read from a file that begins with a byte order mark, as Windows writes them', () => {
    const { proxy } = readServeSettings({}, fileOf(`\ufeff${JSON.stringify(tree, null, '\r\n')}`));
    assert.equal(proxy.gateway.secret, tree.gateway.secret);
  });

  it('refuse what is no setting in a file, wherever it stands', () => {
    const odd = {
      ...tree,
      gatway: {},
      gateway: { ...tree.gateway, secrt: 'canary-value' },
      window: 'canary',
    };
    const message = problemsOf({}, fileOf(JSON.stringify(odd)));
    assert.match(message, /- gatway: is no setting/);
    assert.match(message, /- gateway\.secrt: is no setting/);
    assert.match(message, /- window: is no setting/);
    assert.match(problemsOf(environment, fileOf('{"__proto__": {"port": 1}}')), /__proto__: is no setting/);
  });

  it('name, beside one that is missing, the variable that may have been meant for it', () => {
    const { IPAY_GATEWAY_SECRET: secret, ...rest } = environment;
    const message = problemsOf({ ...rest, IPAY_GATEWAY_SECRT: secret, OTHER: 'canary-of-others' });
    assert.match(message, /- gateway\.secret \(IPAY_GATEWAY_SECRET\): is missing/);
    assert.match(message, /- IPAY_GATEWAY_SECRT: looks like a setting and is none/);
    assert.doesNotMatch(message, /OTHER/);
    // A wrong one is found in what concerns the process, too.
    assert.match(problemsOf({ ...environment, PORT: '99999', IPAY_PORT: '80' }), /- IPAY_PORT: looks like/);
  });

  it('name every wrong one at once, with its variable, and quote none', () => {
    const message = problemsOf({ IPAY_GATEWAY_SECRET: 'canary 1', IPAY_ORIGINS: '*' });
    for (const name of [
      'gateway.apiUrl (IPAY_GATEWAY_API_URL): is missing',
      'gateway.secret (IPAY_GATEWAY_SECRET): contains a blank',
      'gateway.keyPairs (IPAY_KEY_PAIRS): must be a list',
      'apiKeys (IPAY_API_KEYS): must be a list',
      'origins.0 (IPAY_ORIGINS): must be an exact https origin',
    ]) {
      assert(message.includes(name), `${name}\nis not in\n${message}`);
    }
  });

  for (const [variable, value, expected] of [
    ['PORT', '80a', /listen\.port \(PORT\): must be a whole number/],
    ['PORT', '70000', /listen\.port \(PORT\): must be a whole number from 0 to 65535/],
    ['IPAY_KEY_PAIRS', '[{"privateKey": canary', /gateway\.keyPairs \(IPAY_KEY_PAIRS\): must be JSON/],
    [
      'IPAY_LIMIT_PER_LABEL',
      '{"max":1,"max":2}',
      /limits\.perLabel \(IPAY_LIMIT_PER_LABEL\): gives a name twice/,
    ],
    [
      'IPAY_DATABASE_FILE',
      'file:canary.db',
      /store\.file \(IPAY_DATABASE_FILE\): must be the path of a file/,
    ],
    ['IPAY_DATABASE_FILE', ':memory:', /store\.file \(IPAY_DATABASE_FILE\): must be the path of a file/],
    ['DATABASE_URL', 'mysql://canary@db', /store\.url \(DATABASE_URL\): must be the address of a PostgreSQL/],
    ['DATABASE_URL', 'postgres://u:canary@db:99999/ipay', /store\.url \(DATABASE_URL\): must be the address/],
    [
      'IPAY_WITHDRAWAL_IS_TEST',
      'yes',
      /withdrawals\.isTest \(IPAY_WITHDRAWAL_IS_TEST\): must be true or false/,
    ],
    [
      'IPAY_LIMIT_PER_LABEL',
      '{"max":1,"window":2}',
      /limits\.perLabel\.window \(IPAY_LIMIT_PER_LABEL\): is no/,
    ],
    ['IPAY_CLIENT_ADDRESS', 'forwarded-for:0', /listen\.clientAddress .*: must be socket, or forwarded-for/],
    ['IPAY_POSTBACK_ADDRESSES', '203.0.113.0/24', /postbackAddresses .*: needs listen\.clientAddress/],
    ['IPAY_LIMIT_PER_ADDRESS', '{"max":9}', /limits\.perAddress .*: needs listen\.clientAddress/],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0', /NODE_TLS_REJECT_UNAUTHORIZED: must not be 0/],
    ['IPAY_LOG_LEVEL', 'loud', /log\.level \(IPAY_LOG_LEVEL\): must be info/],
    [
      'IPAY_HEADERS_TIMEOUT_MS',
      '5',
      /listen\.headersTimeoutMs .*: must be a whole number from 100 to 120000/,
    ],
    ['IPAY_REQUEST_ID_HEADER', 'x id', /log\.requestIdHeader .*: must be the name of a header/],
    ['IPAY_WEBHOOK_URL', 'https://shop.example/e', /webhook\.secret \(IPAY_WEBHOOK_SECRET\): is missing/],
    [
      'IPAY_WINDOW_REDIRECT_HASH',
      '{"strategy":"aes-256-cbc","key":"canary"}',
      /window\.url \(IPAY_WINDOW_URL\): is missing/,
    ],
  ] as const) {
    it(`refuse ${variable}=${value}`, () => {
      assert.match(problemsOf({ ...environment, [variable]: value }), expected);
    });
  }

  it('say in the table what is taken when nobody says anything, and nothing else', () => {
    // What makes the groups that are optional.
    const groups = {
      IPAY_WITHDRAWAL_MIN_AMOUNT: '500',
      IPAY_WITHDRAWAL_MAX_AMOUNT: '50000',
      IPAY_WINDOW_URL: 'https://plugin.gateway.example/',
    };
    const { proxy, ...ofProcess } = readServeSettings({ ...environment, ...groups }, undefined);
    const valueAt = (path: string): unknown =>
      path
        .split('.')
        .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], {
          ...proxy,
          ...ofProcess,
        });
    const given = new Set([...Object.keys(environment), ...Object.keys(groups)]);
    for (const { path, variable, fallback } of settingsTable) {
      if (given.has(variable)) continue;
      const value = valueAt(path);
      const text = Array.isArray(value) ? value.join(',') : value;
      const shown = typeof text === 'string' ? text : JSON.stringify(text);
      assert.equal(shown, fallback === 'none' ? '' : fallback, path);
    }
  });

  it('reach every setting of the proxy', () => {
    const paths = (schema: unknown, prefix = ''): string[] => {
      const { properties } = schema as { properties?: Record<string, unknown> };
      return Object.entries(properties ?? {}).flatMap(([name, inner]) =>
        settingsTable.some(({ path }) => path.startsWith(`${prefix}${name}.`))
          ? paths(inner, `${prefix}${name}.`)
          : [prefix + name],
      );
    };
    const inTable = new Set(settingsTable.map(({ path }) => path));
    // Functions stand in no file and in no variable.
    inTable.add('withdrawals.sign');
    const schema = z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' });
    const missing = paths(schema).filter((path) => !inTable.has(path));
    assert.deepEqual(missing, []);
  });

  it('say of a file that cannot be used what is wrong with it, and quote nothing of it', () => {
    assert.match(problemsOf({}, join(folder, 'none.json')), /cannot be read \(ENOENT\)/);
    assert.match(problemsOf({}, fileOf('{"apiKeys": ["canary"')), /is not JSON/);
    assert.match(problemsOf({}, fileOf('[]')), /must hold one JSON object/);
    // Of two values one would silently count for nothing.
    const twice = '{"postbackAddresses": ["203.0.113.7"], "postbackAddresses": ["canary"]}';
    assert.match(problemsOf({}, fileOf(twice)), /gives a name twice/);
  });

  it('are each in the help, with its variable and meaning', async () => {
    const { code, stdout } = await runCommand(['serve', '--help']);
    assert.equal(code, 0);
    assert(stdout.includes(settingsHelp(settingsTable)));
    for (const { path, variable, help } of settingsTable) {
      assert(stdout.includes(path) && stdout.includes(variable) && stdout.includes(help), path);
    }
    assert.equal(new Set(settingsTable.map(({ variable }) => variable)).size, settingsTable.length);
  });

  it('are checked by --check, which starts nothing', async () => {
    const good = await runCommand(['serve', '--check'], { ...environment, IPAY_TYPO: '1' });
    assert.equal(good.code, 0);
    assert.match(good.stdout, /IPAY_TYPO looks like a setting and is none[^]*The settings are valid/);
    const bad = await runCommand(['serve', '--check']);
    assert.equal(bad.code, 1);
    assert.match(bad.stderr, /gateway\.apiUrl \(IPAY_GATEWAY_API_URL\): is missing/);
  });
});
