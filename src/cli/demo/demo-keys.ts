import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { CommandError } from '../command-error.ts';

const demoKeysSchema = z.object({
  gatewaySecret: z.string(),
  accessKey: z.string(),
  privateKey: z.string(),
  apiKey: z.string(),
  redirectKey: z.string(),
});

/** The keys that the demo's proxy and sandbox share. */
export type DemoKeys = z.infer<typeof demoKeysSchema>;

const random = () => randomBytes(32).toString('hex');

function readKeys(file: string): DemoKeys {
  try {
    return demoKeysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The reason could quote a key.
    throw new CommandError(
      `The file ${file} does not hold the demo's keys. Choose another folder with --data, or delete the whole ` +
        'folder: what the old keys signed is of no use without them.',
    );
  }
}

/**
 * Reads the keys of an earlier start, or makes new ones: what the sandbox signed must still verify tomorrow.
 *
 * @throws {CommandError} when the file holds something else
 */
export function demoKeys(file: string): DemoKeys {
  const keys: DemoKeys = {
    gatewaySecret: random(),
    accessKey: random(),
    privateKey: random(),
    apiKey: random(),
    redirectKey: random(),
  };
  try {
    writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600, flag: 'wx' });
    return keys;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return readKeys(file);
  }
}
