import type { ZipLayout } from './lay-out-zip.ts';

/**
 * The bytes of an archive from `from` on and before `to`, a file at a time: never more than one is in memory. `readFile` gives the content
 * of the file of that position.
 */
export async function* readZipRange(
  { parts }: ZipLayout,
  from: number,
  to: number,
  readFile: (position: number) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    const length = 'bytes' in part ? part.bytes.byteLength : part.length;
    const first = Math.max(0, from - part.start);
    const last = Math.min(length, to - part.start);
    if (first >= length || last <= 0) continue;
    const bytes = 'bytes' in part ? part.bytes : await readFile(part.file);
    if (bytes.byteLength !== length) throw new RangeError('A file is not as long as it was when it was exported.');
    yield bytes.subarray(first, last);
  }
}
