import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { workflowTemplates } from '../src/templates/index.ts';
import { askOverHttp, type Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { uploadSamplePhoto } from './upload-sample-photo.ts';

let app: RunningApp;
let person: Person;
let templates: { name: string; title: string; description: string; category: string; graph: Graph }[];
let photo: string;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  photo = await uploadSamplePhoto(person);
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
    if (node.type === 'IMAGE_INPUT') return { ...node, config: { asset_id: photo } };
    return node.type === 'IMAGE_LIST' ? { ...node, config: { photos: photosOf(photo) } } : node;
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

function photosOf(id: string) {
  return ['Front', 'Side'].map((name) => ({ asset_id: id, name }));
}
