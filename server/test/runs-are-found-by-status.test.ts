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
  await app.close();
});
