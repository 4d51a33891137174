import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const linter = join(root, 'node_modules/.bin/oxlint');

/** What every room of the server may use. */
const anyones = ['concurrency', 'retry'];
/** What those that do the work stand on. */
const grounds = ['fields', 'models', 'nodes', 'secrets', 'store'];
const outer = ['backup', 'demo-account', 'http', 'observe', 'providers', 'schema', 'settings', 'templates'];

/**
 * For each folder with a fence: its rooms, and what each may import of the others. `store` is all of that room, `observe/*` only the
 * files that stand directly in it, `store/tables.ts` that one file.
 */
const fences: Record<string, Record<string, readonly string[]>> = {
  'client/src': onFloors([
    ['api'],
    ['ui'],
    ['graph'],
    ['run'],
    ['nodes'],
    ['editor', 'workflows', 'pictures', 'brands', 'history', 'account', 'tour', 'graphiql'],
    ['app'],
  ]),
  'server/src': {
    concurrency: [],
    retry: [],
    secrets: [],
    fields: [],
    schedules: [],
    templates: [],
    'demo-account': [],
    network: anyones,
    settings: ['store/database-link.ts'],
    observe: ['store/tables.ts'],
    models: ['fields'],
    nodes: ['fields', 'models'],
    store: [...anyones, 'secrets', 'models/provider.ts'],
    jobs: [...anyones, 'observe/*', 'store'],
    assets: [...anyones, 'nodes', 'store'],
    compose: [...anyones, 'nodes', 'store', 'assets'],
    export: [...anyones, 'nodes', 'secrets', 'store', 'assets'],
    'paid-calls': [...anyones, ...grounds, 'assets', 'jobs', 'network', 'observe/*'],
    engine: [...anyones, ...grounds, 'assets', 'jobs', 'network', 'observe/*'],
    providers: [...anyones, ...grounds, 'assets', 'network', 'settings'],
    schema: [...anyones, ...grounds, 'assets', 'engine', 'jobs', 'observe/*', 'paid-calls', 'schedules', 'templates'],
    callers: [...anyones, 'jobs', 'observe/*', 'schedules', 'schema', 'secrets', 'store'],
    http: [...anyones, ...grounds, 'assets', 'callers', 'engine', 'export', 'jobs', 'network', 'observe/*', 'schema'],
    backup: [...anyones, 'assets', 'settings', 'store'],
    doctor: [...anyones, 'network', 'providers', 'secrets', 'settings', 'store'],
    // Puts them all together, but for the doctor, which is a program of its own.
    wiring: [
      ...anyones,
      ...grounds,
      ...outer,
      'assets',
      'callers',
      'compose',
      'engine',
      'export',
      'jobs',
      'network',
      'paid-calls',
      'schedules',
    ],
  },
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
            const isAllowed = mayImport.includes(other) || (theirs === '' && mayImport.includes(`${other}/*`));
            return { file, specifier, isAllowed };
          }),
        )
        .concat(
          mayImport
            .filter((one) => one.endsWith('.ts'))
            .map((one): Import => {
              const file = `${folder}/${room}/${own}planted.ts`;
              return { file, specifier: relative(dirname(file), `${folder}/${one}`), isAllowed: true };
            }),
        ),
    ),
  ),
);

/** What is nobody's to import, though it is no room beside. */
const strays: Import[] = [
  // What runs in production knows neither tests nor the demo.
  ['server/src/engine/planted.ts', '../../testing/start-engine.ts'],
  ['server/src/providers/fal/planted.ts', '../../../test/start-app.ts'],
  ['server/src/http/one/planted.ts', '@visualadgen/demo-fal/demo-fal.ts'],
  // What every room may use knows none.
  ['server/src/planted.ts', './store/thing.ts'],
  ['packages/demo-fal/src/drawing/planted.ts', '../../../../server/src/errors.ts'],
  ['client/src/api/planted.ts', '../../../server/src/errors.ts'],
  ['packages/compose/src/layouts/planted.ts', '@takumi-rs/core'],
  ['packages/compose/src/layouts/planted.ts', '../../../../server/src/errors.ts'],
].map(([file = '', specifier = '']) => ({ file, specifier, isAllowed: false }));

/** Tests speak to Postgres themselves; of what runs in production, the store alone, and with one driver. */
const drivers: Import[] = ['server/src/planted.ts', 'server/src/main.ts']
  .concat(Object.keys(fences['server/src'] ?? {}).map((room) => `server/src/${room}/one/planted.ts`))
  .flatMap((file) => [
    { file, specifier: 'pg', isAllowed: file.startsWith('server/src/store/') },
    { file, specifier: 'postgres', isAllowed: false },
    { file, specifier: 'pg-boss', isAllowed: true },
  ]);

let house: string;
let refused: ReadonlySet<string>;

// Once for all of them: files of nothing but imports, under the linter's own rules.
beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'fence-'));
  await cp(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  for (const [file, imports] of Map.groupBy([...planted, ...strays, ...drivers], (one) => one.file)) {
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
    diagnostics.map(
      ({ code, filename, message }) => `${filename} ${/'([.@][^']+|[\w-]+)' import/.exec(message)?.[1] ?? `(${code})`}`,
    ),
  );
}

test.each(Object.keys(fences))('every room of %s stands behind the fence', async (folder) => {
  const files = await readdir(join(root, folder), { recursive: true });
  const rooms = new Set(
    files.filter((file) => /[/\\].*\.tsx?$/.test(file)).map((file) => file.split(/[/\\]/)[0] ?? ''),
  );
  expect([...rooms].toSorted()).toEqual(Object.keys(fences[folder] ?? {}).toSorted());
});

test('an import that runs back up, or to a room beside, is refused at every depth, and no other is', () => {
  const wrongs = planted.filter(({ file, specifier, isAllowed }) => refused.has(`${file} ${specifier}`) === isAllowed);
  expect(wrongs).toEqual([]);
  expect(planted.filter(({ isAllowed }) => !isAllowed).length).toBeGreaterThan(100);
});

test('production knows no tests and no demo, a package no server, and what all may use no room', () => {
  expect(strays.filter(({ file, specifier }) => !refused.has(`${file} ${specifier}`))).toEqual([]);
});

test('one Postgres driver is there, and only the store knows it', () => {
  const wrongs = drivers.filter(({ file, specifier, isAllowed }) => refused.has(`${file} ${specifier}`) === isAllowed);
  expect(wrongs).toEqual([]);
});

test('a circle is refused, of types alone as well', () => {
  expect([...refused].filter((line) => line.startsWith('client/src/app/'))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^client\/src\/app\/a\.ts .*no-cycle/)]),
  );
});
