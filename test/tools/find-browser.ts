import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

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

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Ubuntu's `chromium-browser` can be a mere hint at its snap. Windows' browsers open a window when asked. */
const runs = (path: string): boolean =>
  process.platform !== 'linux' || spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;

function candidates(): string[] {
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
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...applications];
}

const find = (): string | undefined => candidates().find((path) => isExecutable(path) && runs(path));

function installFromDebian(): void {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return;
  if (sudo.length > 0 && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return;
  process.stderr.write(
    "No browser was found. Installing Debian's chromium with apt-get for the browser tests.\n",
  );
  const apt = (...args: string[]): boolean => {
    const [command = '', ...rest] = [
      ...sudo,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-q',
      ...args,
    ];
    return spawnSync(command, rest, { stdio: ['ignore', 2, 2] }).status === 0;
  };
  if (apt('update')) apt('install', '-y', '--no-install-recommends', 'chromium');
}

/**
 * The executable of an installed Chrome, Chromium or Edge: the one `CHROME_PATH` names, else the first found on
 * the PATH and in the usual places. Where there is none, Debian's `chromium` is installed when apt-get may do so.
 *
 * @throws {Error} when there is no browser; the message says what to install.
 */
export function findBrowser(): string {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH) {
    if (isExecutable(CHROME_PATH)) return CHROME_PATH;
    throw new Error(`CHROME_PATH names ${CHROME_PATH}, which is no file that can be run.`);
  }
  const found = find();
  if (found) return found;
  installFromDebian();
  const installed = find();
  if (installed) return installed;
  throw new Error(howToInstall);
}

if (import.meta.main) {
  try {
    process.stdout.write(`${findBrowser()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
