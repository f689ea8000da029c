import { correction, generate } from 'lean-qr/nano';

/** A QR code as a drawing: one path on a grid of `size` squares, the quiet zone included. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** Readers look for this much white around it (ISO/IEC 18004, 6.3.8). */
const quiet = 4;

/** The QR code of a text, with each run of dark squares as one rectangle. */
export function qrPath(text: string): QrPath {
  const code = generate(text, { minCorrectionLevel: correction.M });
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const from = x;
      while (code.get(x + 1, y)) x++;
      path += `M${from + quiet} ${y + quiet}h${x + 1 - from}v1H${from + quiet}z`;
    }
  }
  return { size: code.size + 2 * quiet, path };
}
