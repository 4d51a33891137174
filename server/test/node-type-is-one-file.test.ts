import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoFal, startDemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { startFaultProxy } from '../testing/fault-proxy.ts';
import { graphOf, model, node, text } from './ad-graph.ts';
import { readGuide } from './guides/read-guide.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { signUp } from './sign-up.ts';
import { type SpawnedServer, spawnServer } from './spawn-server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What CONTRIBUTING says to write: all of its TypeScript, in its order. */
const [
  nodeFile = '',
  nodeTest = '',
  imageModelEntry = '',
  textModelEntry = '',
  portEntry = '',
  portLook = '',
  fieldEntry = '',
  fieldControl = '',
  fieldControlEntry = '',
  graphqlField = '',
  ...others
] = (await readGuide('CONTRIBUTING.md'))
  .filter(({ language }) => language === 'ts' || language === 'tsx')
  .map(({ code }) => code);

let folder: string;
let data: Awaited<ReturnType<typeof prepareDataFolder>>;
let fal: DemoFal;
let wire: Awaited<ReturnType<typeof startFaultProxy>>;
let server: SpawnedServer;

/** The files that each recipe makes or changes. */
const touched = {
  nodeType: () => write('server/src/nodes/pick-line.ts', nodeFile),
  nodeTypeTest: () => write('server/src/nodes/pick-line.test.ts', nodeTest),
  // The guide shows entries that there are.
  imageModel: () =>
    change(
      'server/src/models/index.ts',
      /^\];\n/m,
      (end) =>
        imageModelEntry.replace('fal-ai/flux/dev', 'fal-ai/whisper-of-paint').replace('FLUX Dev', 'Whisper of Paint') +
        end,
    ),
  textModel: () =>
    change(
      'server/src/models/text-models.ts',
      /^\];\n/m,
      (end) => textModelEntry.replace('google/gemini-3.5-flash-lite', 'acme/whisperer') + end,
    ),
  portKind: async () => [
    ...(await change('packages/graph/src/ports/port-kinds.ts', /^\} satisfies /m, (end) => portEntry + end)),
    ...(await write('client/src/graph/catalogue/port-kinds/colour.ts', portLook)),
    ...(await change(
      'client/src/graph/catalogue/port-looks.ts',
      /^[^]*portLooks = \{/,
      (start) => `import { colour } from './port-kinds/colour.ts';\n${start} colour,`,
    )),
  ],
  fieldKind: async () => [
    ...(await change('packages/graph/src/fields/field-kinds.ts', /^\} satisfies /m, (end) => fieldEntry + end)),
    ...(await write('client/src/nodes/fields/ColourField.tsx', fieldControl)),
    ...(await change(
      'client/src/nodes/fields/field-controls.ts',
      /^[^]*FieldControl> = \{\n/,
      (start) => `import { ColourField } from './ColourField.tsx';\n${start}${fieldControlEntry}`,
    )),
  ],
  graphqlField: () => change('server/src/schema/executions.ts', /^ +lastSequence: t\./m, (next) => graphqlField + next),
};
const files: Partial<Record<keyof typeof touched, string[]>> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visualadgen-extended-'));
  const copied = [
    'server/src',
    'server/testing',
    'server/package.json',
    'packages/graph',
    'client/src',
    'tsconfig.base.json',
  ];
  for (const part of copied)
    await cp(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await symlink(join(root, 'supabase'), join(folder, 'supabase'));
  for (const part of ['server', 'client']) await linkModules(part);

  // All that a developer does.
  expect(others).toEqual([]);
  for (const [recipe, follow] of Object.entries(touched)) files[recipe as keyof typeof touched] = await follow();
  // Of a kind that a text model will be asked by.
  const writeLine = await readFile(join(import.meta.dirname, 'nodes/write-line.ts'), 'utf8');
  await write('server/src/nodes/write-line.ts', writeLine.replaceAll('../../src/', '../'));

  data = await prepareDataFolder();
  fal = await startDemoFal({ pictures: 'plain', pace: 'instant' });
  wire = await startFaultProxy(fal.url);
  // fal has the new model; the demo draws it as one that it knows.
  wire.fault(/^POST \/queue\.fal\.run\/fal-ai\/whisper-of-paint$/, async ({ call, forward, response }) => {
    call.path = '/queue.fal.run/fal-ai/flux/dev';
    const answer = await forward();
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end((await answer.text()).replaceAll(fal.url, wire.url));
  });
  server = await spawnServer(data.dataDir, {
    entry: join(folder, 'server/src/main.ts'),
    env: { FAL_URL: wire.url },
    execArgv: ['--liftoff-only'],
  });
});
afterAll(async () => {
  await server?.stop();
  await wire?.close();
  await fal?.close();
  await data?.remove();
  await rm(folder, { recursive: true, force: true });
});

/** The packages of a part of the tree, of which the rules are the copied ones. */
async function linkModules(part: string) {
  const [from, to] = [join(root, part, 'node_modules'), join(folder, part, 'node_modules')];
  await mkdir(join(to, '@visualadgen'), { recursive: true });
  for (const name of await readdir(from)) if (name !== '@visualadgen') await symlink(join(from, name), join(to, name));
  for (const name of await readdir(join(from, '@visualadgen')))
    await symlink(
      name === 'graph' ? join(folder, 'packages/graph') : join(from, '@visualadgen', name),
      join(to, '@visualadgen', name),
    );
}

async function write(path: string, content: string): Promise<string[]> {
  await writeFile(join(folder, path), content, { flag: 'wx' });
  return [path];
}

async function change(path: string, at: RegExp, to: (found: string) => string): Promise<string[]> {
  const before = await readFile(join(folder, path), 'utf8');
  const after = before.replace(at, to);
  expect(after, path).not.toBe(before);
  await writeFile(join(folder, path), after);
  return [path];
}

/** The compiler need not collect the garbage of its few seconds. */
const env = { ...process.env, GOGC: 'off', GOMEMLIMIT: '4GiB' };
const run = (...args: string[]) => promisify(execFile)(process.execPath, args, { cwd: folder, env });

test('each recipe touches so many files and no more', () => {
  expect(files).toEqual({
    nodeType: ['server/src/nodes/pick-line.ts'],
    nodeTypeTest: ['server/src/nodes/pick-line.test.ts'],
    imageModel: ['server/src/models/index.ts'],
    textModel: ['server/src/models/text-models.ts'],
    // The rules, and on the client a file and an entry.
    portKind: [
      'packages/graph/src/ports/port-kinds.ts',
      'client/src/graph/catalogue/port-kinds/colour.ts',
      'client/src/graph/catalogue/port-looks.ts',
    ],
    // The same.
    fieldKind: [
      'packages/graph/src/fields/field-kinds.ts',
      'client/src/nodes/fields/ColourField.tsx',
      'client/src/nodes/fields/field-controls.ts',
    ],
    graphqlField: ['server/src/schema/executions.ts'],
  });
});

test('with them server and client are as whole as before to the compiler, and without one of them they are not', async () => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const check = async (part: string, ...include: string[]) => {
    const config = JSON.parse(await readFile(join(root, part, 'tsconfig.json'), 'utf8')) as object;
    const exclude = ['**/*.test.*', '**/testing'];
    await writeFile(join(folder, part, 'tsconfig.json'), JSON.stringify({ ...config, include, exclude }));
    return run(tsc, '-p', part).then(
      () => '',
      ({ stdout }: { stdout: string }) => stdout,
    );
  };
  expect(await check('server', 'src/schema', 'src/nodes')).toBe('');

  // Beside those that are whole, in one go, what would be there without an entry.
  const without = async (path: string, entry: RegExp) => {
    const whole = await readFile(join(folder, path), 'utf8');
    expect(whole).toMatch(entry);
    await writeFile(join(folder, path.replace('.ts', '.without.ts')), whole.replace(entry, ''));
  };
  await without('client/src/graph/catalogue/port-looks.ts', / colour,/);
  await without('client/src/nodes/fields/field-controls.ts', /^ +COLOUR: .*\n/m);
  const complaints = await check('client', 'src/graph/catalogue', 'src/nodes/fields', 'src/**/*.d.ts');
  expect(complaints.match(/^\S+(?=\(.*error)/gm)).toEqual([
    'client/src/graph/catalogue/port-looks.without.ts',
    'client/src/nodes/fields/field-controls.without.ts',
  ]);
  expect(complaints).toMatch(/port-looks\.without\.ts.*'colour' is missing/);
  expect(complaints).toMatch(/field-controls\.without\.ts.*'COLOUR' is missing/);
});

test('the text model is in the catalogue', async () => {
  const ask = `import { findModel } from './server/src/models/index.ts'; console.log(JSON.stringify(findModel('acme/whisperer')));`;
  expect(JSON.parse((await run('--input-type=module', '-e', ask)).stdout)).toMatchObject({
    kind: 'TEXT',
    endpoint: 'openrouter/router',
  });
});

test('the node type has the test that the guide gives it', async () => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  expect((await run(vitest, 'run', '--root', folder, 'pick-line')).stdout).toContain('2 passed');
});

interface Enum {
  enumValues: { name: string }[];
}

test('one file and one entry: both are told of, checked, priced and run', async () => {
  expect(server.complaints()).toBe('');
  const { supabasePublishableKey } = (await (await fetch(`${server.url}/config.json`)).json()) as {
    supabasePublishableKey: string;
  };
  const person = await signUp(server.url ?? '', supabasePublishableKey);
  const { nodeTypes, imageModels, named, ports, controls } = await person.read<{
    nodeTypes: { name: string; fields: unknown[]; inputs: unknown[] }[];
    imageModels: { endpoint: string; price: { amount: string } }[];
    named: Enum;
    ports: Enum;
    controls: Enum;
  }>(`{
    nodeTypes { name title fields { name kind minimum maximum default } inputs { name kind isRequired } }
    imageModels { endpoint name price { amount unit } }
    named: __type(name: "NodeTypeName") { enumValues { name } }
    ports: __type(name: "PortKind") { enumValues { name description } }
    controls: __type(name: "FieldKind") { enumValues { name description } }
  }`);
  expect(nodeTypes.find((type) => type.name === 'PICK_LINE')).toMatchObject({
    title: 'One line',
    fields: [{ name: 'line', minimum: 1, maximum: 1_000, default: 1 }],
    inputs: [{ name: 'text', kind: 'TEXT', isRequired: true }],
  });
  expect(named.enumValues).toContainEqual({ name: 'PICK_LINE' });
  expect(ports.enumValues).toContainEqual({ name: 'COLOUR', description: 'One color, as `#rrggbb`.' });
  expect(controls.enumValues).toContainEqual({ name: 'COLOUR', description: 'A color, as `#rrggbb`.' });
  expect(imageModels.at(-1)).toEqual({
    endpoint: 'fal-ai/whisper-of-paint',
    name: 'Whisper of Paint',
    price: { amount: '0.025', unit: 'MEGAPIXEL' },
  });

  const { execution, workflowId } = await person.run(
    graphOf(
      [
        text('idea', 'coffee\n\ntea'),
        node('line', 'PICK_LINE', { line: 2 }),
        model('paint', { num_images: 2 }, 'fal-ai/whisper-of-paint'),
      ],
      'idea.text -> line.text',
      'line.text -> paint.prompt',
    ),
  );
  expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.050000' });
  expect(execution.nodeExecutions[1]?.output).toEqual({ text: 'tea' });
  expect(execution.generations.edges).toMatchObject([
    { node: { model: 'fal-ai/whisper-of-paint', prompt: 'tea', images: [{}, {}] } },
  ]);
  expect(await person.read('query ($id: ID!) { execution(id: $id) { timesTakenUp } }', { id: execution.id })).toEqual({
    execution: { timesTakenUp: 1 },
  });
  expect(
    await person.read('query ($id: ID!) { estimateCost(workflowId: $id, isFresh: true) { total } }', {
      id: workflowId,
    }),
  ).toEqual({
    estimateCost: { total: '0.050000' },
  });

  // Text is paid for on the same road, by a node that the product does not have.
  const written = await person.run(
    graphOf([text('idea', 'a red kettle'), node('line', 'WRITE_LINE', {})], 'idea.text -> line.text'),
  );
  expect(written.execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.000087' });
  const [, line] = written.execution.nodeExecutions;
  expect(line).toMatchObject({ cost: '0.000087', output: { text: expect.stringContaining('“A line: a red kettle”') } });
  const paid = `query ($id: ID!, $workflowId: ID!) {
    execution(id: $id) { generations(first: 5) { edges { node { kind model text images { id } pictures { asked } cost estimatedCost } } } }
    estimateCost(workflowId: $workflowId, isFresh: true) { total }
  }`;
  expect(await person.read(paid, { id: written.execution.id, workflowId: written.workflowId })).toEqual({
    execution: {
      generations: {
        edges: [
          {
            node: {
              kind: 'TEXT',
              model: 'google/gemini-3.8-flash',
              text: line?.output?.['text'],
              images: [],
              pictures: null,
              cost: '0.000087',
              estimatedCost: '0.007691',
            },
          },
        ],
      },
    },
    estimateCost: { total: '0.007680' },
  });
  await person.leave();
});
