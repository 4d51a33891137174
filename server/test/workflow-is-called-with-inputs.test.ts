import type { Graph } from '@visualadgen/graph/graph.ts';
import type { WorkflowInput } from '@visualadgen/graph/inputs/workflow-input.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adGraph, node, photo } from './ad-graph.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
});
afterAll(() => app.close());

const input = (name: string, nodeKey: string, field: string, over: Partial<WorkflowInput> = {}): WorkflowInput => ({
  name,
  label: name,
  help: null,
  isRequired: false,
  nodeKey,
  field,
  ...over,
});
const inputs = [
  input('idea', 'idea', 'value', { label: 'What it is', help: 'In a few words', isRequired: true }),
  input('count', 'model', 'parameters.num_images'),
  input('format', 'output', 'aspect_ratio'),
];
const outputs = [{ name: 'ads', label: 'Ads', nodeKey: 'output', output: 'final_images' }];
const graph: Graph = { ...adGraph(), inputs, outputs };

const parts = `id version
  inputs { name label help isRequired nodeKey field kind default choices { value } definition { maximum } }
  outputs { name label nodeKey output kind isNamed }`;

async function change(mutation: string, variables: Record<string, unknown>) {
  const title = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const data = await person.read<Record<string, Result<{ workflow: Called }> & { problems?: unknown[] }>>(
    `mutation ($input: ${title}Input!) { ${mutation}(input: $input) {
      __typename ... on ${title}Payload { workflow { ${parts} } } ... on Error { message }
      ${mutation === 'duplicateWorkflow' ? '' : '... on GraphInvalidError { problems { code path } }'}
    } }`,
    { input: variables },
  );
  return data[mutation];
}

interface Called {
  id: string;
  version: number;
  inputs: Record<string, unknown>[];
  outputs: Record<string, unknown>[];
}

test('inputs and outputs are saved with the graph, described, copied, and stay where they are left out', async () => {
  const created = (await change('createWorkflow', { name: 'Ad', graph }))?.workflow;
  const described = {
    inputs: [
      { ...inputs[0], kind: 'TEXT', default: 'cold brew', choices: [] },
      { ...inputs[1], kind: 'INTEGER', default: 1, definition: { maximum: 4 } },
      { ...inputs[2], kind: 'CHOICE', default: 'original', choices: expect.arrayContaining([{ value: '4:5' }]) },
    ],
    outputs: [{ ...outputs[0], kind: 'IMAGES', isNamed: true }],
  };
  expect(created).toMatchObject({ version: 1, ...described });
  const { id: workflowId = '' } = created ?? {};
  const copy = await change('duplicateWorkflow', { workflowId });
  expect(copy?.workflow).toMatchObject(described);

  const { nodes, edges } = graph;
  const saved = await change('saveWorkflowGraph', { workflowId, version: 1, graph: { nodes, edges } });
  expect(saved?.workflow).toMatchObject({ version: 2, ...described });

  const cut = { nodes: nodes.filter(({ key }) => key !== 'idea'), edges: edges.slice(1) };
  const refused = await change('saveWorkflowGraph', { workflowId, version: 2, graph: cut });
  expect(refused).toMatchObject({
    __typename: 'GraphInvalidError',
    problems: [{ code: 'WORKFLOW_INPUT_INVALID', path: ['inputs', '0', 'nodeKey'] }],
  });

  const emptied = await change('saveWorkflowGraph', {
    workflowId,
    version: 2,
    graph: { nodes, edges, inputs: [], outputs: [] },
  });
  expect(emptied?.workflow).toMatchObject({
    version: 3,
    inputs: [],
    outputs: [{ name: 'output', nodeKey: 'output', output: 'final_images', isNamed: false }],
  });
});

const runMutation = `mutation ($input: ExecuteWorkflowInput!) { executeWorkflow(input: $input) {
  __typename ... on ExecuteWorkflowPayload { execution { id } } ... on Error { message }
  ... on InputInvalidError { fields { path message } } ... on IdempotencyConflictError { differences }
} }`;

interface Started {
  __typename: string;
  execution?: { id: string };
  fields?: { path: string[]; message: string }[];
  differences?: string[];
}

async function start(variables: Record<string, unknown>): Promise<Started> {
  const data = await person.read<{ executeWorkflow: Started }>(runMutation, { input: variables });
  return data.executeWorkflow;
}

interface Ran {
  status: string;
  totalCost: string;
  inputs: Record<string, unknown>;
  rows: unknown;
  outputs: { name: string; kind: string; row: number | null; images: { url: string }[]; text: string | null }[];
  images: { url: string }[];
}

async function end(executionId = ''): Promise<Ran> {
  for await (const _ of person.follow(executionId));
  const { execution } = await person.read<{ execution: Ran }>(
    `query ($id: ID!) { execution(id: $id) { status totalCost inputs rows images { url }
      outputs { name kind row text images { url } } } }`,
    { id: executionId },
  );
  return execution;
}

async function estimate(workflowId: string, call: Record<string, unknown>) {
  const { estimateCost } = await person.read<{ estimateCost: { total: string; paidCalls: number } }>(
    `query ($id: ID!, $inputs: JSON, $rows: [JSON!]) { estimateCost(workflowId: $id, inputs: $inputs, rows: $rows) { total paidCalls } }`,
    { id: workflowId, ...call },
  );
  return estimateCost;
}

test('a run takes the values of its call, leaves the workflow alone, and gives its outputs', async () => {
  const { id: workflowId } = await person.createWorkflow(graph);
  const values = { idea: 'matcha', count: 2, format: '4:5' };
  expect(await estimate(workflowId, { inputs: values })).toEqual({ total: '0.006000', paidCalls: 1 });
  const started = await start({ workflowId, inputs: values, idempotencyKey: 'matcha' });
  const ran = await end(started.execution?.id);
  expect(ran).toMatchObject({ status: 'COMPLETED', totalCost: '0.006000', inputs: values, rows: null });
  expect(ran.outputs).toMatchObject([{ name: 'ads', kind: 'IMAGES', row: null }]);
  expect(ran.outputs[0]?.images).toHaveLength(2);
  expect(ran.images).toEqual(ran.outputs[0]?.images);

  const same = await start({ workflowId, inputs: { ...values }, idempotencyKey: 'matcha' });
  expect(same.execution?.id).toBe(started.execution?.id);
  const other = await start({ workflowId, inputs: { ...values, idea: 'tea' }, idempotencyKey: 'matcha' });
  expect(other).toMatchObject({ __typename: 'IdempotencyConflictError', differences: ['inputs'] });

  const { workflow } = await person.read<{ workflow: { version: number; inputs: { default: unknown }[] } }>(
    'query ($id: ID!) { workflow(id: $id) { version inputs { default } } }',
    { id: workflowId },
  );
  expect(workflow).toEqual({ version: 1, inputs: [{ default: 'cold brew' }, { default: 1 }, { default: 'original' }] });

  const reused = await end((await start({ workflowId, inputs: values })).execution?.id);
  expect(reused).toMatchObject({ status: 'COMPLETED', totalCost: '0.000000' });
});

test('a call that does not fit is told with the path of each value, and nothing is run', async () => {
  const nodes = graph.nodes.concat(photo('photo', {}), node('brand', 'BRAND', {}));
  const { id: workflowId } = await person.createWorkflow({
    ...graph,
    nodes,
    inputs: [...inputs, input('photo', 'photo', 'asset_id'), input('brand', 'brand', 'brand_id')],
  });
  const pathsOf = async (call: object) => {
    const { fields = [] } = await start({ workflowId, ...call });
    return fields.map(({ path, message }) => `${path.join('.')} ${message}`);
  };
  expect(await pathsOf({})).toEqual(['inputs.idea must be given.']);
  expect(await pathsOf({ inputs: { idea: 'x'.repeat(20_001), count: 9, format: '5:4' } })).toEqual([
    'inputs.idea must have at most 20,000 characters, but has 20,001.',
    'inputs.count must be at most 4, but is 9.',
    expect.stringMatching(/^inputs\.format must be one of original, .* but is “5:4”\.$/),
  ]);
  const gone = Buffer.from('Asset:00000000-0000-4000-8000-000000000000').toString('base64');
  expect(await pathsOf({ inputs: { idea: 'a', photo: gone, brand: 'Casa' } })).toEqual([
    'inputs.photo must be the id of a picture of yours, or a link to one, but there is none of that id.',
    'inputs.brand must be the id of a brand of yours, but there is none of that id.',
  ]);
  expect(await pathsOf({ inputs: { idea: 'a', photo: 'ftp://a.test' } })).toHaveLength(1);
  expect(await pathsOf({ inputs: { idea: 'a', photo: 'http://' } })).toEqual([
    expect.stringContaining('inputs.photo must be a link'),
  ]);
  expect(await pathsOf({ inputs: { idea: 'a\0' } })).toEqual([expect.stringContaining('inputs.idea')]);
  expect(await pathsOf({ inputs: { idea: 'a', format: '4:5' }, onlyNodeKey: 'idea' })).toEqual([
    'inputs.format sets a node that is no part of this run.',
  ]);
  const { workflow } = await person.read<{ workflow: { lastExecution: unknown } }>(
    'query ($id: ID!) { workflow(id: $id) { lastExecution { id } } }',
    { id: workflowId },
  );
  expect(workflow.lastExecution).toBeNull();
});

test('rows run as one list, each with its values, and each gives its outputs', async () => {
  const { id: workflowId } = await person.createWorkflow(graph);
  const rows = [{ idea: 'mint' }, { idea: 'lime', count: 2 }, { idea: 'plum', format: '1:1' }];
  const call = { inputs: { format: '4:5' }, rows };
  expect(await estimate(workflowId, call)).toEqual({ total: '0.012000', paidCalls: 3 });
  const ran = await end((await start({ workflowId, ...call })).execution?.id);
  expect(ran).toMatchObject({ status: 'COMPLETED', totalCost: '0.012000', rows });
  expect(ran.inputs).toMatchObject({ format: '4:5' });
  expect(ran.outputs.map(({ row, images }) => [row, images.length])).toEqual([
    [0, 1],
    [1, 2],
    [2, 1],
  ]);
  expect(ran.images).toHaveLength(4);
  // What was made of a row is known again without the others.
  const alone = await end(
    (await start({ workflowId, inputs: { idea: 'lime', count: 2, format: '4:5' } })).execution?.id,
  );
  expect(alone.totalCost).toBe('0.000000');
});

test('several values for one input are a list that the workflow runs over', async () => {
  const { id: workflowId } = await person.createWorkflow(graph);
  const ran = await end((await start({ workflowId, inputs: { idea: ['rose', 'jasmine'], count: 1 } })).execution?.id);
  expect(ran).toMatchObject({ status: 'COMPLETED', inputs: { idea: ['rose', 'jasmine'] }, rows: null });
  expect(ran.outputs).toMatchObject([{ name: 'ads', row: null }]);
  expect(ran.images).toHaveLength(2);
});
