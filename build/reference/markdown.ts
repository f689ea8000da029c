import { format } from 'prettier';
import options from '../../.prettierrc.json' with { type: 'json' };

/** Text as it stands in a cell: in one line, and with nothing that Markdown would take for its own. */
const cellOf = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replaceAll('|', '\\|')
    // Outside of code: what looks like a tag would vanish.
    .replace(/`[^`]*`|</g, (part) => (part === '<' ? '&lt;' : part));

export const code = (text: string): string => (text === '' ? '' : `\`${text.replace(/\s+/g, ' ')}\``);

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cellOf).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A page as it is committed: by whom it was made, and in the form that `npm run format` gives. */
export const page = (title: string, ...parts: readonly string[]): Promise<string> =>
  format([`# ${title}`, 'Made from the code by `npm run docs`.', ...parts].join('\n\n'), {
    ...options,
    parser: 'markdown',
  });
