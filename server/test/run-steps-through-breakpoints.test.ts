import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { adGraph, graphOf, model, output, prompt, text } from './ad-graph.ts';
import type { EventSeen } from './operations.ts';
import { prepareDataFolder } from './prepare-data-folder.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('a breakpoint stops its own branch; the other goes on, and then the run is paused', async () => {
  const person = await app.signUp();
  const graph = withBreakpoints(twoBranches(), 'left');
  const { executionId, events } = await runUntilPaused(person, graph);
  expect(told(events)).toContain('NodePaused left');
  expect(told(events)).toContain('NodeCompleted right');
  expect(told(events).at(-1)).toBe('ExecutionPaused ');
  const paused = await person.execution(executionId);
  expect(paused.status).toBe('PAUSED');
  expect(stateOf(paused, 'left')).toMatchObject({ status: 'PAUSED', input: { text: 'tea' }, attempts: 0 });

  expect(await control(person, 'resumeExecution', executionId)).toMatchObject({ execution: { status: 'RUNNING' } });
  const rest = await Array.fromAsync(person.follow(executionId, events.length));
  expect(told(rest)[0]).toBe('ExecutionResumed ');
  expect(told(rest).at(-1)).toBe('ExecutionCompleted ');
  expect([...events, ...rest].map((event) => event.sequence)).toEqual(
    [...events, ...rest].map((_, index) => index + 1),
  );
});

test('a step runs what is paused and pauses before every node that comes next', async () => {
  const person = await app.signUp();
  const { executionId, events } = await runUntilPaused(person, withBreakpoints(adGraph(), 'prompt'));
  let seen = events.length;
  for (const [ran, next] of [
    ['prompt', 'model'],
    ['model', 'output'],
  ]) {
    await control(person, 'stepExecution', executionId);
    const news = await followUntilPaused(person, executionId, seen);
    seen += news.length;
    expect(told(news).filter((line) => !line.startsWith('NodeProgressed'))).toEqual([
      'ExecutionResumed ',
      `NodeStarted ${ran}`,
      `NodeCompleted ${ran}`,
      `NodePaused ${next}`,
      'ExecutionPaused ',
    ]);
  }
  await control(person, 'stepExecution', executionId);
  const rest = await Array.fromAsync(person.follow(executionId, seen));
  expect(told(rest).at(-1)).toBe('ExecutionCompleted ');
  expect((await person.execution(executionId)).totalCost).toBe('0.003000');
});

test('a pause outlives the server, and so does having been let through', async () => {
  const folder = await prepareDataFolder();
  const first = await startApp({ keepsData: true, config: { dataDir: folder.dataDir } });
  const earlier = await first.signUp();
  const { executionId, events } = await runUntilPaused(earlier, withBreakpoints(adGraph(), 'model'));
  await first.close();

  const second = await startApp({ keepsData: true, config: { dataDir: folder.dataDir } });
  const person = await second.signIn(earlier);
  expect(await person.execution(executionId)).toMatchObject({ status: 'PAUSED', lastSequence: events.length });
  await control(person, 'resumeExecution', executionId);
  const rest = await Array.fromAsync(person.follow(executionId, events.length));
  expect(told(rest).at(-1)).toBe('ExecutionCompleted ');
  await second.close();
  await folder.remove();
});

test('only what is paused goes on, and only what ended badly is tried again', async () => {
  const person = await app.signUp();
  const { executionId } = await runUntilPaused(person, withBreakpoints(adGraph(), 'model'));
  const refused = { __typename: 'StateConflictError', execution: { status: 'PAUSED' } };
  expect(await control(person, 'retryExecution', executionId)).toMatchObject(refused);
  await control(person, 'resumeExecution', executionId);
  await Array.fromAsync(person.follow(executionId));
  for (const name of ['stepExecution', 'resumeExecution', 'retryExecution'] as const) {
    expect(await control(person, name, executionId)).toMatchObject({ __typename: 'StateConflictError' });
  }
});

test('ten people press Step at once: one step is made', async () => {
  const person = await app.signUp();
  const { executionId, events } = await runUntilPaused(person, withBreakpoints(adGraph(), 'prompt'));
  const answers = await Promise.all(Array.from({ length: 10 }, () => control(person, 'stepExecution', executionId)));
  const news = await followUntilPaused(person, executionId, events.length);
  expect(told(news).filter((line) => line === 'NodeStarted prompt')).toHaveLength(1);
  expect(answers.some((answer) => answer.__typename === 'StepExecutionPayload')).toBe(true);
});

test('a retry runs what failed and what hung on it, and pays for nothing twice', async () => {
  const person = await app.signUp();
  const graph = graphOf(
    [text('idea', 'tea'), model('good', { seed: 1 }), model('bad', { seed: 2 }, 'fal-ai/flux/dev'), output('output')],
    'idea.text -> good.prompt',
    'idea.text -> bad.prompt',
    'bad.image_urls -> output.image_urls',
  );
  app.faults.failJob = { ...app.faults.failJob, next: 1, endpoint: 'fal-ai/flux/dev' };
  const { executionId, execution: failed, events } = await person.run(graph);
  expect(failed).toMatchObject({ status: 'FAILED', totalCost: '0.003000' });
  const before = app.submissions().length;

  expect(await control(person, 'retryExecution', executionId)).toMatchObject({ execution: { status: 'RUNNING' } });
  const rest = await Array.fromAsync(person.follow(executionId, events.length));
  expect(told(rest).filter((line) => line.startsWith('NodeStarted'))).toEqual([
    'NodeStarted bad',
    'NodeStarted output',
  ]);
  expect(await person.execution(executionId)).toMatchObject({
    status: 'COMPLETED',
    error: null,
    totalCost: '0.028000',
  });
  expect(app.submissions()).toHaveLength(before + 1);
});

function twoBranches(): Graph {
  return graphOf(
    [text('idea', 'tea'), prompt('left', 'left {{text}}'), prompt('right', 'right {{text}}')],
    'idea.text -> left.input',
    'idea.text -> right.input',
  );
}

function withBreakpoints(graph: Graph, ...keys: string[]): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => ({ ...node, hasBreakpoint: keys.includes(node.key) })) };
}

async function runUntilPaused(person: Person, graph: Graph): Promise<{ executionId: string; events: EventSeen[] }> {
  const workflow = await person.createWorkflow(graph);
  const executionId = await person.execute(workflow.id);
  return { executionId, events: await followUntilPaused(person, executionId, 0) };
}

async function followUntilPaused(person: Person, executionId: string, after: number): Promise<EventSeen[]> {
  const events: EventSeen[] = [];
  for await (const event of person.follow(executionId, after)) {
    events.push(event);
    if (event.__typename === 'ExecutionPaused') break;
  }
  return events;
}

type Control = 'stepExecution' | 'resumeExecution' | 'retryExecution';

async function control(person: Person, name: Control, executionId: string) {
  const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const answer = await person.read<Record<Control, Result<{ execution: { status: string } }>>>(
    `mutation ($input: ${title}Input!) { ${name}(input: $input) {
      __typename
      ... on ${title}Payload { execution { id status } }
      ... on StateConflictError { code message execution { status } }
    } }`,
    { input: { executionId } },
  );
  return answer[name];
}

function told(events: EventSeen[]): string[] {
  return events.map((event) => `${event.__typename} ${event.nodeExecution?.node.key ?? ''}`);
}

function stateOf(execution: { nodeExecutions: { node: { key: string } }[] }, key: string) {
  return execution.nodeExecutions.find((one) => one.node.key === key);
}
