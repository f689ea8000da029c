import process from 'node:process';
import { fail, ok } from './check.ts';
import type { Finding } from './check.ts';

const neededMajor = 24;

/**
 * The embedded store, and the one that the trials are made in, is Node's own SQLite, which is whole from Node 24 on.
 */
export function checkNode(version: string = process.versions.node): Finding {
  const major = Number(version.split('.')[0]);
  return major >= neededMajor
    ? ok(`Node ${version}`)
    : fail(
        `Node ${version} is too old for the embedded store, and for doctor.`,
        `Install Node ${neededMajor} or later. Over PostgreSQL serve itself runs on Node 20 too.`,
      );
}
