import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const linter = join(root, 'node_modules/.bin/oxlint');

/** For each folder with a fence: its rooms, and which of the others each may import from. */
const fences: Record<string, Record<string, readonly string[]>> = {
  'client/src': onFloors([
    ['api'],
    ['ui'],
    ['graph'],
    ['run'],
    ['nodes'],
    ['editor', 'workflows', 'history', 'account', 'tour', 'graphiql'],
    ['app'],
  ]),
};

/** From the lowest up: a room may import from all floors below its own, and from none beside it. */
function onFloors(floors: readonly (readonly string[])[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    floors.flatMap((rooms, floor) => rooms.map((room) => [room, floors.slice(0, floor).flat()])),
  );
}

/** How deep inside its room a file stands, and how deep inside the other what it imports. */
const depths = ['', 'one/', 'one/two/'];

interface Import {
  file: string;
  specifier: string;
  isAllowed: boolean;
}

const planted = Object.entries(fences).flatMap(([folder, rooms]) =>
  Object.entries(rooms).flatMap(([room, mayImport]) =>
    depths.flatMap((own) =>
      Object.keys(rooms)
        .filter((other) => other !== room)
        .flatMap((other) =>
          depths.map((theirs): Import => {
            const file = `${folder}/${room}/${own}planted.ts`;
            const specifier = relative(dirname(file), `${folder}/${other}/${theirs}thing.ts`);
            return { file, specifier, isAllowed: mayImport.includes(other) };
          }),
        ),
    ),
  ),
);

let house: string;
let refused: ReadonlySet<string>;

// Once for all of them: files of nothing but imports, under the linter's own rules.
beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'fence-'));
  await cp(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  for (const [file, imports] of Map.groupBy(planted, (one) => one.file)) {
    await mkdir(dirname(join(house, file)), { recursive: true });
    const lines = imports.map(({ specifier }, index) => `export { thing${index} } from '${specifier}';\n`);
    await writeFile(join(house, file), lines.join(''));
  }
  await writeFile(join(house, 'client/src/app/a.ts'), `import type { B } from './b.ts';\nexport type A = B[];\n`);
  await writeFile(join(house, 'client/src/app/b.ts'), `import type { A } from './a.ts';\nexport type B = A[];\n`);
  refused = await lint(house);
});

afterAll(() => rm(house, { recursive: true }));

/** What is refused, as `file specifier`, and as `file (rule)` where the message names no import. */
async function lint(folder: string): Promise<ReadonlySet<string>> {
  const output = await new Promise<string>((resolve, reject) => {
    execFile(linter, ['--format', 'json'], { cwd: folder, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      // It ends with 1 where it finds something.
      error && error.code !== 1 ? reject(new Error(stderr || error.message)) : resolve(stdout),
    );
  });
  const { diagnostics } = JSON.parse(output) as {
    diagnostics: { code: string; filename: string; message: string }[];
  };
  return new Set(
    diagnostics.map(({ code, filename, message }) => `${filename} ${/'(\.[^']+)'/.exec(message)?.[1] ?? `(${code})`}`),
  );
}

test.each(Object.keys(fences))('every room of %s stands behind the fence', async (folder) => {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const rooms = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(rooms.toSorted()).toEqual(Object.keys(fences[folder] ?? {}).toSorted());
});

test('an import that runs back up, or to a room beside, is refused at every depth, and no other is', () => {
  const wrongs = planted.filter(({ file, specifier, isAllowed }) => refused.has(`${file} ${specifier}`) === isAllowed);
  expect(wrongs).toEqual([]);
  expect(planted.filter(({ isAllowed }) => !isAllowed).length).toBeGreaterThan(100);
});

test('a circle is refused, of types alone as well', () => {
  expect([...refused].filter((line) => line.startsWith('client/src/app/'))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^client\/src\/app\/a\.ts .*no-cycle/)]),
  );
});
