/** What would move the cursor, colour the screen or break a row: texts here come from payers and from the gateway. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Rows as columns of a fixed width, divided by two blanks, the first row being the heads. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const plain = rows.map((row) => row.map((cell) => cell.replace(control, '�')));
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
