import { createHash } from 'node:crypto';

/** A file that came along with an operation. */
export class UploadedFile {
  /** As its sender calls it; empty for none. */
  readonly name: string;
  // Out of reach of whoever looks through what was sent, value by value.
  readonly #bytes: Buffer;

  constructor(name: string, bytes: Buffer) {
    this.name = name;
    this.#bytes = bytes;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** SHA-256 of its content, in hex. */
  hash(): string {
    return createHash('sha256').update(this.#bytes).digest('hex');
  }

  /** Errors quote what they are about: its content belongs in none of them. */
  toJSON(): string {
    return `a file of ${this.#bytes.byteLength} bytes`;
  }
}
