/** The answer is longer than we are willing to hold. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  readonly maxBytes: number;

  constructor(maxBytes: number) {
    super(`the answer is larger than ${Math.round(maxBytes / 1_000_000)} MB`);
    this.maxBytes = maxBytes;
  }
}

/** Collects a body, and stops reading as soon as it is longer than `maxBytes`, whatever its Content-Length promised. */
export async function readBody(chunks: AsyncIterable<Uint8Array> | null, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new BodyTooLargeError(maxBytes);
    parts.push(chunk);
  }
  return Buffer.concat(parts, length);
}
