import process from 'node:process';
import { fail, ok } from './check.ts';
import type { Finding } from './check.ts';

const neededMajor = 24;

/** The embedded store is Node's own SQLite, which is whole from Node 24 on. */
export function checkNode(version: string = process.versions.node): Finding {
  const major = Number(version.split('.')[0]);
  return major >= neededMajor
    ? ok(`Node ${version}`)
    : fail(`Node ${version} is too old.`, `Install Node ${neededMajor} or later.`);
}
