import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoFal, startDemoFal } from '../src/demo/demo-fal.ts';
import { startFaultProxy } from '../src/services/fal/fault-proxy.ts';
import { graphOf, model, node, text } from './ad-graph.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import { signUp } from './sign-up.ts';
import { type SpawnedServer, spawnServer } from './spawn-server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const shout = `import { z } from 'zod';
import { defineNode } from './define-node.ts';

export const shout = defineNode({
  name: 'SHOUT',
  version: 1,
  title: 'Shout',
  description: 'Says it louder.',
  category: 'TRANSFORM',
  icon: 'megaphone',
  inputs: [{ name: 'text', label: 'Text', kind: 'text', accepts: ['text'], isRequired: true, isOpen: false }],
  outputs: [{ name: 'text', label: 'Text', kind: 'text' }],
  config: z.strictObject({ marks: z.int().min(0).max(3).default(1).meta({ label: 'Exclamation marks' }) }),
  async run({ config, input }) {
    return { text: String(input.text).toUpperCase() + '!'.repeat(config.marks) };
  },
});
`;

const whisper = `  defineModel({
    endpoint: 'fal-ai/whisper-of-paint',
    name: 'Whisper of Paint',
    description: 'Watercolours.',
    ...fromPrompt('image_size'),
    price: price('0.0125', 'image'),
    parameters: parametersOf({}),
    toInput: ({ prompt, parameters }) => ({ prompt, image_size: imageSize(fluxSizes, parameters), ...pick(parameters, 'num_images') }),
    units: perImage,
  }),
];
`;

let folder: string;
let data: Awaited<ReturnType<typeof prepareDataFolder>>;
let fal: DemoFal;
let wire: Awaited<ReturnType<typeof startFaultProxy>>;
let server: SpawnedServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visualadgen-extended-'));
  await cp(join(root, 'server/src'), join(folder, 'server/src'), { recursive: true });
  await cp(join(root, 'server/package.json'), join(folder, 'server/package.json'));
  await symlink(join(root, 'server/node_modules'), join(folder, 'server/node_modules'));
  await symlink(join(root, 'supabase'), join(folder, 'supabase'));

  // All that a developer does.
  await writeFile(join(folder, 'server/src/nodes/shout.ts'), shout);
  const table = join(folder, 'server/src/models/index.ts');
  const before = await readFile(table, 'utf8');
  const after = before.replace(/^\];\n/m, whisper);
  expect(after).not.toBe(before);
  await writeFile(table, after);

  data = await prepareDataFolder();
  fal = await startDemoFal({ pictures: 'plain', pace: 'instant' });
  wire = await startFaultProxy(fal.url);
  // fal has the new model; the demo draws it as one that it knows.
  wire.fault(/^POST \/queue\.fal\.run\/fal-ai\/whisper-of-paint$/, async ({ call, forward, response }) => {
    call.path = '/queue.fal.run/fal-ai/fast-lightning-sdxl';
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
  expect(nodeTypes.find((type) => type.name === 'SHOUT')).toMatchObject({
    title: 'Shout',
    fields: [{ name: 'marks', minimum: 0, maximum: 3, default: 1 }],
    inputs: [{ name: 'text', kind: 'TEXT', isRequired: true }],
  });
  expect(named.enumValues).toContainEqual({ name: 'SHOUT' });
  expect(imageModels.at(-1)).toEqual({
    endpoint: 'fal-ai/whisper-of-paint',
    name: 'Whisper of Paint',
    price: { amount: '0.0125', unit: 'IMAGE' },
  });

  const { execution, workflowId } = await person.run(
    graphOf(
      [
        text('idea', 'tea'),
        node('louder', 'SHOUT', { marks: 2 }),
        model('paint', { num_images: 2 }, 'fal-ai/whisper-of-paint'),
      ],
      'idea.text -> louder.text',
      'louder.text -> paint.prompt',
    ),
  );
  expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.025000' });
  expect(execution.nodeExecutions[1]?.output).toEqual({ text: 'TEA!!' });
  expect(execution.generations.edges).toMatchObject([
    { node: { model: 'fal-ai/whisper-of-paint', prompt: 'TEA!!', images: [{}, {}] } },
  ]);
  expect(
    await person.read('query ($id: ID!) { estimateCost(workflowId: $id, isFresh: true) { total } }', {
      id: workflowId,
    }),
  ).toEqual({
    estimateCost: { total: '0.025000' },
  });
  await person.leave();
});
