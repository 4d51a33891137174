import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { workflowTemplates } from '../src/templates/index.ts';
import { makeSampleBrand } from './make-sample-brand.ts';
import { askOverHttp, type Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { uploadSamplePhoto } from './upload-sample-photo.ts';

let app: RunningApp;
let person: Person;
let templates: { name: string; title: string; description: string; category: string; graph: Graph }[];
let photos: readonly string[];
let brand: string;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  photos = [await uploadSamplePhoto(person), await uploadSamplePhoto(person, 'perfume')];
  brand = await makeSampleBrand(person);
  // As anybody reads them, who then gives the graph to createWorkflow as it came.
  const { data } = await askOverHttp<{ workflowTemplates: typeof templates }>(app.url, {
    query: `{ workflowTemplates { name title description category graph {
      nodes { key type name config position { x y } hasBreakpoint isFresh isMuted }
      edges { sourceKey sourceHandle targetKey targetHandle }
      notes { key text color position { x y } size { width height } }
      frames { key title color position { x y } size { width height } }
    } } }`,
  });
  templates = data?.workflowTemplates ?? [];
});
afterAll(() => app.close());

test.each(workflowTemplates.map(({ name }) => name))('%s: saved as it is, it runs to the end', async (name) => {
  const template = templates.find((one) => one.name === name);
  if (!template) throw new Error(`The API tells of no template “${name}”.`);
  const { graph } = template;
  // What is the maker's own comes first.
  graph.nodes = graph.nodes.map((node) => {
    if (node.type === 'IMAGE_INPUT') return { ...node, config: { asset_id: photos[0] } };
    if (node.type === 'BRAND') return { ...node, config: { brand_id: brand } };
    return node.type === 'IMAGE_LIST' ? { ...node, config: { photos: ownPhotos() } } : node;
  });
  const { id } = await person.createWorkflow(graph, template.title);
  const { workflow } = await person.read<{ workflow: { problems: unknown[]; notes: unknown[]; frames: unknown[] } }>(
    'query ($id: ID!) { workflow(id: $id) { problems { message } notes { key } frames { key } } }',
    { id },
  );
  expect(workflow).toMatchObject({ problems: [], notes: graph.notes?.map(({ key }) => ({ key })) });
  const executionId = await person.execute(id);
  await Array.fromAsync(person.follow(executionId));
  const execution = await person.execution(executionId);
  expect(execution).toMatchObject({ status: 'COMPLETED', error: null });
  const outputs = execution.nodeExecutions.filter((one) => one.node.type === 'OUTPUT' && one.status === 'COMPLETED');
  expect(outputs.length).toBeGreaterThan(0);
  for (const { output } of outputs) expect(output?.final_images).not.toEqual([]);
  if (name === 'brief-to-best-ads') {
    // 3 headlines × 2 photos × 2 scenes, each at one of the two outputs; those that passed are what comes out.
    const ways = await waysOfItems(executionId, 'FILTER');
    expect(ways).toHaveLength(12);
    expect(new Set(ways)).toEqual(new Set(['passed', 'rest']));
    const passed = ways.filter((way) => way === 'passed').length;
    expect(outputs[0]?.output?.final_images).toHaveLength(passed);
  }
  if (name === 'whole-campaign') expect(outputs[0]?.output?.final_images).toHaveLength(18);
  for (const { output } of execution.nodeExecutions.filter(({ node }) => node.type === 'EXPORT'))
    await expectReadyToUpload(output, name);
});

/** At which of its branches each item of a node has left. */
async function waysOfItems(id: string, type: string): Promise<string[]> {
  type Item = { node: { output: Record<string, unknown> | null } };
  const { execution } = await person.read<{
    execution: { nodeExecutions: { node: { type: string }; items: { edges: Item[] } }[] };
  }>(
    'query ($id: ID!) { execution(id: $id) { nodeExecutions { node { type } items(first: 100) { edges { node { output } } } } } }',
    { id },
  );
  const items = execution.nodeExecutions.find(({ node }) => node.type === type)?.items.edges ?? [];
  return items.flatMap(({ node: { output } }) =>
    Object.keys(output ?? {}).filter((key) => key === 'passed' || key === 'rest'),
  );
}

function ownPhotos() {
  return photos.map((id, index) => ({ asset_id: id, name: ['Front', 'Side'][index] }));
}

/** Headlines, in their order, and photos of each of the templates that end in a zip. */
const handedOver: Partial<Record<string, { photos: number; display: string }>> = {
  'ads-ready-to-upload': { photos: 1, display: 'Google responsive/Landscape 1200x628' },
  'ads-in-your-brand': { photos: 2, display: 'Display/Large landscape 1200x628' },
};

/** Every headline with every photo in every placement: in its real size, as light as it must be, named by what it is, with nothing to mend. */
async function expectReadyToUpload(output: Record<string, unknown> | null, name: string): Promise<void> {
  const { photos: count = 0, display = '' } = handedOver[name] ?? {};
  const zip = output?.['file'] as { url: string } | undefined;
  const files = unzipSync(Buffer.from(await (await fetch(zip?.url ?? '')).arrayBuffer()));
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as {
    files: { path: string; words: { headline: string; call_to_action: string }; bytes: number; problems: string[] }[];
  };
  const folders = ['Instagram and Facebook/Feed 1080x1350', 'Instagram and Facebook/Story 1080x1920', display];
  const headlines = ['Slow mornings, made cold', 'Eighteen hours in every sip', 'Wake up gently'];
  const wished = headlines.flatMap((headline) => Array(count).fill(headline) as string[]);
  expect(manifest.files.map(({ path }) => path.replace(/_\d\d\.jpg$/, ''))).toEqual(
    wished.flatMap((headline) => folders.map((folder) => `${folder}/Cold brew_${headline}`)),
  );
  expect(Object.keys(files).filter((path) => !path.startsWith('manifest.'))).toEqual(
    manifest.files.map(({ path }) => path),
  );
  for (const { path, words, bytes, problems } of manifest.files) {
    const file = files[path] ?? new Uint8Array();
    const { format, width, height } = await sharp(file).metadata();
    const size = `${width}x${height}`;
    // The photo is 1,200 pixels wide, and what is drawn here in a model’s stead is smaller still.
    const others = problems.filter((problem) => !/^The picture is drawn .* times as large as it is/.test(problem));
    expect([path, format, path.includes(` ${size}/`), file.byteLength, others]).toEqual([
      path,
      'jpeg',
      true,
      bytes,
      [],
    ]);
    expect(words.call_to_action).not.toBe('');
    if (path.startsWith('Display/')) expect(bytes).toBeLessThanOrEqual(150_000);
  }
}
