import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Every page for people, by its path from the project's root. */
export const pages: ReadonlyMap<string, string> = new Map(
  [
    'README.md',
    'README.bn.md',
    'SECURITY.md',
    'CONTRIBUTING.md',
    ...globSync('docs/**/*.md', { cwd: root }),
  ].map((path) => [path.replaceAll('\\', '/'), readFileSync(join(root, path), 'utf8')]),
);

/** A piece of code as it stands on a page. */
export interface CodeBlock {
  readonly page: string;
  /** Its first line, on the page and counted from 1. */
  readonly line: number;
  /** What stands behind its fence: `ts`, `sh`; nothing for a drawing. */
  readonly language: string;
  readonly code: string;
}

function blocksOf(page: string, text: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let fence: { indent: number; language: string; line: number } | undefined;
  let lines: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [, indent = '', language = ''] = /^( *)```(\S*)/.exec(line) ?? [];
    if (!line.trimStart().startsWith('```')) {
      // Inside a list, the list's indentation is not the code's.
      if (fence) lines.push(line.slice(fence.indent));
    } else if (fence) {
      blocks.push({ page, line: fence.line, language: fence.language, code: lines.join('\n') });
      fence = undefined;
    } else {
      fence = { indent: indent.length, language, line: index + 2 };
      lines = [];
    }
  }
  if (fence) throw new Error(`${page}: the block of line ${fence.line} has no end.`);
  return blocks;
}

export const codeBlocks: readonly CodeBlock[] = [...pages].flatMap(([page, text]) => blocksOf(page, text));

/** A page's text with its code blocks emptied: what reads like a heading there is none. */
export const proseOf = (text: string): string => text.replace(/^( *)```[^]*?^\1```$/gm, '');
