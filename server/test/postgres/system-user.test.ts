import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPrograms } from './find-programs.ts';
import { findTemporaryFolder, mayEnter } from './system-user.ts';

const nobody = { name: 'nobody', uid: 65_534, gid: 65_534 };
const owner = { name: 'owner', uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'visualadgen-home-'));
  await mkdir(join(home, 'project', 'data'), { recursive: true });
});
afterAll(() => rm(home, { recursive: true }));

test.each([
  [0o700, false],
  [0o750, false],
  [0o701, true],
  [0o755, true],
])('what lies in a home of mode %o can be reached by others: %s', async (mode, isReached) => {
  await chmod(home, mode);
  expect(mayEnter(nobody, join(home, 'project', 'data'))).toBe(isReached);
  expect(mayEnter(nobody, join(home, 'project', 'not-there-yet'))).toBe(isReached);
  expect(mayEnter(owner, join(home, 'project', 'data'))).toBe(true);
});

test('whoever runs programs as themselves gets to whatever they get to', async () => {
  await chmod(home, 0o700);
  expect(mayEnter(undefined, home)).toBe(true);
});

test.runIf(process.getuid?.() === 0)('a temporary folder that is shut is passed by', async () => {
  await chmod(home, 0o700);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = home;
  try {
    expect(mayEnter(nobody, findTemporaryFolder(nobody))).toBe(true);
    const { initdb, postgres } = await findPrograms(18, nobody);
    expect([initdb, postgres].filter((program) => !mayEnter(nobody, join(program, '..')))).toEqual([]);
  } finally {
    process.env.TMPDIR = before;
    if (before === undefined) delete process.env.TMPDIR;
  }
});
