import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import manifest from '../package.json' with { type: 'json' };

// `tsc` declares every file it has read. What no entry leads to is nobody's business, and speaks of libraries that
// an installation does not have.

const folder = 'dist/types';
const reached = new Set<string>();

function reach(url: string): void {
  if (reached.has(url)) return;
  reached.add(url);
  const text = readFileSync(new URL(url), 'utf8');
  for (const [, path = ''] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.ts['"]/g)) {
    reach(new URL(`${path}.d.ts`, url).href);
  }
}

for (const target of Object.values(manifest.exports)) {
  if (typeof target === 'object' && target.types.startsWith(`./${folder}/`)) {
    reach(pathToFileURL(target.types).href);
  }
}
for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  const file = join(folder, path);
  if (path.endsWith('.d.ts') && !reached.has(pathToFileURL(file).href)) rmSync(file);
}
