import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fail, ok, warn } from './check.ts';
import type { Finding } from './check.ts';

const mebibyte = 1024 ** 2;
const failBelow = 100 * mebibyte;
const warnBelow = 1024 * mebibyte;

function nearestFolder(path: string): string {
  const folder = resolve(dirname(path));
  return existsSync(folder) || folder === dirname(folder) ? folder : nearestFolder(folder);
}

/** Room on the disk that holds the file: postbacks are refused with 503 when there is none. */
export async function checkDisk(file: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestFolder(file));
  const free = bavail * bsize;
  const message = `${Math.round(free / mebibyte)} MiB free beside ${file}`;
  const remedy = 'Free some room, or move the database (IPAY_DATABASE_FILE).';
  if (free < failBelow) return fail(message, remedy);
  return free < warnBelow ? warn(message, remedy) : ok(message);
}
