import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

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

/** Reads the keys of an earlier start, or makes new ones: what the sandbox signed must still verify tomorrow. */
export function demoKeys(folder: string): DemoKeys {
  const file = join(folder, 'demo-keys.json');
  mkdirSync(folder, { recursive: true });
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
    return demoKeysSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  }
}
