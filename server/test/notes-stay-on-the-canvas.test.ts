import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphOf, text } from './ad-graph.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
});
afterAll(() => app.close());

const annotations = `notes { key text color position { x y } size { width height } }
  frames { key title color position { x y } size { width height } }`;

const problems = '... on GraphInvalidError { problems { code path message } }';

const note = {
  key: 'n1',
  text: 'Change the *product* here.',
  position: { x: -40, y: 8.5 },
  size: { width: 240, height: 96 },
};
const frame = {
  key: 'f1',
  title: 'Inputs',
  color: 'BLUE',
  position: { x: 0, y: 0 },
  size: { width: 640, height: 320 },
};
const { nodes, edges } = graphOf([text('idea', 'tea')]);

interface Annotated {
  id: string;
  version: number;
  notes: unknown[];
  frames: unknown[];
}

async function change(mutation: string, input: unknown) {
  const title = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const data = await person.read<Record<string, Result<{ workflow: Annotated }> & Record<string, unknown>>>(
    `mutation ($input: ${title}Input!) { ${mutation}(input: $input) {
      __typename ... on ${title}Payload { workflow { id version ${annotations} } }
      ... on Error { message } ${mutation === 'duplicateWorkflow' ? '' : problems}
    } }`,
    { input },
  );
  return data[mutation];
}

test('notes and frames are saved with the graph, and what is left out stays', async () => {
  const created = await change('createWorkflow', {
    name: 'Ad',
    graph: { nodes, edges, notes: [note], frames: [frame] },
  });
  const saved = { notes: [{ ...note, color: 'YELLOW' }], frames: [frame] };
  expect(created?.workflow).toMatchObject({ version: 1, ...saved });
  const { id: workflowId = '' } = created?.workflow ?? {};

  const withoutThem = await change('saveWorkflowGraph', { workflowId, version: 1, graph: { nodes, edges } });
  expect(withoutThem?.workflow).toMatchObject({ version: 2, ...saved });

  const other = { ...note, text: 'Done.', color: 'PINK' };
  const changed = await change('saveWorkflowGraph', {
    workflowId,
    version: 2,
    graph: { nodes, edges, notes: [other] },
  });
  expect(changed?.workflow).toMatchObject({ version: 3, notes: [other], frames: [frame] });

  const late = await change('saveWorkflowGraph', { workflowId, version: 2, graph: { nodes, edges, notes: [] } });
  expect(late?.__typename).toBe('VersionConflictError');

  const copied = await change('duplicateWorkflow', { workflowId });
  expect(copied?.workflow).toMatchObject({ version: 1, notes: [other], frames: [frame] });

  const emptied = await change('saveWorkflowGraph', { workflowId, version: 3, graph: { nodes, edges, frames: [] } });
  expect(emptied?.workflow).toMatchObject({ notes: [other], frames: [] });
});

test('a run keeps them in its snapshot, and what is written there makes no other run of it', async () => {
  const graph = { nodes, edges, notes: [note], frames: [frame] };
  const created = await change('createWorkflow', { name: 'Ad', graph });
  const { id: workflowId = '' } = created?.workflow ?? {};
  const executionId = await person.execute(workflowId, 'once');
  await change('saveWorkflowGraph', { workflowId, version: 1, graph: { nodes, edges, notes: [] } });
  expect(await person.execute(workflowId, 'once')).toBe(executionId);
  const { execution } = await person.read<{ execution: { graph: Annotated } }>(
    `query ($id: ID!) { execution(id: $id) { graph { ${annotations} } } }`,
    { id: executionId },
  );
  expect(execution.graph).toMatchObject({ notes: [{ ...note, color: 'YELLOW' }], frames: [frame] });
});

test('what does not fit is named, and nothing is saved', async () => {
  const bad = { ...note, text: 'x'.repeat(5_001) };
  const refused = await change('createWorkflow', { name: 'Ad', graph: { nodes, edges, notes: [note, bad] } });
  expect(refused).toMatchObject({
    __typename: 'GraphInvalidError',
    problems: [
      {
        code: 'ANNOTATION_INVALID',
        path: ['notes', '1', 'text'],
        message: 'notes.1.text must have at most 5,000 characters, but has 5,001.',
      },
      { code: 'DUPLICATE_KEY', path: ['notes', '1', 'key'] },
    ],
  });
});

test.each(['half \ud83d', 'zero \0'])('a letter that cannot be kept is named: %j', async (words) => {
  const notes = [{ ...note, text: words }];
  const refused = await change('createWorkflow', { name: 'Ad', graph: { nodes, edges, notes } });
  expect(refused).toMatchObject({
    __typename: 'InputInvalidError',
    message: expect.stringContaining('graph.notes.0.text'),
  });
});
