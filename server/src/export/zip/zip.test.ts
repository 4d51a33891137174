import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { layOutZip, type ZippedFile } from './lay-out-zip.ts';
import { readZipRange } from './read-zip-range.ts';

const at = new Date('2026-12-01T02:03:04Z');
const contents = ['', 'Slow mornings', 'x'.repeat(70_000)].map((text) => Buffer.from(text));
const files = contents.map((bytes, index) => ({
  path: `Fête ${index}/コーヒー ☕.txt`,
  byteSize: bytes.byteLength,
  crc32: crc32(bytes),
}));

async function read(
  list: readonly ZippedFile[],
  from: number,
  to: number,
  contentOf = (index: number) => contents[index],
) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readZipRange(
    layOutZip(list, at),
    from,
    to,
    async (index) => contentOf(index) ?? new Uint8Array(),
  ))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('Python reads each file of it under its name, and finds nothing wrong', async () => {
  const { byteSize } = layOutZip(files, at);
  const bytes = await read(files, 0, byteSize);
  expect(bytes.byteLength).toBe(byteSize);
  expect(JSON.parse(readByPython(bytes))).toEqual({
    bad: null,
    files: files.map(({ path, byteSize: size }) => [path, size, [2026, 12, 1, 2, 3, 4]]),
  });
});

test('any stretch of it is the same as of the whole', async () => {
  const { byteSize } = layOutZip(files, at);
  const whole = await read(files, 0, byteSize);
  for (const [from, to] of [
    [0, 1],
    [29, 31],
    [40, 200],
    [byteSize - 22, byteSize],
    [100, byteSize],
    [7, 7],
  ] as const)
    expect((await read(files, from, to)).equals(whole.subarray(from, to))).toBe(true);
});

test('of 500 files never more than one is held, and none is read that is not asked for', async () => {
  const many = Array.from({ length: 500 }, (_, index) => ({ path: `${index}.jpg`, byteSize: 1_000_000, crc32: 0 }));
  const layout = layOutZip(many, at);
  const asked: number[] = [];
  const content = new Uint8Array(1_000_000);
  const readFile = async (position: number) => {
    asked.push(position);
    return content;
  };
  let sent = 0;
  for await (const chunk of readZipRange(layout, 0, layout.byteSize, readFile)) {
    sent += chunk.byteLength;
    // Whoever is slow makes nobody read ahead.
    expect(asked.length).toBeLessThanOrEqual(Math.floor(sent / 1_000_000) + 1);
  }
  expect([sent, asked.length]).toEqual([layout.byteSize, 500]);
  asked.length = 0;
  for await (const chunk of readZipRange(layout, 100_500_000, 101_000_000, readFile)) sent += chunk.byteLength;
  expect(asked).toEqual([100]);
});

test('a file that is not as long as it was stops the download', async () => {
  await expect(read(files, 0, 1_000, () => Buffer.from('?'))).rejects.toThrow('not as long');
});

test('beyond 4 GiB and 65,535 files, the directory says so in 64 bits, and no file is read for it', async () => {
  const many = Array.from({ length: 66_000 }, (_, index) => ({ path: `${index}`, byteSize: 100_000, crc32: 0 }));
  const { byteSize, parts } = layOutZip(many, at);
  expect(byteSize).toBeGreaterThan(6_600_000_000);
  const end = await read(many, byteSize - 98, byteSize);
  expect(end.readUInt32LE(0)).toBe(0x06064b50);
  expect(Number(end.readBigUInt64LE(32))).toBe(66_000);
  const start = Number(end.readBigUInt64LE(48));
  expect(parts.find((part) => part.start === start)).toHaveProperty('bytes');
  const last = parts.at(-2);
  if (!last || !('bytes' in last)) throw new Error('The directory is missing.');
  const offset = Buffer.from(last.bytes).readBigUInt64LE(last.bytes.byteLength - 8);
  expect((await read(many, Number(offset), Number(offset) + 4)).readUInt32LE(0)).toBe(0x04034b50);
});

/** The standard library of Python has a reader of its own, which checks each file's checksum. */
function readByPython(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  try {
    writeFileSync(join(folder, 'a.zip'), bytes);
    const script =
      'import json,sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nprint(json.dumps({"bad":z.testzip(),"files":[[i.filename,i.file_size,list(i.date_time)] for i in z.infolist()]}))';
    return execFileSync('python3', ['-c', script, join(folder, 'a.zip')], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
