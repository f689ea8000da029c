import { globSync } from 'node:fs';
import { installFromDebian } from './install-from-debian.ts';
import { onPath } from './programs.ts';

/** WebKitGTK, as Debian and Ubuntu package it: its driver, its plain browser, and a screen for it to draw on. */
export interface WebKit {
  readonly driver: string;
  readonly browser: string;
  readonly screen: string;
}

function find(): WebKit | undefined {
  const driver = onPath('WebKitWebDriver');
  const screen = onPath('xvfb-run');
  const [browser] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').sort().reverse();
  return driver !== undefined && browser !== undefined && screen !== undefined
    ? { driver, browser, screen }
    : undefined;
}

/**
 * WebKit with its driver; installed where apt-get may do so.
 *
 * @throws {Error} when there is none; the message says what to install
 */
export function findWebKit(): WebKit {
  const found = find();
  if (found) return found;
  installFromDebian('webkit2gtk-driver', 'xvfb', 'xauth');
  const installed = find();
  if (installed) return installed;
  throw new Error(
    'The tests in WebKit need WebKitGTK with its WebDriver, and a virtual screen. On Debian and Ubuntu: ' +
      '`sudo apt-get install webkit2gtk-driver xvfb xauth`. On other systems they are run in a Debian container.',
  );
}
