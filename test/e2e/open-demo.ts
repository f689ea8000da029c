import { after, before } from 'node:test';
import { openBrowser } from './browser.ts';
import type { NewProfile } from './browser.ts';
import { DemoProcess } from './demo-process.ts';

/**
 * A demo, and a browser to look at it, while the tests of this suite run.
 *
 * @param latePostbackDelayMs when late postbacks come by themselves; after some seconds, unless told
 */
export function openDemo(latePostbackDelayMs?: number): {
  readonly demo: DemoProcess;
  readonly newProfile: NewProfile;
} {
  const demo = new DemoProcess(undefined, latePostbackDelayMs);
  before(() => demo.start());
  after(() => demo.dispose());
  return { demo, newProfile: openBrowser() };
}
