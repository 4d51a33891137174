import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLocalStorage, type LocalStorage } from './local-storage.ts';

const user = '0b0e7c1a-3f2d-4c56-9a1b-2c3d4e5f6071';
const path = `${user}/11111111-2222-4333-8444-555555555555.png`;
const other = `${user}/aaaaaaaa-2222-4333-8444-555555555555.jpg`;
const secret = 'a secret that is at least as long as it must be';
const noon = Date.parse('2026-11-20T12:00:00Z');
const bytes = new Uint8Array([1, 2, 3]);

let folder: string;
let clock: number;
let storage: LocalStorage;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visualadgen-files-'));
  clock = noon;
  storage = createLocalStorage({ folder, linkBase: () => '', secret, now: () => clock });
});
afterEach(() => rm(folder, { recursive: true }));

test('what was put is there, whole, with its type, and nothing lies beside it', async () => {
  await storage.put(path, bytes, 'image/png');
  await storage.put(path, new Uint8Array([9]), 'image/png');
  await storage.put(other, bytes, 'image/jpeg');
  const { bytes: read, contentType } = await storage.get(path);
  expect([...read]).toEqual([9]);
  expect(contentType).toBe('image/png');
  expect((await storage.get(other)).contentType).toBe('image/jpeg');
  expect((await readdir(join(folder, user))).toSorted()).toEqual(
    [path, other].map((each) => each.slice(user.length + 1)).toSorted(),
  );
});

test('many writers of one file at once leave one whole file', async () => {
  const versions = Array.from({ length: 8 }, (_, at) => new Uint8Array(200_000).fill(at));
  await Promise.all(versions.map((version) => storage.put(path, version, 'image/png')));
  const { bytes: read } = await storage.get(path);
  expect(read).toHaveLength(200_000);
  expect(new Set(read).size).toBe(1);
  expect(await readdir(join(folder, user))).toHaveLength(1);
});

test('what is removed is gone, and removing it again is no fault', async () => {
  await storage.put(path, bytes, 'image/png');
  await storage.remove([path, other]);
  await storage.remove([path]);
  await expect(storage.get(path)).rejects.toMatchObject({ code: 'ASSET_MISSING' });
});

test('a disk that cannot be written to is told, and leaves nothing', async () => {
  await writeFile(join(folder, 'file'), '');
  const broken = createLocalStorage({ folder: join(folder, 'file'), linkBase: () => '', secret });
  await expect(broken.put(path, bytes, 'image/png')).rejects.toThrow();
  await expect(broken.get(path)).rejects.toMatchObject({ code: 'ASSET_MISSING' });
});

test.each([
  '../../etc/passwd',
  `${user}/../${path}`,
  `${user}/..%2f..%2fsecret.png`,
  `/${path}`,
  `${path}\0.png`,
  `${path}\n`,
  path.toUpperCase(),
  `${user}/note.png`,
  path.replace('.png', '.svg'),
  path.replace('/', '\\'),
  '',
])('"%s" is no path', async (wrong) => {
  await expect(storage.put(wrong, bytes, 'image/png')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  const message = expect.stringMatching(/^path: must be the path of a stored file.*but is (?:“|empty)/s) as string;
  await expect(storage.get(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID', message });
  await expect(storage.remove([wrong])).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  await expect(storage.signLinks([wrong], 60)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  expect(await readdir(folder)).toEqual([]);
});

describe('links', () => {
  const fortnight = 14 * 86_400;

  async function link(seconds = fortnight): Promise<string> {
    const [signed = ''] = await storage.signLinks([path], seconds);
    return signed;
  }

  test('lead to the file', async () => {
    await storage.put(path, bytes, 'image/png');
    const read = await storage.readSigned(await link(), noon);
    expect(read).toMatchObject({ found: true, contentType: 'image/png', secondsLeft: 14.5 * 86_400 });
    expect(read.found && [...read.bytes]).toEqual([1, 2, 3]);
  });

  test('stay the same within a day, change with the day, and are good for at least as long as asked', async () => {
    const morning = await link();
    clock += 6 * 3_600_000;
    expect(await link()).toBe(morning);
    await storage.put(path, bytes, 'image/png');
    expect((await storage.readSigned(morning, clock + fortnight * 1000)).found).toBe(true);
    clock += 12 * 3_600_000;
    expect(await link()).not.toBe(morning);
  });

  test('end', async () => {
    await storage.put(path, bytes, 'image/png');
    expect(await storage.readSigned(await link(60), noon + 12 * 3_600_000)).toEqual({
      found: false,
      reason: 'EXPIRED',
    });
  });

  test('that were tampered with are refused', async () => {
    await storage.put(path, bytes, 'image/png');
    await storage.put(other, bytes, 'image/png');
    const good = await link();
    const tampered = [
      good.replace(path, other),
      good.replace(/expires=\d+/, 'expires=99999999999'),
      good.replace(/signature=...../, 'signature=AAAAA'),
      good.replace(/&signature=.*/, ''),
      good.replace(/signature=.*/, 'signature='),
      good.replace('/files/', '/other/'),
      '/files/',
      '//',
      '',
    ];
    for (const each of tampered) {
      expect(await storage.readSigned(each, noon), each).toEqual({ found: false, reason: 'FORGED' });
    }
    const stranger = createLocalStorage({ folder, linkBase: () => '', secret: secret.toUpperCase(), now: () => clock });
    const [foreign = ''] = await stranger.signLinks([path], fortnight);
    expect(await storage.readSigned(foreign, noon)).toEqual({ found: false, reason: 'FORGED' });
  });

  test('of a file that is gone say so', async () => {
    expect(await storage.readSigned(await link(), noon)).toEqual({ found: false, reason: 'MISSING' });
  });

  test('begin with what the server is called at that moment', async () => {
    let base = 'http://127.0.0.1:4000';
    const named = createLocalStorage({ folder, linkBase: () => base, secret });
    const before = await named.signLinks([path, other], 60);
    expect(before[1]).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:4000/files/${other}\\?expires=\\d+&signature=`));
    base = 'https://ads.example';
    expect((await named.signLinks([path], 60))[0]).toMatch(/^https:\/\/ads\.example\/files\//);
  });
});

test('a secret that can be guessed is refused', () => {
  expect(() => createLocalStorage({ folder, linkBase: () => '', secret: 'short' })).toThrow('32 characters');
});
