import { expect, test } from 'vitest';
import { graphOf, prompt, text } from './ad-graph.ts';
import { saveWorkflowGraph } from './operations.ts';
import { startApp } from './start-app.ts';

const list = `query ($id: ID!, $status: [ExecutionStatus!], $first: Int, $after: String) { workflow(id: $id) {
  executions(status: $status, first: $first, after: $after) {
    edges { node { id status } } pageInfo { hasNextPage endCursor }
  }
} }`;

interface Listed {
  workflow: {
    executions: {
      edges: { node: { id: string; status: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };
}

const listAll = `query (
  $status: [ExecutionStatus!], $workflowId: ID, $createdAfter: DateTime, $createdBefore: DateTime, $first: Int
) { executions(
  status: $status, workflowId: $workflowId, createdAfter: $createdAfter, createdBefore: $createdBefore, first: $first
) { totalCount nodes { id } edges { node { id } } } }`;

interface Everywhere {
  executions: { totalCount: number; nodes: { id: string }[]; edges: { node: { id: string } }[] };
}

test('the failed runs of a workflow are listed by themselves, page by page', async () => {
  const app = await startApp({ isFirstStart: true });
  const person = await app.signUp();
  const good = graphOf([text('idea', 'tea')]);
  const bad = graphOf([prompt('idea', '{{nothing}}')]);
  const { id } = await person.createWorkflow(good);
  const ids: string[] = [];
  for (const [index, graph] of [bad, good, bad, good, bad].entries()) {
    await person.read(saveWorkflowGraph, { input: { workflowId: id, version: index + 1, graph } });
    const executionId = await person.execute(id);
    await Array.fromAsync(person.follow(executionId));
    ids.unshift(executionId);
  }
  const read = async (variables: object) => {
    const { workflow } = await person.read<Listed>(list, { id, ...variables });
    return { ids: workflow.executions.edges.map(({ node }) => node.id), ...workflow.executions.pageInfo };
  };
  const [last, , middle, , first] = ids;

  const newest = await read({ status: ['FAILED'], first: 2 });
  expect(newest).toMatchObject({ ids: [last, middle], hasNextPage: true });
  expect(await read({ status: ['FAILED'], first: 2, after: newest.endCursor })).toMatchObject({
    ids: [first],
    hasNextPage: false,
  });
  expect((await read({ status: ['FAILED', 'COMPLETED'] })).ids).toEqual(ids);
  expect((await read({})).ids).toEqual(ids);
  expect((await read({ status: [] })).ids).toEqual([]);
  expect((await read({ status: ['RUNNING', 'PAUSED'] })).ids).toEqual([]);

  const other = await person.run(good);
  const stranger = await app.signUp();
  await person.read('mutation ($input: DeleteWorkflowInput!) { deleteWorkflow(input: $input) { __typename } }', {
    input: { workflowId: id },
  });
  const all = async (variables: Record<string, unknown>, who = person) => {
    const { executions } = await who.read<Everywhere>(listAll, variables);
    expect(executions.nodes).toEqual(executions.edges.map(({ node }) => node));
    return { ids: executions.nodes.map((run) => run.id), totalCount: executions.totalCount };
  };
  expect(await all({})).toEqual({ ids: [other.executionId, ...ids], totalCount: 6 });
  expect(await all({ first: 2 })).toEqual({ ids: [other.executionId, last], totalCount: 6 });
  expect(await all({ workflowId: id, status: ['FAILED'] })).toEqual({ ids: [last, middle, first], totalCount: 3 });
  expect(await all({ status: [] })).toEqual({ ids: [], totalCount: 0 });
  expect(await all({}, stranger)).toEqual({ ids: [], totalCount: 0 });
  const at = async (runId = '') =>
    (
      await person.read<{ execution: { createdAt: string } }>('query ($id: ID!) { execution(id: $id) { createdAt } }', {
        id: runId,
      })
    ).execution.createdAt;
  expect((await all({ createdBefore: await at(other.executionId) })).ids).toEqual(
    expect.arrayContaining(ids.slice(1)) as string[],
  );
  expect((await all({ createdAfter: await at(middle), workflowId: id })).ids).toContain(last);
  expect((await all({ createdAfter: await at(middle) })).ids).not.toContain(first);
  await app.close();
});
