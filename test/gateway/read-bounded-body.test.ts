import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBoundedBody } from '../../src/gateway/read-bounded-body.ts';

const maxBytes = 256 * 1024;

/** @param more what comes after the bytes: nothing for ever, or the end */
const bodyOf = (sizes: readonly number[], more: 'silence' | 'end'): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      let next = 0;
      for (const size of sizes) controller.enqueue(Uint8Array.from({ length: size }, () => next++ % 251));
      if (more === 'end') controller.close();
    },
  });

describe('a body with a bound', () => {
  for (const sizes of [
    [],
    [0],
    [1],
    [4096],
    [4095, 1, 1],
    [5000, 1, 100_000],
    [maxBytes],
    [maxBytes - 1, 1],
  ]) {
    it(`is read whole, in pieces of ${sizes.join(', ') || 'nothing'}`, async () => {
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const bytes = await readBoundedBody(bodyOf(sizes, 'end'), maxBytes);
      assert.deepEqual(
        bytes,
        Uint8Array.from({ length: total }, (_, index) => index % 251),
      );
    });
  }

  it('is none where a byte more comes', async () => {
    assert.equal(await readBoundedBody(bodyOf([maxBytes, 1], 'silence'), maxBytes), undefined);
    assert.equal(await readBoundedBody(bodyOf([1, maxBytes], 'silence'), maxBytes), undefined);
  });

  it('takes no more room than has come, of thousands who begin and send no more', async () => {
    const count = 2000;
    const before = process.memoryUsage().arrayBuffers;
    const waiting = Array.from({ length: count }, () => readBoundedBody(bodyOf([100], 'silence'), maxBytes));
    await new Promise((resolve) => setImmediate(resolve));
    const each = (process.memoryUsage().arrayBuffers - before) / waiting.length;
    assert(each < 8 * 1024, `${Math.round(each)} bytes each`);
  });
});
