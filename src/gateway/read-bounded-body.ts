/** What nearly all bodies fit into. */
const firstBytes = 4 * 1024;

/** Room for what is needed, twice as much as there was, so that it is copied few times. */
function grown(
  bytes: Uint8Array<ArrayBuffer>,
  used: number,
  needed: number,
  maxBytes: number,
): Uint8Array<ArrayBuffer> {
  if (needed <= bytes.byteLength) return bytes;
  const larger = new Uint8Array(Math.min(maxBytes, Math.max(needed, 2 * bytes.byteLength)));
  larger.set(bytes.subarray(0, used));
  return larger;
}

/**
 * Reads a body of at most `maxBytes` bytes, counted after decoding, so that a small compressed reply cannot grow
 * large here. Beyond that the stream is cancelled and nothing more is read. It takes room for what has come: thousands
 * who begin a body and send no more of it would each hold what the largest may take.
 *
 * @returns the bytes, or `undefined` when there are more
 */
export async function readBoundedBody(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (body === null) return new Uint8Array();
  let bytes = new Uint8Array(Math.min(maxBytes, firstBytes));
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, length);
    if (length + value.byteLength > maxBytes) {
      // Not awaited: a source that is slow to stop must not hold up the verdict.
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    bytes = grown(bytes, length, length + value.byteLength, maxBytes);
    bytes.set(value, length);
    length += value.byteLength;
  }
}
