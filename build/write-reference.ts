import { mkdirSync, writeFileSync } from 'node:fs';
import { referencePages } from './reference/reference-pages.ts';

mkdirSync('docs/reference', { recursive: true });
for (const [path, make] of Object.entries(referencePages)) writeFileSync(path, await make());
