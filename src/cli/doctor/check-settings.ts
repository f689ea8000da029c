import { statSync } from 'node:fs';
import type { ServeSettings } from '../serve/serve-settings.ts';
import { ok, warn } from './check.ts';
import type { Finding } from './check.ts';

/** Settings that are valid and yet not as they should be. */
export function checkSettings(settings: ServeSettings, file: string | undefined): Finding {
  const [unknown] = settings.unknownVariables;
  if (unknown !== undefined) {
    return warn(
      `${settings.unknownVariables.join(', ')} looks like a setting and is none.`,
      'Check the spelling against ipay-deposit serve --help.',
    );
  }
  if (settings.proxy.withdrawals?.isTest === true) {
    return warn(
      'Payouts are tests and move no real money, where their request does not say otherwise.',
      'Before real payers are paid, take withdrawals.isTest (IPAY_WITHDRAWAL_IS_TEST) away.',
    );
  }
  // Windows has other rights, which mode bits do not tell.
  if (file !== undefined && process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    return warn(`Other users of this machine can read ${file}.`, `Run: chmod 600 ${file}`);
  }
  return ok('valid');
}
