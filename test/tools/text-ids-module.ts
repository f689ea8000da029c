import type { Message } from './translation-stamps.ts';

/** A module that names each message, with how many values go into it. */
export function textIdsModule(messages: readonly Message[]): string {
  const lines = messages.map(({ id, source }) => `  '${id}': ${(source.match(/<x /g) ?? []).length},\n`);
  return `// Written by npm run localize.\n\nexport const textIds = {\n${lines.join('')}} as const;\n`;
}
