import { magicNumbers } from '../sandbox/index.ts';
import { serveSandbox, SandboxListenError } from '../sandbox/node/serve-sandbox.ts';
import { CommandError } from './command-error.ts';
import { parseOptions } from './parse-options.ts';
import { untilStopped } from './until-stopped.ts';

const usage = `Usage: ipay-deposit sandbox [options]

Runs a gateway to play with. The last two digits of a transaction number choose what happens:
${[magicNumbers.deposit.otherwise, ...magicNumbers.deposit.scenarios]
  .map(({ digits, summary }) => `  ${digits.padEnd(10)} ${summary}`)
  .join('\n')}`;

/** `ipay-deposit sandbox` */
export async function sandboxCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, usage, {
    port: { default: 4174, help: 'where the gateway listens' },
    'postback-url': { default: 'http://127.0.0.1:4173/pay/postback', help: 'where postbacks are sent' },
    secret: { default: 'sandbox-api-secret', help: 'what every deposit call must carry' },
    'access-key': { default: 'SandboxAccessKey', help: 'the access key of postbacks' },
    'private-key': { default: 'sandbox-private-key', help: 'the key that signs postbacks' },
    data: { default: 'data', help: 'the folder for its file' },
  });
  if (!options) return;
  const sandbox = await serveSandbox({
    port: options.port,
    secret: options.secret,
    keyPair: {
      accessKey: options['access-key'],
      privateKey: options['private-key'],
      account: 'default',
    },
    postbackUrl: options['postback-url'],
    journalFile: `${options.data}/sandbox.db`,
    controls: true,
  }).catch((error: unknown) => {
    throw error instanceof SandboxListenError ? new CommandError(error.message) : error;
  });
  console.log(`The sandbox gateway listens on ${sandbox.url}`);
  await untilStopped(() => sandbox.close());
}
