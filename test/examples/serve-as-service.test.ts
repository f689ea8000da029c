import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { after, describe, it } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { accessKey, canaries, runCommand } from '../cli/serve-process.ts';
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
  const folder = mkdtempSync(join(tmpdir(), 'ipay-service-'));
  after(() => rmSync(folder, { recursive: true }));
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

  it('stands behind an nginx that takes its location', { skip: missingProgram('nginx') }, () => {
    copyFileSync(join(examples, 'nginx-location.conf'), join(folder, 'location.conf'));
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder};`,
    );
    const server = `access_log off; server { listen unix:${folder}/socket; include location.conf; }`;
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, `pid ${folder}/pid; events {} http { ${paths.join(' ')} ${server} }`);
    execFileSync('nginx', ['-t', '-q', '-e', 'stderr', '-c', file], { stdio: 'pipe' });
  });
});
