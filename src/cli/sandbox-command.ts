import * as z from 'zod/mini';
import { magicNumbers } from '../sandbox/index.ts';
import { createClosers, startOrClose } from './closers.ts';
import { CommandError } from './command-error.ts';
import { openDataFolder } from './open-data-folder.ts';
import { openDatabase } from './open-database.ts';
import { highestPort, parseOptions } from './parse-options.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { serveSandbox } from './serve-sandbox.ts';

const outcomes = ({ otherwise, scenarios }: (typeof magicNumbers)['deposit' | 'withdrawal']): string =>
  [otherwise, ...scenarios].map(({ digits, summary }) => `  ${digits.padEnd(10)} ${summary}`).join('\n');

const usage = `Usage: ipay-deposit sandbox [options]

Runs a gateway to play with. The last two digits of a transaction number choose what happens:
${outcomes(magicNumbers.deposit)}

For a withdrawal, those of the account number:
${outcomes(magicNumbers.withdrawal)}`;

const redirectIdsSchema = z.record(z.string().check(z.regex(/^\d{1,9}$/)), z.url());

function readRedirectIds(text: string): Readonly<Record<string, string>> {
  try {
    return redirectIdsSchema.parse(JSON.parse(text));
  } catch {
    throw new CommandError('--redirect-ids must be JSON such as {"2":"https://shop.example/ok"}.');
  }
}

/** `ipay-deposit sandbox` */
export async function sandboxCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, usage, {
    port: { default: 4174, help: 'where the gateway listens', atMost: highestPort },
    'postback-url': { default: 'http://127.0.0.1:4173/pay/postback', help: 'where postbacks are sent' },
    secret: { default: 'sandbox-api-secret', help: 'what every deposit call must carry' },
    'access-key': { default: 'SandboxAccessKey', help: 'the access key of postbacks' },
    'private-key': { default: 'sandbox-private-key', help: 'the key that signs postbacks' },
    'postback-delay-ms': { default: 1500, help: 'from a payment to its postback' },
    'late-postback-delay-ms': { default: 4000, help: 'the same when the answer was pending or lost' },
    'redirect-ids': {
      default: '{}',
      help: 'return pages of the window by id: {"2":"https://shop.example/ok"}',
    },
    data: { default: 'data', help: 'the folder for its file' },
  });
  if (!options) return;
  const redirectIds = readRedirectIds(options['redirect-ids']);
  const closers = createClosers();
  const open = async () => {
    const folder = await openDataFolder(options.data);
    closers.add(() => folder.close());
    return openDatabase(folder.file('sandbox.db'), (journalFile) =>
      serveSandbox({
        port: options.port,
        secret: options.secret,
        keyPair: {
          accessKey: options['access-key'],
          privateKey: options['private-key'],
          account: 'default',
        },
        postbackUrl: options['postback-url'],
        postbackDelayMs: options['postback-delay-ms'],
        latePostbackDelayMs: options['late-postback-delay-ms'],
        redirects: { ids: redirectIds },
        journalFile,
        controls: true,
      }),
    );
  };
  const start = async () => {
    const sandbox = await startOrClose(closers, open);
    closers.add(() => sandbox.close());
    console.log(`The sandbox gateway listens on ${sandbox.url}`);
  };
  await runUntilStopped(start, () => closers.close());
}
