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
  // Windows has other rights, which mode bits do not tell.
  if (file !== undefined && process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    return warn(`Other users of this machine can read ${file}.`, `Run: chmod 600 ${file}`);
  }
  return ok('valid');
}
