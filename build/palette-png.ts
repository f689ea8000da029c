import { crc32, deflateSync } from 'node:zlib';

const paletteSize = 256;

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const channels = [24, 16, 8, 0];
const distance = (a: number, b: number): number =>
  channels.reduce((sum, shift) => sum + (((a >>> shift) & 255) - ((b >>> shift) & 255)) ** 2, 0);

/** The most frequent colours, and for every colour the index of the nearest of them. */
function paletteOf(pixels: readonly number[]): { palette: number[]; indexOf: Map<number, number> } {
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const colours = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = colours.slice(0, paletteSize);
  const nearest = (colour: number): number => {
    const distances = palette.map((other) => distance(colour, other));
    return distances.indexOf(Math.min(...distances));
  };
  return { palette, indexOf: new Map(colours.map((colour) => [colour, nearest(colour)])) };
}

/** A PNG of 256 colours, which is a third of the size: for pictures of letters and plain areas. */
export function palettePng(rgba: Buffer, width: number): Buffer {
  const height = rgba.length / 4 / width;
  const pixels = Array.from({ length: width * height }, (_, index) => rgba.readUInt32BE(index * 4));
  const { palette, indexOf } = paletteOf(pixels);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  // Each row begins with its filter: none.
  const rows = Array.from({ length: height }, (_, row) =>
    Buffer.from([0, ...pixels.slice(row * width, (row + 1) * width).map((pixel) => indexOf.get(pixel) ?? 0)]),
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((colour) => channels.slice(0, 3).map((shift) => (colour >>> shift) & 255))),
    ),
    chunk('tRNS', Buffer.from(palette.map((colour) => colour & 255))),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
