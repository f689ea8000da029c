import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../command-error.ts';
import { highestPort, parseOptions } from '../parse-options.ts';
import { runUntilStopped } from '../run-until-stopped.ts';
import { runDemo } from './run-demo.ts';

/** From the source, and from the built package. */
const pageFolders = ['../../../dist-demo', '../../dist-demo'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

const usage = `Usage: ipay-deposit demo [options]

Runs a shop page, the merchant proxy and the sandbox gateway on this machine, with no account.`;

/** `ipay-deposit demo` */
export async function demoCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, usage, {
    port: { default: 4173, help: 'where the page and the proxy listen', atMost: highestPort },
    'sandbox-port': { default: 4174, help: 'where the sandbox gateway listens', atMost: highestPort },
    data: { default: 'data', help: 'the folder that keeps everything for the next start' },
    page: { default: pageFolders.find(existsSync) ?? 'dist-demo', help: 'the built page' },
    'gateway-timeout-ms': { default: 6000, help: 'how long the proxy waits for the gateway' },
    'postback-delay-ms': { default: 2000, help: 'from a payment to its postback' },
    'late-postback-delay-ms': { default: 10_000, help: 'the same when the answer was pending or lost' },
  });
  if (!options) return;
  if (!existsSync(options.page)) {
    throw new CommandError('The page is not built. Run: npx vite build --mode demo');
  }
  const start = async () => {
    const demo = await runDemo({
      port: options.port,
      sandboxPort: options['sandbox-port'],
      dataFolder: options.data,
      pageFolder: options.page,
      gatewayTimeoutMs: options['gateway-timeout-ms'],
      postbackDelayMs: options['postback-delay-ms'],
      latePostbackDelayMs: options['late-postback-delay-ms'],
    });
    console.log(
      `\n  Open ${demo.url}\n\n  Ctrl-C stops it; the next start goes on where this one left off.\n`,
    );
    return demo;
  };
  await runUntilStopped(start, (demo) => demo.close());
}
