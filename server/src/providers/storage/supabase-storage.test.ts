import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSupabaseStandIn, type SupabaseStandIn } from '../../../testing/supabase-stand-in.ts';
import { createSupabaseStorage, type SupabaseStorageOptions } from './supabase-storage.ts';

const user = '0b0e7c1a-3f2d-4c56-9a1b-2c3d4e5f6071';
const path = `${user}/11111111-2222-4333-8444-555555555555.png`;
const other = `${user}/aaaaaaaa-2222-4333-8444-555555555555.webp`;
const key = 'sb_secret_test';
const bucket = 'generated-images';
const bytes = new Uint8Array([137, 80, 78, 71]);

let far: SupabaseStandIn;
beforeEach(async () => {
  far = await startSupabaseStandIn(key);
});
afterEach(() => far.close());

function storage(options: Partial<SupabaseStorageOptions> = {}) {
  return createSupabaseStorage({ url: far.url, secretKey: key, bucket, timeoutMs: 60_000, ...options });
}

test('makes the bucket when it is missing, private, and only looks once', async () => {
  const files = storage();
  await Promise.all([files.put(path, bytes, 'image/png'), files.put(other, bytes, 'image/webp')]);
  expect(far.buckets.get(bucket)?.public).toBe(false);
  expect(far.calls.filter((call) => call.includes('/bucket'))).toEqual([`GET /bucket/${bucket}`, 'POST /bucket']);
  await files.get(path);
  expect(far.calls.filter((call) => call.includes('/bucket'))).toHaveLength(2);
});

test('another server that made the bucket a moment before is no fault', async () => {
  far.buckets.set(bucket, { public: false, files: new Map() });
  await storage().put(path, bytes, 'image/png');
  expect(far.buckets.get(bucket)?.files.size).toBe(1);
  far.buckets.delete(bucket);
  const [one, two] = [storage(), storage()];
  await Promise.all([one.put(path, bytes, 'image/png'), two.put(other, bytes, 'image/webp')]);
  expect(far.buckets.get(bucket)?.files.size).toBe(2);
});

test('refuses a bucket that everyone can read', async () => {
  far.buckets.set(bucket, { public: true, files: new Map() });
  await expect(storage().put(path, bytes, 'image/png')).rejects.toMatchObject({
    code: 'STORAGE_REFUSED',
    message: expect.stringContaining('is public'),
  });
});

test('puts, replaces, gets and removes', async () => {
  const files = storage();
  await files.put(path, bytes, 'image/png');
  await files.put(path, new Uint8Array([1, 2]), 'image/png');
  const read = await files.get(path);
  expect([...read.bytes]).toEqual([1, 2]);
  expect(read.contentType).toBe('image/png');
  await files.remove([path, other]);
  await files.remove([]);
  await expect(files.get(path)).rejects.toMatchObject({ code: 'ASSET_MISSING' });
  const font = path.replace('.png', '.woff2');
  await files.put(font, bytes, 'font/woff2');
  expect(await files.get(font)).toMatchObject({ contentType: 'font/woff2' });
});

test('signs many in one call and in their order; one that is gone costs the others nothing', async () => {
  const files = storage();
  const third = path.replace('1111', '2222');
  await files.put(path, bytes, 'image/png');
  await files.put(third, bytes, 'image/png');
  const before = far.calls.length;
  const links = await files.signLinks([path, other, third], 1_209_600);
  expect(far.calls).toHaveLength(before + 1);
  const start = `${far.url}/storage/v1/object/sign/${bucket}`;
  expect(links).toEqual([`${start}/${path}?token=t1209600`, `${start}/${other}`, `${start}/${third}?token=t1209600`]);
  expect(await files.signLinks([], 60)).toEqual([]);
  expect(far.calls).toHaveLength(before + 1);
});

test('a wrong key is told in plain words, and not tried again', async () => {
  await expect(storage({ secretKey: 'sb_secret_other' }).get(path)).rejects.toMatchObject({
    code: 'STORAGE_REFUSED',
    message: 'The file store did not accept the secret key.',
    retryable: false,
  });
  expect(far.calls).toHaveLength(1);
});

test('rides over a fault of the moment', async () => {
  const files = storage();
  await files.put(path, bytes, 'image/png');
  far.fail(503, 0);
  expect((await files.get(path)).bytes).toHaveLength(4);
});

test('gives up on one that stays, and finds its way back', async () => {
  const files = storage({ tries: 2 });
  far.fail(500, 502);
  await expect(files.put(path, bytes, 'image/png')).rejects.toMatchObject({
    code: 'STORAGE_UNAVAILABLE',
    retryable: true,
  });
  await files.put(path, bytes, 'image/png');
  expect((await files.get(path)).bytes).toHaveLength(4);
});

test('a path that leads elsewhere never leaves the house', async () => {
  const files = storage();
  for (const wrong of ['../other/x.png', `${user}/../${path}`, 'a.png']) {
    await expect(files.get(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(files.signLinks([wrong], 60)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  }
  expect(far.calls).toEqual([]);
});
