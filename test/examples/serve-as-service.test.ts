import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { after, describe, it } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { ServeProcess, accessKey, canaries, runCommand } from '../cli/serve-process.ts';
import { freePort } from '../tools/free-port.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { untilTrue } from '../tools/until-true.ts';
import { missingProgram } from './missing-program.ts';

const examples = 'demo/examples/serve';
const exampleText = (name: string): string => readFileSync(join(examples, name), 'utf8');
const unit = exampleText('ipay-deposit.service');
const settingsText = exampleText('ipay.json');
const webhookSecret = `whsec_${Buffer.from('the secret of this webhook, long enough').toString('base64')}`;

/** What a merchant fills in, where it stands. */
const filledIn = settingsText
  .replace('"accessKey": ""', JSON.stringify({ accessKey }).slice(1, -1))
  .replace('"privateKey": ""', JSON.stringify({ privateKey: canaries.privateKey }).slice(1, -1))
  .replace('"apiKeys": [""]', `"apiKeys": ["${canaries.apiKey}"]`)
  .replace('"secret": ""', `"secret": "${canaries.gatewaySecret}"`)
  .replace('"secret": ""', `"secret": "${webhookSecret}"`);

describe('serve as a service', () => {
  const folder = temporaryFolder({ after });
  const [, script = '', command = '', options = ''] =
    /^ExecStart=\S+ node_modules\/ipay-deposit\/(\S+) (\S+) (.+)$/m.exec(unit) ?? [];

  const check = async (settings: string) => {
    const file = join(folder, 'ipay.json');
    writeFileSync(file, settings, { mode: 0o600 });
    return runCommand([command, ...options.replace('/etc/ipay.json', file).split(' '), '--check']);
  };

  it('starts what the package has, with settings that are valid once they are filled in', async () => {
    assert.equal(`./${script}`, manifest.bin['ipay-deposit']);
    const { code, stderr } = await check(filledIn);
    assert.equal(stderr, '');
    assert.equal(code, 0);
  });

  it('does not start before everything is filled in, and names it', async () => {
    const { code, stderr } = await check(settingsText);
    assert.equal(code, 1);
    for (const setting of ['secret', 'keyPairs.0.accessKey', 'keyPairs.0.privateKey'])
      assert(stderr.includes(`- gateway.${setting} `), `${setting}\n${stderr}`);
    assert(stderr.includes('- apiKeys.0 ') && stderr.includes('- webhook.secret '), stderr);
  });

  it('keeps its database in the one folder it may write', () => {
    const [, state = ''] = /^StateDirectory=(\S+)$/m.exec(unit) ?? [];
    const { store } = JSON.parse(settingsText) as { store: { file: string } };
    assert(state !== '' && store.file.startsWith(`/var/lib/${state}/`), store.file);
  });

  it('is a unit that systemd takes', { skip: missingProgram('systemd-analyze') }, () => {
    const file = join(folder, 'ipay-deposit.service');
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
    const { stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    // Of the machine's own units it may have something to say, too.
    const said = stderr.split('\n').filter((line) => line.includes('ipay-deposit.service'));
    assert.deepEqual(said, []);
  });

  /** Where nginx reads how it serves a port with the location of the example. */
  const nginxFor = (port: number, servePort: string): string => {
    const location = exampleText('nginx-location.conf').replace('127.0.0.1:8080', `127.0.0.1:${servePort}`);
    writeFileSync(join(folder, 'location.conf'), location);
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder};`,
    );
    const server = `access_log off; server { listen 127.0.0.1:${port}; include location.conf; }`;
    const file = join(folder, 'nginx.conf');
    const process = `daemon off; master_process off; pid ${folder}/pid; error_log stderr;`;
    writeFileSync(file, `${process} events {} http { ${paths.join(' ')} ${server} }`);
    return file;
  };

  it('stands behind an nginx that takes its location', { skip: missingProgram('nginx') }, async () => {
    const file = nginxFor(await freePort(), '8080');
    execFileSync('nginx', ['-t', '-q', '-e', 'stderr', '-c', file], { stdio: 'pipe' });
  });

  it(
    'answers a payer to whom the shop has given all the cookies that nginx takes',
    { skip: missingProgram('nginx'), timeout: 60_000 },
    async (t) => {
      const serve = new ServeProcess('http://127.0.0.1:9', { IPAY_BASE_PATH: '/pay' });
      t.after(() => serve.dispose());
      await serve.start();
      const port = await freePort();
      const file = nginxFor(port, new URL(serve.url).port);
      const nginx = spawn('nginx', ['-e', 'stderr', '-c', file], { stdio: 'ignore' });
      t.after(() => nginx.kill('SIGKILL'));
      const ask = () =>
        fetch(`http://127.0.0.1:${port}/pay/deposit`, {
          headers: {
            cookie: `basket=${'b'.repeat(8_000)}`,
            referer: `https://shop.example/${'r'.repeat(500)}`,
          },
        });
      await untilTrue('nginx to answer', () =>
        ask().then(
          ({ status }) => status !== 502,
          () => false,
        ),
      );
      const answer = await ask();
      assert.equal(answer.status, 401);
      assert.equal(((await answer.json()) as { code: string }).code, 'session_invalid');
    },
  );
});
