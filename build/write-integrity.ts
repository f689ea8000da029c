import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

// For pages that load us from somewhere else by `<script src integrity>`: what each file for script tags must be.
// Those that a script loads by itself are checked by it; they are here for import maps and for whoever mirrors us.

const integrityOf = (file: string): string =>
  `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;

const files = globSync('dist/ipay-*.js').sort();
const table = Object.fromEntries(files.map((file) => [basename(file), integrityOf(file)]));
writeFileSync('dist/integrity.json', `${JSON.stringify(table, null, 2)}\n`);
for (const [name, integrity] of Object.entries(table)) console.log(`${name}  ${integrity}`);
