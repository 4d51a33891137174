import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pruneAll } from './prune-all.ts';
import { decodeId } from '../src/schema/ids.ts';
import { adGraph, graphOf, prompt, text } from './ad-graph.ts';
import { saveWorkflowGraph } from './operations.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
});
afterAll(() => app.close());

async function change(mutation: string, input: Record<string, unknown>, by = person) {
  const title = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const data = await by.read<Record<string, Result<object>>>(
    `mutation ($input: ${title}Input!) { ${mutation}(input: $input) { __typename ... on Error { message } } }`,
    { input },
  );
  return data[mutation]?.__typename;
}

const restore = `mutation ($input: RestoreWorkflowInput!) { restoreWorkflow(input: $input) {
  __typename ... on RestoreWorkflowPayload { workflow { id name version updatedAt nodes { id key } edges { id } notes { text } } }
  ... on NotFoundError { field }
} }`;

const note = { key: 'n', text: 'Keep me.', color: 'PINK', position: { x: 0, y: 0 }, size: { width: 9, height: 9 } };

interface Seen {
  workflow: { id: string; nodes: { id: string }[]; edges: { id: string }[]; executions: { edges: unknown[] } } | null;
}

const look = `query ($id: ID!) { workflow(id: $id) {
  id name version updatedAt nodes { id key } edges { id } notes { text } executions { edges { node { id } } }
} }`;

test('a deleted workflow is nowhere to be seen, and comes back as it was, with its runs', async () => {
  const graph = { ...adGraph(), notes: [note] };
  const { id } = await person.createWorkflow(graph as ReturnType<typeof adGraph>, 'To and fro');
  const executionId = await person.execute(id);
  await Array.fromAsync(person.follow(executionId));
  const before = await person.read<Seen>(look, { id });
  expect(await change('deleteWorkflow', { workflowId: id })).toBe('DeleteWorkflowPayload');

  const everywhere = `query ($id: ID!, $ids: [ID!]!, $executionId: ID!) {
    workflow(id: $id) { id } node(id: $id) { id } nodes(ids: $ids) { id } estimateCost(workflowId: $id) { total }
    workflows { totalCount edges { node { id } } } found: workflows(search: "to and") { totalCount edges { node { id } } }
    execution(id: $executionId) { status workflow { id } } generations(workflowId: $id) { edges { node { id } } }
    paid: generations { edges { node { execution { workflow { id } } images { url } } } }
  }`;
  const parts = [id, before.workflow?.nodes[0]?.id, before.workflow?.edges[0]?.id];
  expect(await person.read(everywhere, { id, ids: parts, executionId })).toMatchObject({
    workflow: null,
    node: null,
    nodes: [null, null, null],
    estimateCost: null,
    workflows: { totalCount: 0, edges: [] },
    found: { totalCount: 0, edges: [] },
    execution: { status: 'COMPLETED', workflow: null },
    generations: { edges: [] },
    paid: { edges: [{ node: { execution: { workflow: null }, images: [{}] } }] },
  });
  for (const [mutation, input] of [
    ['deleteWorkflow', {}],
    ['updateWorkflow', { name: 'New' }],
    ['duplicateWorkflow', {}],
    ['executeWorkflow', {}],
    ['saveWorkflowGraph', { version: 1, graph: adGraph() }],
  ] as const) {
    expect([mutation, await change(mutation, { workflowId: id, ...input })]).toEqual([mutation, 'NotFoundError']);
  }

  const restored = await person.read<{ restoreWorkflow: { workflow: object } }>(restore, { input: { workflowId: id } });
  const { executions, ...rest } = before.workflow ?? {};
  expect(restored.restoreWorkflow.workflow).toEqual(rest);
  expect(executions?.edges).toHaveLength(1);
  expect(await person.read<Seen>(look, { id })).toEqual(before);
  expect(await change('restoreWorkflow', { workflowId: id })).toBe('NotFoundError');
  await change('deleteWorkflow', { workflowId: id });
});

test('neither it nor its parts are seen past the API, and nobody but its owner brings it back', async () => {
  const stranger = await app.signUp();
  const { id } = await person.createWorkflow(adGraph());
  await change('deleteWorkflow', { workflowId: id });
  const seen = await app.database.asUser(person.userId, async (db) => ({
    workflows: await db.selectFrom('workflows').select('id').execute(),
    nodes: await db.selectFrom('nodes').select('id').execute(),
    edges: await db.selectFrom('edges').select('id').execute(),
    changed: (await db.updateTable('workflows').set({ deleted_at: null }).executeTakeFirst()).numUpdatedRows,
  }));
  expect(seen).toEqual({ workflows: [], nodes: [], edges: [], changed: 0n });
  expect(await change('restoreWorkflow', { workflowId: id }, stranger)).toBe('NotFoundError');
});

test('a run at work goes on to its end, and cannot be tried again on a workflow that is deleted', async () => {
  const graph = graphOf([text('idea', 'x'), prompt('prompt', '{{nothing}}')], 'idea.text -> prompt.input');
  graph.nodes = graph.nodes.map((one) => ({ ...one, hasBreakpoint: one.key === 'prompt' }));
  const { id } = await person.createWorkflow(graph);
  const executionId = await person.execute(id);
  for await (const event of person.follow(executionId)) if (event.__typename === 'ExecutionPaused') break;
  await change('deleteWorkflow', { workflowId: id });
  await change('resumeExecution', { executionId });
  await Array.fromAsync(person.follow(executionId));
  expect(await person.execution(executionId)).toMatchObject({ status: 'FAILED', workflow: null });
  expect(await change('retryExecution', { executionId, onCurrentWorkflow: true })).toBe('NotFoundError');
  expect(await change('restoreWorkflow', { workflowId: id })).toBe('RestoreWorkflowPayload');
  expect(await person.execution(executionId)).toMatchObject({ workflow: { id } });
});

test('after 30 days it is gone for good, and its runs stay', async () => {
  const [old, recent] = [await person.run(adGraph()), await person.run(adGraph())];
  for (const { workflowId } of [old, recent]) await change('deleteWorkflow', { workflowId });
  await app.database.query(
    `update workflows set deleted_at = now() - interval '31 days' where id = '${decodeId(old.workflowId).id}'`,
  );
  await pruneAll(app.database, null);
  expect(await change('restoreWorkflow', { workflowId: old.workflowId })).toBe('NotFoundError');
  expect(await person.execution(old.executionId)).toMatchObject({ status: 'COMPLETED', workflow: null });
  expect(await change('restoreWorkflow', { workflowId: recent.workflowId })).toBe('RestoreWorkflowPayload');
  const { rows } = await app.database.query(`select from nodes where workflow_id = '${decodeId(old.workflowId).id}'`);
  expect(rows).toEqual([]);
});

test('a save that comes after the deletion finds nothing, and the workflow comes back as it was deleted', async () => {
  const { id, version } = await person.createWorkflow(adGraph());
  await change('deleteWorkflow', { workflowId: id });
  const input = { workflowId: id, version, graph: graphOf([text('other', 'x')]) };
  const late = await person.read<{ saveWorkflowGraph: Result<object> }>(saveWorkflowGraph, { input });
  expect(late.saveWorkflowGraph.__typename).toBe('NotFoundError');
  await change('restoreWorkflow', { workflowId: id });
  const { workflow } = await person.read<{ workflow: { version: number; nodes: unknown[] } }>(look, { id });
  expect([workflow.version, workflow.nodes.length]).toEqual([version, 4]);
});

test('a workflow that was opened and never touched is in no list, and goes; whatever is done to it keeps it', async () => {
  const owner = await app.signUp();
  const begin = async () => {
    const { createWorkflow } = await owner.read<{ createWorkflow: { workflow: { id: string } } }>(
      `mutation { createWorkflow(input: { name: "Untitled", isProvisional: true }) {
        ... on CreateWorkflowPayload { workflow { id } }
      } }`,
    );
    return createWorkflow.workflow.id;
  };
  const listed = async () => {
    const { workflows } = await owner.read<{ workflows: { totalCount: number; edges: { node: { id: string } }[] } }>(
      '{ workflows { totalCount edges { node { id } } } }',
    );
    expect(workflows.totalCount).toBe(workflows.edges.length);
    return workflows.edges.map(({ node }) => node.id).toSorted();
  };
  const [left, drawn, renamed, past] = [await begin(), await begin(), await begin(), await begin()];
  expect(await listed()).toEqual([]);
  expect(await owner.read<Seen>(look, { id: left })).toMatchObject({ workflow: { id: left } });

  expect(await change('saveWorkflowGraph', { workflowId: drawn, version: 1, graph: adGraph() }, owner)).toBe(
    'SaveWorkflowGraphPayload',
  );
  expect(await change('updateWorkflow', { workflowId: renamed, name: 'Spring' }, owner)).toBe('UpdateWorkflowPayload');
  // By a server of the version before, which knows nothing of the mark.
  await app.database.service
    .updateTable('workflows')
    .set({ description: 'Touched' })
    .where('id', '=', decodeId(past)?.id ?? '')
    .execute();
  expect(await listed()).toEqual([drawn, renamed, past].toSorted());

  const aged = { created_at: new Date(Date.now() - 31 * 86_400_000) };
  await sql`alter table workflows disable trigger workflows_touched`.execute(app.database.service);
  await app.database.service.updateTable('workflows').set(aged).where('user_id', '=', owner.userId).execute();
  await sql`alter table workflows enable trigger workflows_touched`.execute(app.database.service);
  await pruneAll(app.database, null);
  expect(await owner.read<Seen>(look, { id: left })).toEqual({ workflow: null });
  expect(await listed()).toEqual([drawn, renamed, past].toSorted());
});
