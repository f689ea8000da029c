import process from 'node:process';
import { parseOptions } from '../parse-options.ts';
import { runUntilStopped } from '../run-until-stopped.ts';
import { runServe } from './run-serve.ts';
import { readServeSettings } from './serve-settings.ts';
import { settingsHelp } from './settings-help.ts';
import { settingsTable } from './settings-table.ts';

const usage = `Usage: ipay-deposit serve [options]

Runs the merchant proxy: POST /sessions for your server, /deposit for the payer's page, /postback for the gateway,
/healthz and /readyz for whoever watches. /metrics is on a port of its own.

${settingsHelp(settingsTable)}`;

/** `ipay-deposit serve` */
export async function serveCommand(args: string[]): Promise<void> {
  const options = parseOptions(args, usage, {
    config: { default: '', help: 'a JSON file with settings' },
    check: { default: false, help: 'check the settings and end' },
  });
  if (!options) return;
  const settings = readServeSettings(process.env, options.config === '' ? undefined : options.config);
  if (options.check) {
    for (const variable of settings.unknownVariables) {
      console.log(`${variable} looks like a setting and is none. Check its spelling.`);
    }
    console.log('The settings are valid. ipay-deposit doctor also tries them out.');
    return;
  }
  await runUntilStopped(
    () => runServe(settings),
    async (serve) => {
      // What is still under way after the time would keep the process alive.
      if (!(await serve.stop())) process.exit(1);
    },
  );
}
