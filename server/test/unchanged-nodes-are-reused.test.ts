import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph, Values } from '@visualadgen/graph/graph.ts';
import { plainStored } from '@visualadgen/graph/values/plain-values.ts';
import { isValue } from '@visualadgen/graph/values/value.ts';
import { adGraph, graphOf, model, node, output, prompt, text } from './ad-graph.ts';
import { saveWorkflowGraph } from './operations.ts';
import type { Person, Result, RunOptions } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/* When a node's earlier result stands in for a run of it, and when not. Long, for every reason to run again is one case, and all share a server. */

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

interface HowItCame {
  status: string;
  totalCost: string;
  estimatedCost: string | null;
  targetNodeKey: string | null;
  retryOf: { id: string } | null;
  nodeExecutions: {
    id: string;
    status: string;
    origin: 'RAN' | 'REUSED' | null;
    runReason: string | null;
    changedInputs: string[];
    reusedFrom: { id: string } | null;
    estimatedCost: string | null;
    output: Record<string, unknown> | null;
    node: { key: string };
  }[];
}

const howItCame = `query ($id: ID!) { execution(id: $id) {
  status totalCost estimatedCost targetNodeKey retryOf { id }
  nodeExecutions { id status origin runReason changedInputs reusedFrom { id } estimatedCost output node { key } }
} }`;

const estimate = `query ($id: ID!, $isFresh: Boolean! = false) { estimateCost(workflowId: $id, isFresh: $isFresh) {
  total isComplete reusedNodeKeys nodes { nodeKey cost listPrice isReused }
} }`;

/** Runs a workflow to its end, and tells how each node came by its result. */
async function run(person: Person, workflowId: string, options: RunOptions = {}) {
  const id = await person.execute(workflowId, undefined, options);
  await Array.fromAsync(person.follow(id));
  return look(person, id);
}

async function look(person: Person, id: string) {
  const { execution } = await person.read<{ execution: HowItCame }>(howItCame, { id });
  const byKey = new Map(execution.nodeExecutions.map((one) => [one.node.key, one]));
  return { id, ...execution, byKey, how: execution.nodeExecutions.map(({ origin, runReason }) => runReason ?? origin) };
}

async function save(person: Person, workflow: { id: string; version: number }, graph: Graph) {
  const input = { workflowId: workflow.id, version: workflow.version, graph };
  const { saveWorkflowGraph: saved } = await person.read<{
    saveWorkflowGraph: Result<{ workflow: { id: string; version: number } }>;
  }>(saveWorkflowGraph, { input });
  if (!saved.workflow) throw new Error(saved.message);
  return saved.workflow;
}

const ad = (words: string, parameters = {}) =>
  graphOf(
    [text('idea', words), prompt('prompt', 'An ad for {{text}}'), model('model', parameters), output('output')],
    'idea.text -> prompt.input',
    'prompt.prompt -> model.prompt',
    'model.image_urls -> output.image_urls',
  );

test('the same workflow again is free, and says whose results it took over', async () => {
  const person = await app.signUp();
  const workflow = await person.createWorkflow(ad('tea'));
  const first = await run(person, workflow.id);
  expect(first.how).toEqual(['FIRST_TIME', 'FIRST_TIME', 'FIRST_TIME', 'FIRST_TIME']);
  expect(first).toMatchObject({ totalCost: '0.003000', estimatedCost: '0.003000' });

  const before = app.submissions().length;
  const { estimateCost } = await person.read<{ estimateCost: unknown }>(estimate, { id: workflow.id });
  expect(estimateCost).toEqual({
    total: '0.000000',
    isComplete: true,
    reusedNodeKeys: ['idea', 'prompt', 'model', 'output'],
    nodes: [{ nodeKey: 'model', cost: '0.000000', listPrice: '0.003000', isReused: true }],
  });
  const second = await run(person, workflow.id);
  expect(second).toMatchObject({ status: 'COMPLETED', totalCost: '0.000000', estimatedCost: '0.000000' });
  expect(second.how).toEqual(['REUSED', 'REUSED', 'REUSED', 'REUSED']);
  expect(app.submissions()).toHaveLength(before);

  const third = await run(person, workflow.id);
  const origins = (one: typeof third) => one.nodeExecutions.map(({ reusedFrom }) => reusedFrom?.id);
  expect(origins(second)).toEqual(first.nodeExecutions.map(({ id }) => id));
  expect(origins(third)).toEqual(origins(second));
});

test('what was stored before values had kinds is read, known again, and free', async () => {
  const person = await app.signUp();
  const workflow = await person.createWorkflow(ad('mate'));
  const first = await run(person, workflow.id);
  const told = `query ($id: ID!) { execution(id: $id) { nodeExecutions {
    input output images { id } pictures { asked received }
    outputValues { name isList items { __typename ... on TextItem { text } ... on ImageItem { asset { id } } ... on DataItem { data } } }
  } } }`;
  const tell = async () => withoutSignatures(await person.read(told, { id: first.id }));
  const before = await tell();
  await storeWithoutKinds(first.nodeExecutions.map(({ id }) => rowIdOf(id)));
  expect(await tell()).toEqual(before);

  const submitted = app.submissions().length;
  const second = await run(person, workflow.id);
  expect(second.how).toEqual(['REUSED', 'REUSED', 'REUSED', 'REUSED']);
  expect(app.submissions()).toHaveLength(submitted);
  await save(person, workflow, ad('mate', { seed: 3 }));
  expect((await run(person, workflow.id)).how).toEqual(['REUSED', 'REUSED', 'CONFIG_CHANGED', 'INPUT_CHANGED']);
});

const rowIdOf = (globalId: string) => Buffer.from(globalId, 'base64').toString().split(':')[1] ?? '';

/** Links are signed anew each time. */
const withoutSignatures = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer).replaceAll(/[?][^"]*/g, ''));

/** Writes what nodes took and gave as the version before did. */
async function storeWithoutKinds(ids: string[]): Promise<void> {
  const { rows } = await app.database.query(
    'select id, input, output from node_executions where id = any ($1::uuid[])',
    [ids],
  );
  for (const { id, input, output: gave } of rows as { id: string; input: Values; output: Values }[]) {
    expect(Object.values(gave).every(isValue)).toBe(true);
    const set = 'update node_executions set input = $2::jsonb, output = $3::jsonb where id = $1';
    await app.database.query(set, [id, JSON.stringify(plainStored(input)), JSON.stringify(plainStored(gave))]);
  }
}

test('what changed runs, and what hangs on it, and each says why', async () => {
  const person = await app.signUp();
  let workflow = await person.createWorkflow(ad('coffee'));
  await run(person, workflow.id);
  workflow = await save(person, workflow, ad('cocoa'));
  const words = await run(person, workflow.id);
  expect(words.how).toEqual(['CONFIG_CHANGED', 'INPUT_CHANGED', 'INPUT_CHANGED', 'INPUT_CHANGED']);
  expect(words.byKey.get('model')?.changedInputs).toEqual(['prompt']);
  expect(words.byKey.get('output')?.changedInputs).toContain('image_urls');

  workflow = await save(person, workflow, ad('cocoa', { seed: 7 }));
  expect((await run(person, workflow.id)).how).toEqual(['REUSED', 'REUSED', 'CONFIG_CHANGED', 'INPUT_CHANGED']);

  // Back to what was paid for before.
  workflow = await save(person, workflow, ad('coffee'));
  const back = await run(person, workflow.id);
  expect(back.byKey.get('model')).toMatchObject({ origin: 'REUSED' });
  expect(back.totalCost).toBe('0.000000');
});

test('a change that makes no difference further down costs nothing', async () => {
  const person = await app.signUp();
  const same = (template: string) =>
    graphOf([prompt('prompt', template), model('model', { num_images: 1 })], 'prompt.prompt -> model.prompt');
  let workflow = await person.createWorkflow(same('A kettle'));
  await run(person, workflow.id);
  // Another name, another place, and a default written out: the very same call.
  const moved = same('A kettle');
  moved.nodes = [
    { ...prompt('prompt', 'A kettle'), name: 'Words', position: { x: 40, y: 0 } },
    model('model', { num_images: 1, num_inference_steps: 4 }),
  ];
  workflow = await save(person, workflow, moved);
  expect((await run(person, workflow.id)).byKey.get('model')).toMatchObject({ origin: 'REUSED' });
});

test('one switch on the run, and one on the node, ask for fresh results', async () => {
  const person = await app.signUp();
  let workflow = await person.createWorkflow(ad('juice'));
  await run(person, workflow.id);
  const { estimateCost } = await person.read<{ estimateCost: { total: string } }>(estimate, {
    id: workflow.id,
    isFresh: true,
  });
  expect(estimateCost.total).toBe('0.003000');
  const fresh = await run(person, workflow.id, { isFresh: true });
  expect(fresh.how).toEqual(['ASKED_FRESH', 'ASKED_FRESH', 'ASKED_FRESH', 'ASKED_FRESH']);
  expect(fresh.totalCost).toBe('0.003000');

  const graph = ad('juice');
  graph.nodes = graph.nodes.map((one) => ({ ...one, isFresh: one.key === 'model' }));
  workflow = await save(person, workflow, graph);
  expect((await run(person, workflow.id)).how).toEqual(['REUSED', 'REUSED', 'ASKED_FRESH', 'INPUT_CHANGED']);
  const { node: saved } = await person.read<{ node: { nodes: { key: string; isFresh: boolean }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Workflow { nodes { key isFresh } } } }',
    { id: workflow.id },
  );
  expect(saved.nodes.filter((one) => one.isFresh).map((one) => one.key)).toEqual(['model']);
});

test('what would be taken over is told beforehand, whatever it costs, and it comes so', async () => {
  const person = await app.signUp();
  let workflow = await person.createWorkflow(ad('a lemon'));
  const foretell = async (isFresh = false) =>
    (await person.read<{ estimateCost: { reusedNodeKeys: string[] } }>(estimate, { id: workflow.id, isFresh }))
      .estimateCost.reusedNodeKeys;
  expect(await foretell()).toEqual([]);
  await run(person, workflow.id);
  expect(await foretell(true)).toEqual([]);

  const other = ad('a lemon', { seed: 3 });
  other.nodes.push(text('aside', 'new'));
  workflow = await save(person, workflow, other);
  const foretold = await foretell();
  expect(foretold).toEqual(['idea', 'prompt']);
  const { nodeExecutions } = await run(person, workflow.id);
  expect(nodeExecutions.filter((one) => one.origin === 'REUSED').map((one) => one.node.key)).toEqual(foretold);

  // Nothing in it costs anything, and yet it is told.
  workflow = await person.createWorkflow(graphOf([text('alone', 'x')]));
  await run(person, workflow.id);
  expect(await foretell()).toEqual(['alone']);
});

test('results are reused across workflows of the same person, and never across people', async () => {
  const [ann, bob] = [await app.signUp(), await app.signUp()];
  const graph = ad('a lamp');
  await run(ann, (await ann.createWorkflow(graph)).id);
  const other = await run(ann, (await ann.createWorkflow(graph)).id);
  expect(other.byKey.get('model')).toMatchObject({ origin: 'REUSED' });
  const hers = await run(bob, (await bob.createWorkflow(graph)).id);
  expect(hers.byKey.get('model')).toMatchObject({ origin: 'RAN', runReason: 'FIRST_TIME' });
});

test('a result whose pictures are gone is made again', async () => {
  const own = await startApp();
  const person = await own.signUp();
  const workflow = await person.createWorkflow(ad('a chair'));
  await run(person, workflow.id);
  await rm(join(own.filesFolder, person.userId), { recursive: true });
  const again = await run(person, workflow.id);
  expect(again.how).toEqual(['REUSED', 'REUSED', 'RESULT_GONE', 'INPUT_CHANGED']);
  expect(again.status).toBe('COMPLETED');
  await own.close();
});

interface Counted {
  pictures: { asked: number; received: number; heldBack: number; isShort: boolean; message: string | null } | null;
}
const counts = `query ($id: ID!) { execution(id: $id) {
  nodeExecutions { node { key } pictures { asked received heldBack isShort message } }
  generations { nodes: edges { node { pictures { asked received heldBack isShort message } } } }
} }`;

/** What the nodes of a run, and what it paid for, say of their pictures. */
async function countedIn(person: Person, id: string) {
  const { execution } = await person.read<{
    execution: { nodeExecutions: (Counted & { node: { key: string } })[]; generations: { nodes: { node: Counted }[] } };
  }>(counts, { id });
  const of = (key: string) => execution.nodeExecutions.find(({ node: { key: own } }) => own === key)?.pictures;
  return { prompt: of('prompt'), model: of('model'), output: of('output'), paid: execution.generations.nodes };
}

test('fewer pictures than were asked for are told, billed as they were, and not taken for the whole', async () => {
  const person = await app.signUp();
  let workflow = await person.createWorkflow(ad('a swan', { num_images: 3 }));
  app.faults.nsfw = { next: 1, pictures: 2 };
  const short = await run(person, workflow.id);
  expect(short).toMatchObject({ status: 'COMPLETED', totalCost: '0.009000' });
  const said = {
    asked: 3,
    received: 1,
    heldBack: 2,
    isShort: true,
    message: '1 of 3: the safety checker held back 2.',
  };
  const paid = [{ node: { pictures: said } }];
  expect(await countedIn(person, short.id)).toEqual({ prompt: null, model: said, output: said, paid });

  const foretell = async () => {
    const { estimateCost } = await person.read<{ estimateCost: { total: string; reusedNodeKeys: string[] } }>(
      estimate,
      {
        id: workflow.id,
      },
    );
    return [estimateCost.total, estimateCost.reusedNodeKeys];
  };
  expect(await foretell()).toEqual(['0.009000', ['idea', 'prompt']]);

  // One node alone takes what is there: nobody asked for more of the other.
  expect((await run(person, workflow.id, { onlyNodeKey: 'output' })).totalCost).toBe('0.000000');

  const content = ad('a swan', { num_images: 3 });
  content.nodes = content.nodes.map((one) =>
    one.key === 'model' ? { ...one, config: { ...(one.config as object), accepts_fewer: true } } : one,
  );
  workflow = await save(person, workflow, content);
  expect(await foretell()).toEqual(['0.000000', ['idea', 'prompt', 'model', 'output']]);
  const taken = await run(person, workflow.id);
  expect(taken).toMatchObject({ totalCost: '0.000000', how: ['REUSED', 'REUSED', 'REUSED', 'REUSED'] });
  expect((await countedIn(person, taken.id)).model).toEqual(said);

  workflow = await save(person, workflow, ad('a swan', { num_images: 3 }));
  const whole = await run(person, workflow.id);
  expect(whole).toMatchObject({ totalCost: '0.009000', how: ['REUSED', 'REUSED', 'RESULT_SHORT', 'INPUT_CHANGED'] });
  expect((await countedIn(person, whole.id)).output).toMatchObject({ received: 3, isShort: false, message: null });
  expect((await run(person, workflow.id)).totalCost).toBe('0.000000');
});

test('a part never stands in the place of a whole that was made before it, in any workflow', async () => {
  const person = await app.signUp();
  const graph = ad('a crane', { num_images: 2 });
  const workflow = await person.createWorkflow(graph);
  await run(person, workflow.id);
  app.faults.miscount = { next: 1, pictures: 1 };
  const fresh = await run(person, workflow.id, { isFresh: true });
  expect((await countedIn(person, fresh.id)).model).toMatchObject({
    message: '1 of 2: the model service sent 1 fewer.',
    heldBack: 0,
  });
  const elsewhere = await run(person, (await person.createWorkflow(graph)).id);
  expect(elsewhere).toMatchObject({ totalCost: '0.000000' });
  expect((await countedIn(person, elsewhere.id)).model).toMatchObject({ received: 2 });
  expect((await run(person, workflow.id)).totalCost).toBe('0.000000');
});

test('more pictures than were asked for are all kept and told; they are the whole', async () => {
  const person = await app.signUp();
  const workflow = await person.createWorkflow(ad('a heron', { num_images: 2 }));
  app.faults.miscount = { next: 1, pictures: 4 };
  const more = await run(person, workflow.id);
  expect(more.byKey.get('model')?.output?.['image_urls']).toHaveLength(4);
  expect((await countedIn(person, more.id)).model).toEqual({
    asked: 2,
    received: 4,
    heldBack: 0,
    isShort: false,
    message: '4 of 2: the model service sent more than was asked for, and all are kept.',
  });
  expect((await run(person, workflow.id)).totalCost).toBe('0.000000');
});

test('a model that blacks pictures out and says nothing is told alike, and pictures beside a torn one are kept', async () => {
  const person = await app.signUp();
  const banana = (words: string) =>
    graphOf(
      [prompt('prompt', words), model('model', { num_images: 2 }, 'fal-ai/nano-banana')],
      'prompt.prompt -> model.prompt',
    );
  app.faults.nsfw = { next: 1, pictures: 1 };
  const black = await run(person, (await person.createWorkflow(banana('a stork'))).id);
  expect((await countedIn(person, black.id)).model?.message).toBe('1 of 2: the safety checker held back 1.');
  app.faults.badImage = { next: 1, kind: 'truncated' };
  const torn = await run(person, (await person.createWorkflow(banana('a gull'))).id);
  expect(torn).toMatchObject({ status: 'COMPLETED', totalCost: '0.078000' });
  expect((await countedIn(person, torn.id)).model?.message).toBe('1 of 2: the model service sent 1 fewer.');
});

test('what a failed run was given short is not taken for the whole by the next, unless its node says so', async () => {
  const person = await app.signUp();
  for (const [accepts_fewer, cost] of [
    [false, '0.006000'],
    [true, '0.000000'],
  ] as const) {
    const graph = ad(`an owl ${String(accepts_fewer)}`, { num_images: 2 });
    graph.nodes = graph.nodes.map((one) =>
      one.key === 'model' ? { ...one, config: { ...(one.config as object), accepts_fewer } } : one,
    );
    const broken = { ...graph, nodes: [...graph.nodes, prompt('broken', '{{nothing}}')] };
    const workflow = await person.createWorkflow(broken);
    app.faults.nsfw = { next: 1, pictures: 1 };
    const failed = await run(person, workflow.id);
    expect(failed).toMatchObject({ status: 'FAILED', totalCost: '0.006000' });
    await save(person, workflow, graph);
    const { retryExecution } = await person.read<{ retryExecution: { execution: { id: string } } }>(
      'mutation ($input: RetryExecutionInput!) { retryExecution(input: $input) { ... on RetryExecutionPayload { execution { id } } ... on Error { message } } }',
      { input: { executionId: failed.id, onCurrentWorkflow: true } },
    );
    await Array.fromAsync(person.follow(retryExecution.execution.id));
    expect(await look(person, retryExecution.execution.id)).toMatchObject({ status: 'COMPLETED', totalCost: cost });
  }
});

test('up to a node: it and what it needs are run, and nothing else', async () => {
  const person = await app.signUp();
  const workflow = await person.createWorkflow(ad('a boat'));
  const part = await run(person, workflow.id, { upToNodeKey: 'prompt' });
  expect(part).toMatchObject({ status: 'COMPLETED', targetNodeKey: 'prompt', totalCost: '0.000000' });
  expect([...part.byKey.keys()]).toEqual(['idea', 'prompt']);
  expect(part.byKey.get('prompt')?.output).toEqual({ prompt: 'An ad for a boat' });
});

test('one node alone is made anew, from what is there', async () => {
  const person = await app.signUp();
  const workflow = await person.createWorkflow(ad('a car'));
  await run(person, workflow.id);
  const before = app.submissions().length;
  const alone = await run(person, workflow.id, { onlyNodeKey: 'model' });
  expect([...alone.byKey.keys()]).toEqual(['idea', 'prompt', 'model']);
  expect(alone.how).toEqual(['REUSED', 'REUSED', 'ASKED_FRESH']);
  expect(app.submissions()).toHaveLength(before + 1);
});

test('a target that there is not, and two targets at once, are refused by name', async () => {
  const person = await app.signUp();
  const { id: workflowId } = await person.createWorkflow(ad('x'));
  for (const [options, path] of [
    [{ upToNodeKey: 'nobody' }, 'upToNodeKey'],
    [{ upToNodeKey: 'idea', onlyNodeKey: 'idea' }, 'onlyNodeKey'],
    [{ budget: '-1' }, 'budget'],
  ] as const) {
    const { executeWorkflow } = await person.read<{ executeWorkflow: unknown }>(
      'mutation ($input: ExecuteWorkflowInput!) { executeWorkflow(input: $input) { ... on InputInvalidError { fields { path } } } }',
      { input: { workflowId, ...options } },
    );
    expect(executeWorkflow).toEqual({ fields: [{ path: [path] }] });
  }
});

test('a retry on the workflow as it is now is a new run, which takes over what has not changed', async () => {
  const person = await app.signUp();
  const broken = adGraph();
  broken.nodes = broken.nodes.map((one) =>
    one.key === 'output' ? node('output', 'PROMPT', { template: '{{nothing}}' }) : one,
  );
  broken.edges = broken.edges.map((edge) => (edge.targetKey === 'output' ? { ...edge, targetHandle: 'input' } : edge));
  const workflow = await person.createWorkflow(broken);
  const failed = await run(person, workflow.id);
  expect(failed).toMatchObject({ status: 'FAILED', totalCost: '0.003000' });
  await save(person, workflow, adGraph());

  const { retryExecution } = await person.read<{ retryExecution: { execution: { id: string } } }>(
    'mutation ($input: RetryExecutionInput!) { retryExecution(input: $input) { ... on RetryExecutionPayload { execution { id } } ... on Error { message } } }',
    { input: { executionId: failed.id, onCurrentWorkflow: true } },
  );
  expect(retryExecution.execution.id).not.toBe(failed.id);
  await Array.fromAsync(person.follow(retryExecution.execution.id));
  const mended = await look(person, retryExecution.execution.id);
  expect(mended).toMatchObject({ status: 'COMPLETED', totalCost: '0.000000', retryOf: { id: failed.id } });
  expect(mended.how.slice(0, 3)).toEqual(['REUSED', 'REUSED', 'REUSED']);
});

test('a retry on the workflow as it is now fetches what the failed run had ordered, and pays for nothing twice', async () => {
  const own = await startApp({ paidCalls: { patience: { mostRetries: 1, firstPauseMs: 1, longestPauseMs: 1 } } });
  const person = await own.signUp();
  const workflow = await person.createWorkflow(ad('a kite'));
  own.faults.resultError = { status: 503, probability: 1 };
  const failed = await run(person, workflow.id);
  expect(failed).toMatchObject({ status: 'FAILED', totalCost: '0.000000' });

  own.faults.resultError = { status: 503 };
  const { retryExecution } = await person.read<{ retryExecution: { execution: { id: string } } }>(
    'mutation ($input: RetryExecutionInput!) { retryExecution(input: $input) { ... on RetryExecutionPayload { execution { id } } ... on Error { message } } }',
    { input: { executionId: failed.id, onCurrentWorkflow: true } },
  );
  await Array.fromAsync(person.follow(retryExecution.execution.id));
  expect(await look(person, retryExecution.execution.id)).toMatchObject({ status: 'COMPLETED' });
  expect(own.submissions()).toHaveLength(1);
  // What it cost stands where it was ordered.
  expect(await look(person, failed.id)).toMatchObject({ totalCost: '0.003000' });
  await own.close();
});

test('what a change has put out of date is told, with all that hangs on it, until it is taken back', async () => {
  const person = await app.signUp();
  const made = ad('sencha');
  let workflow = await person.createWorkflow(made);
  const { id } = await run(person, workflow.id);
  const outdated = async () =>
    (
      await person.read<{ execution: { outdatedNodeKeys: string[] } }>(
        'query ($id: ID!) { execution(id: $id) { outdatedNodeKeys } }',
        { id },
      )
    ).execution.outdatedNodeKeys;
  const after = async (graph: Graph) => {
    workflow = await save(person, workflow, graph);
    return outdated();
  };
  const changed = (key: string, change: object) => ({
    ...made,
    nodes: made.nodes.map((one) => (one.key === key ? { ...one, ...change } : one)),
  });

  expect(await outdated()).toEqual([]);
  expect(await after(ad('matcha'))).toEqual(['idea', 'prompt', 'model', 'output']);
  expect(await after(made)).toEqual([]);
  expect(await after(ad('sencha', { num_images: 2 }))).toEqual(['model', 'output']);
  expect(await after(changed('output', { config: { aspect_ratio: '1:1' } }))).toEqual(['output']);
  // A name, a place and a breakpoint make no other picture; nor does what is only asked for anew.
  expect(await after(changed('idea', { name: 'Words', position: { x: 9, y: 9 } }))).toEqual(['prompt']);
  expect(await after(changed('model', { hasBreakpoint: true, isFresh: true }))).toEqual([]);
  // What sits out is not made at all.
  expect(await after(changed('model', { isMuted: true }))).toEqual([]);
  const unwired = { ...made, edges: made.edges.filter(({ targetKey }) => targetKey !== 'model') };
  expect(await after(unwired)).toEqual(['model', 'output']);

  // A later run has the newer result on screen; going back to what was made before does not make that one right.
  workflow = await save(person, workflow, ad('matcha'));
  const later = await run(person, workflow.id);
  expect(await after(made)).toEqual([]);
  const { execution } = await person.read<{ execution: { outdatedNodeKeys: string[] } }>(
    'query ($id: ID!) { execution(id: $id) { outdatedNodeKeys } }',
    { id: later.id },
  );
  expect(execution.outdatedNodeKeys).toEqual(['idea', 'prompt', 'model', 'output']);
});

test('texts that look the same are the same: names in templates, results that are reused, what is searched', async () => {
  const person = await app.signUp();
  const graph = (idea: string, template: string) => {
    const made = graphOf([text('idea', `cr${idea}me`), prompt('ask', template)], 'idea.text -> ask.input');
    made.nodes = made.nodes.map((one) =>
      one.key === 'idea' ? { ...one, name: `My\u00a0Caf${idea} {v2}\u200b ` } : one,
    );
    return made;
  };
  const template = '{"a":{"b":{{{My Café {v2}.text}}}}} for {{ My Cafe\u0301 {v2} . text }}';
  const workflow = await person.createWorkflow(graph('e\u0301', template));
  const first = await run(person, workflow.id);
  expect(first.byKey.get('ask')?.output).toEqual({ prompt: '{"a":{"b":{créme}}} for créme' });
  const names = `query ($id: ID!) { workflow(id: $id) { nodes { name } } }`;
  expect(await person.read(names, { id: workflow.id })).toEqual({
    workflow: { nodes: [{ name: 'My Café {v2}' }, { name: 'ask' }] },
  });
  await save(person, workflow, graph('é', template.normalize('NFD')));
  expect((await run(person, workflow.id)).how).toEqual(['REUSED', 'REUSED']);

  // One came before names were tidied.
  await person.createWorkflow(adGraph(), 'Cafe\u0301\u00a0brew');
  await person.createWorkflow(adGraph(), 'plain');
  await app.database.service
    .updateTable('workflows')
    .set({ name: 'Cafe\u0301\u00a0 br\u200bew 2' })
    .where('name', '=', 'plain')
    .execute();
  const search = `query ($text: String!) { workflows(search: $text) { totalCount edges { node { name } } } }`;
  for (const sought of ['café brew', 'CAFÉ\u00a0brew', 'cafe\u0301\u2009\u2009BR\u00adEW', ' café', 'é b']) {
    const { workflows } = await person.read<{ workflows: { totalCount: number } }>(search, { text: sought });
    expect([sought, workflows.totalCount]).toEqual([sought, 2]);
  }
});

test('the name of a copy ends with no half of an emoji', async () => {
  const person = await app.signUp();
  const copy = `mutation ($id: ID!) { duplicateWorkflow(input: { workflowId: $id }) { ... on DuplicateWorkflowPayload { workflow { name } } } }`;
  const family = '👨‍👩‍👧‍👦';
  for (const [name, expected] of [
    [`${'n'.repeat(194)}😀`, `${'n'.repeat(194)} copy`],
    [`${'n'.repeat(189)}${family}`, `${'n'.repeat(189)} copy`],
    [family.repeat(18), `${family.repeat(17)} copy`],
    [`Summer 😀`, 'Summer 😀 copy'],
  ]) {
    const { id } = await person.createWorkflow(adGraph(), name);
    expect(await person.read(copy, { id })).toEqual({ duplicateWorkflow: { workflow: { name: expected } } });
  }
});
