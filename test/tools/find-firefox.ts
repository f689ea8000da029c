import { installFromDebian } from './install-from-debian.ts';
import { isExecutable, onPath } from './programs.ts';

const find = (): string | undefined =>
  onPath('firefox', 'firefox-esr') ??
  [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ].find(isExecutable);

/**
 * The executable of Firefox: the one `FIREFOX_PATH` names, else an installed one, else Debian's, installed.
 *
 * @throws {Error} when there is none; the message says what to install
 */
export function findFirefox(): string {
  const { FIREFOX_PATH } = process.env;
  if (FIREFOX_PATH) return FIREFOX_PATH;
  const found = find();
  if (found !== undefined) return found;
  installFromDebian('firefox-esr');
  const installed = find();
  if (installed !== undefined) return installed;
  throw new Error(
    'The tests in Firefox need Firefox, and none was found. Install it (on Debian: `sudo apt-get install ' +
      'firefox-esr`; elsewhere: https://www.mozilla.org/firefox/), or set FIREFOX_PATH to its executable file.',
  );
}
