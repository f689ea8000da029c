/**
 * The end of `npm run localize`: lists the ids for whoever sets texts of their own, stamps each new translation with
 * its source, and fails when a source is another one since it was translated. `npm run localize -- failed.body` says
 * that the translations of a message hold.
 */
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { textIdsModule } from './text-ids-module.ts';
import { isStale, messagesOf, stamped } from './translation-stamps.ts';

const confirmed = process.argv.slice(2);
const files = globSync('locales/**/*.xlf');
const ids = new Set<string>();
for (const file of files) {
  const before = await readFile(file, 'utf8');
  const after = stamped(before, confirmed);
  if (after !== before) await writeFile(file, after);
  for (const message of messagesOf(after)) {
    ids.add(message.id);
    if (!isStale(message)) continue;
    process.exitCode = 1;
    process.stderr.write(
      `${file}: "${message.id}" now says "${message.source}". Mend its translation, then npm run localize -- ${message.id}\n`,
    );
  }
}
for (const [folder, name] of [
  ['locales', 'text-ids'],
  ['locales/withdrawal', 'withdrawal-text-ids'],
] as const) {
  const messages = messagesOf(await readFile(`${folder}/bn.xlf`, 'utf8'));
  await writeFile(`src/generated/${name}.ts`, textIdsModule(messages));
}
for (const id of confirmed.filter((one) => !ids.has(one))) {
  process.exitCode = 1;
  process.stderr.write(`There is no message "${id}".\n`);
}
