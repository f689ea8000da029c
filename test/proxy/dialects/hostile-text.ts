import fc from 'fast-check';

/**
 * What a database, a script or the wire may take for something else: characters that fold, compose, vanish, end a text,
 * sort elsewhere, or mean something in SQL, JSON or a path. So few that two texts are often nearly the same.
 */
const confusable = [
  ...['a', 'A', 'ß', 'SS', 'İ', 'ı', 'é', 'e\u0301', 'ﬁ', '１', '1', '১', '0'],
  ...['\0', '\ufffd', '\ud800', '\udc00', '😀', '\uffff', '\u0001', '\u007f', '\u0085'],
  ...[' ', '\t', '\n', '\u00a0', '\u2028', '\ufeff', '\u200b', '\u200d', '\u202e'],
  ...['/', '\\', '.', '%', '_', ':', ';', "'", '"', '$1', '--', '%00', '+', '?', '#', ','],
];
const part = fc.constantFrom(...confusable);

/** Around every length that counts: of our ids, the gateway's fields, and what an index of PostgreSQL takes. */
const length = fc.constantFrom(35, 36, 37, 189, 190, 191, 3000);

/** One text, written in ways that somebody may take for each other. */
const twins = fc.constantFrom(
  ...[
    'x',
    'X',
    'x\0',
    'x\ufffd',
    'x\ud800',
    'x\udc00',
    'x\u0301',
    'x ',
    ' x',
    'x\u00a0',
    'x\u200b',
    'ｘ',
    'x\n',
  ],
);

export const hostileText = fc.oneof(
  { weight: 12, arbitrary: twins },
  { weight: 12, arbitrary: fc.array(part, { maxLength: 3 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.tuple(part, length).map(([each, times]) => each.repeat(times)) },
);

/** What may stand in JSON where a text or a number belongs. */
export const hostileValue = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  fc.constantFrom<unknown>(null, true, 0, -0, 1, -1, 1.5, 1e21, 2 ** 53, 1e-7, [], {}, [['a']], { a: 1 }),
  fc.constantFrom('1', '01', '1.0', '1e0', '5', ' 1', '１', '1\0', '9007199254740993', '9'.repeat(20)),
);

/** One of what is usual, or anything. */
export const mostly = (share: number, ...usual: string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: share, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: hostileText });
