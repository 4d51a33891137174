import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
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

/** What CONTRIBUTING says to write: all of its TypeScript. */
const [nodeFile = '', nodeTest = '', modelEntry = '', field = '', ...others] = (await readGuide('CONTRIBUTING.md'))
  .filter(({ language }) => language === 'ts')
  .map(({ code }) => code);

let folder: string;
let data: Awaited<ReturnType<typeof prepareDataFolder>>;
let fal: DemoFal;
let wire: Awaited<ReturnType<typeof startFaultProxy>>;
let server: SpawnedServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visualadgen-extended-'));
  for (const part of ['server/src', 'server/testing'])
    await cp(join(root, part), join(folder, part), { recursive: true });
  await cp(join(root, 'server/package.json'), join(folder, 'server/package.json'));
  await symlink(join(root, 'server/node_modules'), join(folder, 'server/node_modules'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await symlink(join(root, 'supabase'), join(folder, 'supabase'));

  // All that a developer does.
  expect(others).toEqual([]);
  await writeFile(join(folder, 'server/src/nodes/pick-line.ts'), nodeFile);
  await writeFile(join(folder, 'server/src/nodes/pick-line.test.ts'), nodeTest);
  const writeLine = await readFile(join(import.meta.dirname, 'nodes/write-line.ts'), 'utf8');
  await writeFile(join(folder, 'server/src/nodes/write-line.ts'), writeLine.replaceAll('../../src/', '../'));
  // The guide shows an entry that there is.
  const entry = modelEntry
    .replace('fal-ai/flux/dev', 'fal-ai/whisper-of-paint')
    .replace('FLUX Dev', 'Whisper of Paint');
  await change('server/src/models/index.ts', /^\];\n/m, (end) => entry + end);
  await change('server/src/schema/executions.ts', /^ +lastSequence: t\./m, (next) => field + next);

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
  });
});
afterAll(async () => {
  await server?.stop();
  await wire?.close();
  await fal?.close();
  await data?.remove();
  await rm(folder, { recursive: true, force: true });
});

async function change(path: string, at: RegExp, to: (found: string) => string) {
  const before = await readFile(join(folder, path), 'utf8');
  const after = before.replace(at, to);
  expect(after, path).not.toBe(before);
  await writeFile(join(folder, path), after);
}

test('the node type has the test that the guide gives it', async () => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const running = promisify(execFile)(process.execPath, [vitest, 'run', '--root', folder, 'pick-line']);
  expect((await running).stdout).toContain('2 passed');
});

test('one file and one entry: both are told of, checked, priced and run', async () => {
  expect(server.complaints()).toBe('');
  const { supabasePublishableKey } = (await (await fetch(`${server.url}/config.json`)).json()) as {
    supabasePublishableKey: string;
  };
  const person = await signUp(server.url ?? '', supabasePublishableKey);
  const { nodeTypes, imageModels, named } = await person.read<{
    nodeTypes: { name: string; fields: unknown[]; inputs: unknown[] }[];
    imageModels: { endpoint: string; price: { amount: string } }[];
    named: { enumValues: { name: string }[] };
  }>(`{
    nodeTypes { name title fields { name kind minimum maximum default } inputs { name kind isRequired } }
    imageModels { endpoint name price { amount unit } }
    named: __type(name: "NodeTypeName") { enumValues { name } }
  }`);
  expect(nodeTypes.find((type) => type.name === 'PICK_LINE')).toMatchObject({
    title: 'One line',
    fields: [{ name: 'line', minimum: 1, maximum: 1_000, default: 1 }],
    inputs: [{ name: 'text', kind: 'TEXT', isRequired: true }],
  });
  expect(named.enumValues).toContainEqual({ name: 'PICK_LINE' });
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
  expect(
    await person.read('query ($id: ID!) { execution(id: $id) { workflowVersion } }', { id: execution.id }),
  ).toEqual({ execution: { workflowVersion: 1 } });
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
