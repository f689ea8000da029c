import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { qrPath } from '../../src/element/later/resume/qr-path.ts';
import type { QrPath } from '../../src/element/later/resume/qr-path.ts';

const scale = 4;

/** Draws the path's rectangles, as a browser would, dark on white. */
function drawn({ size, path }: QrPath): { data: Uint8ClampedArray; width: number } {
  const width = size * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row++) {
      for (let column = Number(x) * scale; column < (Number(x) + Number(length)) * scale; column++) {
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      }
    }
  }
  return { data, width };
}

function scanned(text: string): string | undefined {
  const { data, width } = drawn(qrPath(text));
  return jsQR(data, width, width)?.data;
}

const credential = fc
  .tuple(
    ...[22, 22, 22].map((length) =>
      fc.string({
        unit: fc.constantFrom('a', 'Z', '0', '9', '-', '_'),
        minLength: length,
        maxLength: length,
      }),
    ),
  )
  .map(([signature, deposit, link]) => `${signature}.dep_${deposit}.${link}.mq3k9x2a`);

describe('the QR code of a resume link', () => {
  it('is read back by a scanner, whatever the link', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('https://s.lk/c', 'https://pay.shop.example/en/continue?shop=1'),
        credential,
        (page, held) => {
          const url = `${page}#ipay-resume=${held}`;
          assert.equal(scanned(url), url);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has a quiet zone of four squares on every side', () => {
    const { size, path } = qrPath('https://shop.example/continue#ipay-resume=x');
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) => run.slice(1).map(Number));
    const xs = runs.flatMap(([x = 0, , length = 0]) => [x, x + length]);
    const ys = runs.flatMap(([, y = 0]) => [y, y + 1]);
    assert.deepEqual([Math.min(...xs), Math.max(...xs)], [4, size - 4]);
    assert.deepEqual([Math.min(...ys), Math.max(...ys)], [4, size - 4]);
  });

  it('stays coarse enough for a cheap camera', () => {
    const { size } = qrPath(`https://pay.shop.example/continue#ipay-resume=${'x'.repeat(93)}`);
    assert(size <= 57, String(size));
  });
});
