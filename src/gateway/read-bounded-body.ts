/**
 * Reads a body of at most `maxBytes` bytes, counted after decoding, so that a small compressed reply cannot grow
 * large here. Beyond that the stream is cancelled and nothing more is read.
 *
 * @returns the bytes, or `undefined` when there are more
 */
export async function readBoundedBody(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (body === null) return new Uint8Array();
  const bytes = new Uint8Array(maxBytes);
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
    bytes.set(value, length);
    length += value.byteLength;
  }
}
