import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A secret in every form in which it might get somewhere: as it is, in an address, in JSON, in base64, in hex. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('hex'),
    // Without what depends on the bytes that follow.
    bytes.toString('base64').slice(0, -4),
    bytes.toString('base64url').slice(0, -4),
  ];
}

/** Which of the secrets are in a text or in bytes, by name and in any form and case. */
export function secretsIn(
  where: string | Buffer,
  secrets: Readonly<Record<string, string>>,
): readonly string[] {
  // Byte for byte, so that a form is found in a database's pages as it is in a text.
  const text = (typeof where === 'string' ? where : where.toString('latin1')).toLowerCase();
  return Object.entries(secrets)
    .filter(([, secret]) => formsOf(secret).some((form) => text.includes(form.toLowerCase())))
    .map(([name]) => name);
}

/** The bytes of every file in a folder: of a SQLite database also its log, where what is new is not in the file yet. */
export const bytesIn = (folder: string): Buffer =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
