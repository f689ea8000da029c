import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseStrictJson, toPlainValue } from '../../src/gateway/index.ts';
import type { StrictJsonErrorCode } from '../../src/gateway/index.ts';

function refused(text: string, code: StrictJsonErrorCode): void {
  assert.throws(() => parseStrictJson(text), { name: 'StrictJsonError', code });
}

/** What JSON.parse makes of the text, or undefined where it throws. */
function secondOpinion(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

describe('parseStrictJson', () => {
  const broken = [
    '',
    ' ',
    '{',
    '[',
    '[1,]',
    '[,1]',
    '{"a":1,}',
    '{,}',
    '{"a"}',
    '{"a":}',
    '{a:1}',
    "{'a':1}",
    '[1 2]',
    '[1]]',
    '{}{}',
    'null x',
    'nul',
    'True',
    'NaN',
    'Infinity',
    '-',
    '+1',
    '01',
    '-01',
    '.5',
    '1.',
    '1e',
    '1e+',
    '0x10',
    '"',
    '"\\"',
    '"\\x"',
    '"\\x0041"',
    '"\\u12"',
    '"\\u12g4"',
    '"a\nb"',
    '"\t"',
    '\ufeff{}',
    '{}\u00a0',
    '[1]\u0000',
    '/**/1',
  ];
  for (const text of broken) {
    it(`refuses ${JSON.stringify(text)}, as JSON.parse does`, () => {
      assert.equal(secondOpinion(text), undefined);
      refused(text, 'syntax');
    });
  }

  it('refuses a key given twice, also when the two are written differently', () => {
    refused('{"a":1,"a":1}', 'duplicate_key');
    refused('{"amount":1,"\\u0061mount":2}', 'duplicate_key');
    refused('{"x":[{"":1,"":2}]}', 'duplicate_key');
    refused('{"__proto__":1,"__proto__":2}', 'duplicate_key');
  });

  it('takes the same key in different objects', () => {
    assert.deepEqual(toPlainValue(parseStrictJson('[{"a":1},{"a":{"a":2}}]')), [{ a: 1 }, { a: { a: 2 } }]);
  });

  it('refuses half a surrogate pair in values and keys', () => {
    refused(String.raw`"\ud83d"`, 'lone_surrogate');
    refused(String.raw`"\ude00\ud83d"`, 'lone_surrogate');
    refused(String.raw`{"\ud83dx":1}`, 'lone_surrogate');
    refused('"\ud83d"', 'lone_surrogate');
    assert.equal(parseStrictJson(String.raw`"\ud83d\ude00"`), '😀');
  });

  it('takes 32 levels and refuses 33', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    assert.doesNotThrow(() => parseStrictJson(nested(32)));
    refused(nested(33), 'too_deep');
    refused('{"a":'.repeat(33) + '1' + '}'.repeat(33), 'too_deep');
    assert.throws(() => parseStrictJson('[[1]]', 1), { code: 'too_deep' });
    assert.doesNotThrow(() => parseStrictJson(`[${'[],'.repeat(100)}[]]`, 2));
  });

  it('refuses a depth bomb at the first level too deep, without reading the rest', () => {
    assert.throws(() => parseStrictJson('['.repeat(250_000)), { code: 'too_deep', offset: 32 });
  });

  it('keeps keys in order, also those that look like integers', () => {
    const node = parseStrictJson('{"b":1,"10":2,"2":3,"a":4,"":5}');
    assert.ok(node instanceof Map);
    assert.deepEqual([...node.keys()], ['b', '10', '2', 'a', '']);
  });

  it('keeps every number as written', () => {
    for (const number of ['1.0e+25', '9007199254740993', '-0', '1.50', '0.1', '1E5', '-12.5e-3']) {
      assert.deepEqual(parseStrictJson(number), { number });
    }
  });

  it('tells an empty object from an empty list', () => {
    assert.deepEqual(parseStrictJson('{}'), new Map());
    assert.deepEqual(parseStrictJson('[]'), []);
  });

  it('takes __proto__ and constructor for keys like any other', () => {
    const plain = toPlainValue(parseStrictJson('{"__proto__":{"polluted":true},"constructor":1}'));
    assert.ok(typeof plain === 'object' && plain !== null);
    assert.deepEqual(Object.keys(plain), ['__proto__', 'constructor']);
    assert.equal(Object.getPrototypeOf(plain), Object.prototype);
    assert.equal('polluted' in {}, false);
  });

  it('names a position and never quotes the text', () => {
    assert.throws(() => parseStrictJson('{"name":"Jane" x}'), {
      message: 'No } at offset 15.',
    });
  });

  it('reads any JSON the way JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.constantFrom(undefined, 2, '\t'), (json, space) => {
        const value: unknown = JSON.parse(json);
        const text = JSON.stringify(value, null, space);
        // Object.is tells -0 from 0, which JSON text does not.
        assert.deepEqual(JSON.stringify(toPlainValue(parseStrictJson(text))), JSON.stringify(value));
      }),
    );
  });

  it('takes and refuses mutilated JSON as JSON.parse does, but for the stricter rules', () => {
    const mutilated = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '1', 'e', ' ', '-', ''),
      )
      .map(([json, at, piece]) => {
        const index = at % (json.length + 1);
        return json.slice(0, index) + piece + json.slice(index + 1);
      });
    fc.assert(
      fc.property(mutilated, (text) => {
        const expected = secondOpinion(text);
        if (expected === undefined) {
          assert.throws(() => parseStrictJson(text), { name: 'StrictJsonError' });
          return;
        }
        try {
          parseStrictJson(text);
        } catch (error) {
          const code = (error as { code?: unknown }).code;
          assert.ok(
            code === 'duplicate_key' || code === 'lone_surrogate' || code === 'too_deep',
            String(error),
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
});
