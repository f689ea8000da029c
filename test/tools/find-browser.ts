import { spawnSync } from 'node:child_process';
import { basename, delimiter, join } from 'node:path';
import { installFromDebian } from './install-from-debian.ts';
import { isExecutable } from './programs.ts';

/** Chrome without windows: a page in it costs a third of one in a browser that draws its own frame. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell'];

const names = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
];

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

const howToInstall =
  'The browser tests need Chrome, Chromium or Edge, and none was found. Install one (on Debian: ' +
  '`sudo apt-get install chromium`; elsewhere: https://www.google.com/chrome/), or set CHROME_PATH to the ' +
  "browser's executable file.";

/** Ubuntu's `chromium-browser` can be a mere hint at its snap. Windows' browsers open a window when asked. */
const runs = (path: string): boolean =>
  process.platform !== 'linux' || spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;

const isShell = (path: string): boolean => shells.includes(basename(path));

/** What a test needs: a page, or what is around pages too, as the back-forward cache is. */
export type BrowserKind = 'page' | 'whole';

function candidates(kind: BrowserKind): string[] {
  const {
    PATH = '',
    HOME = '',
    LOCALAPPDATA,
    PROGRAMFILES,
    'PROGRAMFILES(X86)': programFiles86,
  } = process.env;
  if (process.platform === 'win32') {
    const roots = [PROGRAMFILES, programFiles86, LOCALAPPDATA].filter((root) => root !== undefined);
    return windowsPrograms.flatMap((program) => roots.map((root) => join(root, ...program)));
  }
  const folders = [...PATH.split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];
  const applications = ['/Applications', join(HOME, 'Applications')].flatMap((folder) =>
    macApplications.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
  const programs = kind === 'page' ? [...shells, ...names] : names;
  return [...programs.flatMap((name) => folders.map((folder) => join(folder, name))), ...applications];
}

const find = (kind: BrowserKind): string | undefined =>
  candidates(kind).find((path) => isExecutable(path) && runs(path));

/**
 * The executable of an installed Chrome, Chromium or Edge: the one `CHROME_PATH` names, else the first found on
 * the PATH and in the usual places. Where there is none, Debian's is installed when apt-get may do so.
 *
 * @throws {Error} when there is no browser; the message says what to install.
 */
export function findBrowser(kind: BrowserKind = 'page'): string {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH && !isExecutable(CHROME_PATH)) {
    throw new Error(`CHROME_PATH names ${CHROME_PATH}, which is no file that can be run.`);
  }
  if (CHROME_PATH && (kind === 'page' || !isShell(CHROME_PATH))) return CHROME_PATH;
  let found = find(kind);
  for (const debianPackage of kind === 'page' ? ['chromium-headless-shell', 'chromium'] : ['chromium']) {
    if (found) break;
    installFromDebian(debianPackage);
    found = find(kind);
  }
  if (!found) throw new Error(howToInstall);
  return found;
}

if (import.meta.main) {
  try {
    process.stdout.write(`${findBrowser()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
