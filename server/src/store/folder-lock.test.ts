import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visualadgen-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder is held by one at a time, and free again once it is let go', () => {
  const first = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(`The data folder ${folder} is in use by another VisualAdGen server.`);
  first.release();
  lockFolder(folder).release();
});

test('a folder that is not there yet is made', () => {
  const lock = lockFolder(join(folder, 'a', 'b'));
  expect(() => lockFolder(join(folder, 'a', 'b'))).toThrow(/in use/);
  lock.release();
});

test('folders beside each other do not mind each other', () => {
  const locks = [lockFolder(join(folder, 'a')), lockFolder(join(folder, 'b'))];
  for (const lock of locks) lock.release();
});
