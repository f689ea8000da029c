import { plainText } from './plain-text.ts';

/** Longer than any sentence of ours or the gateway's: one hostile text must not make every row as wide as itself. */
const longestCell = 400;

function cellOf(text: string): string {
  const plain = plainText(text);
  return plain.length > longestCell ? `${plain.slice(0, longestCell)}…` : plain;
}

/** Rows as columns of a fixed width, divided by two blanks, the first row being the heads. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const plain = rows.map((row) => row.map(cellOf));
  const widths = (plain[0] ?? []).map((_, column) =>
    Math.max(...plain.map((row) => (row[column] ?? '').length)),
  );
  return plain
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
