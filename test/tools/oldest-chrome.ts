import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { brotliDecompressSync } from 'node:zlib';

/** The first that can be had and is no preview: its 111 was built before that version's styles were done. */
const version = '112.0.2';
const folder = '.cache/oldest-chrome';

/** It is made for Linux on x64 alone. */
export const hasOldestChrome = process.platform === 'linux' && process.arch === 'x64';

/**
 * The executable of a Chrome from the spring of 2023, when what the scripts are built for was new. Installed once: it
 * weighs 60 MB, which only a long test needs.
 */
export function oldestChrome(): string {
  const executable = join(folder, `chrome-${version}`);
  if (existsSync(executable)) return executable;
  mkdirSync(folder, { recursive: true });
  const args = [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--ignore-scripts',
    `@sparticuz/chromium@${version}`,
  ];
  if (spawnSync('npm', args, { stdio: ['ignore', 2, 2] }).status !== 0) {
    throw new Error(`The package @sparticuz/chromium ${version} could not be installed.`);
  }
  const packed = readFileSync(join(folder, 'node_modules/@sparticuz/chromium/bin/chromium.br'));
  // Written whole before it has its name: a run that was cut off leaves none that looks complete.
  writeFileSync(`${executable}.part`, brotliDecompressSync(packed), { mode: 0o755 });
  renameSync(`${executable}.part`, executable);
  return executable;
}
