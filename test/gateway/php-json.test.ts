import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { encodePhpJson, parseStrictJson } from '../../src/gateway/index.ts';
import type { JsonNode, PhpJsonEncoding } from '../../src/gateway/index.ts';

const shortEscapes: Readonly<Record<number, string>> = {
  8: '\\b',
  9: '\\t',
  10: '\\n',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

/** php_json_escape_string of PHP's ext/json, retold unit by unit, slowly: the second opinion. */
function slowString(text: string, encoding: PhpJsonEncoding): string {
  let json = '"';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const short = shortEscapes[unit];
    if (short !== undefined) json += short;
    else if (unit === 47 && encoding === 'escaped') json += '\\/';
    else if (unit < 32 || unit === 0x2028 || unit === 0x2029 || (unit > 127 && encoding === 'escaped')) {
      json += `\\u${`000${unit.toString(16)}`.slice(-4)}`;
    } else json += String.fromCharCode(unit);
  }
  return `${json}"`;
}

function slowEncode(node: JsonNode, encoding: PhpJsonEncoding): string {
  if (typeof node === 'string') return slowString(node, encoding);
  if (node === null) return 'null';
  if (node === true) return 'true';
  if (node === false) return 'false';
  let json = '';
  if (Array.isArray(node)) {
    for (const item of node) json += (json && ',') + slowEncode(item, encoding);
    return `[${json}]`;
  }
  if (node instanceof Map) {
    for (const [key, value] of node) {
      json += `${json && ','}${slowString(key, encoding)}:${slowEncode(value, encoding)}`;
    }
    return `{${json}}`;
  }
  return node.number;
}

/** Characters on both sides of every border between two treatments. */
const delicate = fc.constantFrom(
  ...Array.from(
    '/\\"\b\f\n\r\t\u0000\u000b\u001f \u007f\u0080\u009f\u00e9\u2027\u2028\u2029\u202a\ud7ff\ue000\ufeff\uffff',
  ),
  '😀',
  'ස',
  'ম',
);
const text = fc.oneof(
  fc.string({ unit: delicate, maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const number = fc.constantFrom('0', '-0', '1000', '0.1', '1.0e+25', '1.50', '9007199254740993', '-3.5E-7');

const { node } = fc.letrec<{ node: JsonNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom(null, true, false),
    text,
    number.map((written) => ({ number: written })),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.array(fc.tuple(text, tie('node')), { maxLength: 4 }).map((members) => new Map(members)),
  ),
}));
const encoding = fc.constantFrom<PhpJsonEncoding>('unescaped', 'escaped');

describe('encodePhpJson', () => {
  it('writes what the slow reference writes', () => {
    fc.assert(
      fc.property(node, encoding, (tree, flags) => {
        assert.equal(encodePhpJson(tree, flags), slowEncode(tree, flags));
      }),
      { numRuns: 1000 },
    );
  });

  it('writes what parses back to the same tree', () => {
    fc.assert(
      fc.property(node, encoding, (tree, flags) => {
        assert.deepEqual(parseStrictJson(encodePhpJson(tree, flags)), tree);
      }),
    );
  });

  it('writes the same whichever way the body was escaped and spaced', () => {
    fc.assert(
      fc.property(node, encoding, encoding, (tree, inTransit, signed) => {
        const body = encodePhpJson(tree, inTransit);
        assert.equal(encodePhpJson(parseStrictJson(body), signed), encodePhpJson(tree, signed));
      }),
    );
  });

  it('leaves slashes and letters alone with the flags, and escapes both without', () => {
    assert.equal(encodePhpJson('a/b é 😀', 'unescaped'), '"a/b é 😀"');
    assert.equal(encodePhpJson('a/b é 😀', 'escaped'), String.raw`"a\/b \u00e9 \ud83d\ude00"`);
  });

  it('escapes U+2028 and U+2029 even with JSON_UNESCAPED_UNICODE', () => {
    assert.equal(encodePhpJson('\u2028\u2029', 'unescaped'), String.raw`"\u2028\u2029"`);
  });

  it('escapes control characters with lower-case hex, and leaves DEL alone', () => {
    assert.equal(
      encodePhpJson('\b\f\n\r\t\u000b\u001f\u007f', 'unescaped'),
      '"\\b\\f\\n\\r\\t\\u000b\\u001f\u007f"',
    );
  });

  it('escapes keys like values', () => {
    assert.equal(encodePhpJson(new Map([['a/é', null]]), 'escaped'), String.raw`{"a\/\u00e9":null}`);
  });

  it('keeps numbers, key order and the kind of empty things', () => {
    const json = '{"b":1.0e+25,"2":9007199254740993,"1":-0,"o":{},"l":[],"__proto__":{"x":1.50}}';
    assert.equal(encodePhpJson(parseStrictJson(json), 'unescaped'), json);
  });
});
