import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowId } from '../src/schema/ids.ts';
import { schema } from '../src/schema/index.ts';
import { adGraph, graphOf, model, node, output, photo, prompt } from './ad-graph.ts';
import { makeWebhook } from './keep-webhooks.ts';
import { countOf, listQueriesOf } from './lists-three-deep.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { makeToken } from './make-token.ts';
import { uploadSamplePhoto } from './upload-sample-photo.ts';

let app: RunningApp;
let person: Person;
let executionIds: string[];

const place = { position: { x: 0, y: 0 }, size: { width: 100, height: 100 } };
const note = { key: 'note', text: 'Ask for more', color: 'YELLOW', ...place } as const;
/** A choice, so that there are choices. */
const format = {
  name: 'format',
  label: 'Format',
  help: null,
  isRequired: false,
  nodeKey: 'output',
  field: 'aspect_ratio',
};
/** Pictures and texts. */
const outputs = [
  { name: 'ads', label: 'Ads', nodeKey: 'output', output: 'final_images' },
  { name: 'idea', label: 'Idea', nodeKey: 'idea', output: 'text' },
];
const frame = { key: 'frame', title: 'Words', color: 'GRAY', ...place } as const;

/** The usual ad of a list of ideas, even if it is a short one: its prompt and its model run once for each. Beside it, a branch that none takes. */
function listGraph(parameters: Record<string, unknown>, photoId: string) {
  const { nodes, edges } = adGraph(parameters);
  const idea = node('idea', 'TEXT_LIST', { values: ['cold brew'] });
  const isCold = { kind: 'TEXT_CONTAINS', text: 'cold' };
  const branch = graphOf(
    [idea, node('cold', 'FILTER', { rule: { conditions: [isCold] } }), prompt('hot', 'A hot {{rest}}')],
    'idea.text -> cold.value',
    'cold.rest -> hot.input',
  );
  return {
    nodes: [...nodes.filter(({ key }) => key !== 'idea'), ...branch.nodes, photo('photo', { asset_id: photoId })],
    edges: [...edges, ...branch.edges],
  };
}

/** One that has ended, so that nobody is at it. */
async function keepDelivery(webhookId: string | null, executionId: string | null) {
  const insert = `insert into webhook_deliveries (id, user_id, webhook_id, execution_id, event, status, next_attempt_at)
    values ($1, $2, $3, $4, 'execution.completed', 'DELIVERED', null)`;
  await app.database.query(insert, [randomUUID(), person.userId, webhookId, executionId]);
}

beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  const photoId = await uploadSamplePhoto(person);
  const runs = await Promise.all(
    Array.from({ length: 20 }, (_, seed) =>
      person.run({
        ...listGraph({ seed, aspect_ratio: '16:9' }, photoId),
        notes: [note],
        frames: [frame],
        inputs: [format],
        outputs,
      }),
    ),
  );
  executionIds = runs.map(({ executionId }) => executionId);
  const edit = `mutation ($input: EditImageInput!) { editImage(input: $input) { __typename } }`;
  const input = { assetId: photoId, prompt: 'greener', waitSeconds: 60 };
  await Promise.all(Array.from({ length: 20 }, () => person.read(edit, { input })));
  await app.database.query(
    `with f as (
       insert into fonts (user_id, path, file_type, byte_size, content_hash, family, style_name, style, scripts, least_weight, most_weight,
         baseline, signs)
       select $1::uuid, $1::uuid || '/' || gen_random_uuid() || '.otf', 'OTF', 1, encode(sha256(n::text::bytea), 'hex'), 'Font ' || n, 'Regular', 'SANS',
         '{LATIN,GREEK}', 400, 400, 0.3, '[]' from generate_series(1, 20) as n returning id, family
     )
     insert into brands (user_id, name, colors, claims, heading_font_id, body_font_id)
     select $1::uuid, 'Brand of ' || f.family, '{"ACCENT": "#1f6feb"}', '[{"text": "Best", "note": "2026"}]', f.id, f.id from f`,
    [person.userId],
  );
  await app.database.query(
    `with made as (
       insert into schedules (user_id, workflow_id, cron, time_zone, last_at, last_outcome, last_execution_id)
       select e.user_id, e.workflow_id, '0 9 * * *', 'UTC', now(), 'STARTED', e.id from executions e where e.workflow_id is not null
     )
     insert into triggers (user_id, workflow_id, name, hash, hint)
     select user_id, id, 'Shop', decode(repeat('00', 32), 'hex'), 'vat_' from workflows`,
  );
  // Each of them goes on in one that is older, so that it is in no page of the newest.
  await app.database.query(`insert into executions (user_id, workflow_version, graph, status, purpose, created_at)
    select e.user_id, 0, jsonb_set(e.graph, '{nodes,0,config,asset_id}', to_jsonb(encode(convert_to('Asset:' || a.id, 'UTF8'), 'base64'))),
      'COMPLETED', 'EDIT', now() - interval '1 day'
    from executions e join generations g on g.execution_id = e.id join assets a on a.generation_id = g.id where e.purpose = 'EDIT'`);
  for (const { workflowId } of runs) await makeToken(person, ['RUN'], 'A script', null, [workflowId]);
  for (const id of executionIds) {
    // Nothing is sent while statements are counted.
    const webhook = await makeWebhook(person, { url: 'https://receiver.invalid/', events: ['EXECUTION_FAILED'] });
    await keepDelivery(rowId('Webhook', webhook.id), rowId('Execution', id));
  }
});
afterAll(() => app.close());

const nodeFields = 'id key type name config position { x y } hasBreakpoint assetUrl asset { width }';

test.each([
  ['workflows', `id name nodes { ${nodeFields} } edges { id sourceKey targetKey } problems { code }`],
  ['workflows', `id lastExecution { id status totalCost nodeExecutions { id status input output node { key } } }`],
  ['workflows', 'id latestImages { id url }'],
  ['workflows', `id lastExecution { generations(first: 3) { edges { node { id images { url } } } } }`],
  ['executions', `id workflow { name } generations(first: 1) { totalCount nodes { id model } }`],
  ['workflows', `id executions(first: 2, status: [COMPLETED]) { totalCount nodes { id generations { totalCount } } }`],
  ['workflows', `id executions(first: 2) { edges { node { id status workflow { name } nodeExecutions { output } } } }`],
  [
    'generations',
    'id prompt images { id url width } execution { id workflow { name } } nodeExecution { node { key } }',
  ],
])('a page of %s costs as many statements for 20 as for 2: { %s }', async (list, fields) => {
  const query = `query ($first: Int) { ${list}(first: $first) { edges { node { ${fields} } } } }`;
  const count = async (first: number) => {
    app.statements.length = 0;
    const data = await person.read<Record<string, { edges: unknown[] }>>(query, { first });
    expect(data[list]?.edges).toHaveLength(first);
    return readsOf(app.statements);
  };
  const two = await count(2);
  const twenty = await count(20);
  expect(twenty).toEqual(two);
});

/** What is there in no graph and no run of these. */
const empty = new Set([
  'Workflow.problems',
  'WorkflowComparison.changes',
  'WorkflowVersion.problems',
  'NodeProgress.partialItems',
  'FileItem.coordinates',
  'PostItem.coordinates',
  'Query.boards',
  'Asset.boards',
  'Asset.derived',
  'AssetUses.boards',
  'Brand.usedBy',
  'Asset.checks',
  'AssetComposition.texts',
]);
/** What passes and is tried again, as a call may on a busy machine: how many of it there are says nothing. */
const byChance = new Set(['NodeExecution.faults', 'NodeExecutionItem.faults']);
/** As many as there are in this version, whoever asks. */
const fixed =
  /^(Query\.(nodeTypes|imageModels|models|conditionKinds|workflowTemplates|placements|compositionLayouts|nameTokens)|Placement\.|ConditionKind\.|NodeType\.|ImageModel\.|Model\.|Field\.|JoinLimits\.)/;

test.each(listQueriesOf(schema))(
  '$list, below other lists, costs no more statements for 20 than for 2',
  async ({ list, query }) => {
    const read = async (n: number) => {
      app.statements.length = 0;
      const data = await person.read(query, { n, ids: executionIds.slice(0, n) });
      return { count: countOf(list, data), statements: readsOf(app.statements) };
    };
    const two = await read(2);
    const twenty = await read(20);
    // What comes in one answer is asked about together, so that more of them may even make fewer.
    expect(two.statements).toEqual(expect.arrayContaining(twenty.statements));
    expect(twenty.statements.length).toBeLessThanOrEqual(two.statements.length);
    if (byChance.has(list)) return;
    if (fixed.test(list)) expect(twenty.statements).toEqual([]);
    else expect(twenty.count).toBe(empty.has(list) ? 0 : two.count * 10);
    expect(two.count > 0).toBe(!empty.has(list));
  },
);

test('what a dashboard asks for fits well into what one operation may cost, and is the same few statements for all', async () => {
  const query = `{ workflows(first: 20) { edges { node { id name nodes { key name } executions(first: 10) { edges { node {
    id status totalCost nodeExecutions { id status output node { key name type } }
    generations(first: 5) { edges { node { id prompt cost images { url width height } } } }
  } } } } } } }`;
  type Told = { data: unknown; extensions: { cost: { requested: number } } };
  app.statements.length = 0;
  const { data, extensions } = (await person.ask(query)) as unknown as Told;
  expect(extensions.cost.requested).toBeLessThan(500);
  // One of them for the items of all nodes that ran over a list.
  expect(readsOf(app.statements).length).toBeLessThan(9);
  const counts = ['nodeExecutions', 'generations', 'images'].map((field) => countOf(`Any.${field}`, data));
  expect(counts).toEqual([140, 20, 20]);
});

test.each([
  [
    '{ workflows(first: 100) { edges { node { executions(first: 10) { edges { node { events { sequence } } } } } } } }',
    'events',
  ],
  [
    '{ workflows(first: 100) { edges { node { executions(first: 100) { edges { node { nodeExecutions { id } } } } } } } }',
    'nodeExecutions',
  ],
  [
    '{ workflows(first: 100) { edges { node { executions(first: 50) { edges { node { graph { nodes { key } edges { sourceKey } } } } } } } } }',
    'graph.nodes',
  ],
])('%s is refused before anything is read, for its %s', async (query, field) => {
  app.statements.length = 0;
  const { errors } = await person.ask(query);
  expect(errors).toMatchObject([{ extensions: { code: 'REQUEST_TOO_LARGE', allowed: 1_000 } }]);
  expect(errors?.[0]?.extensions?.['costliestField']).toBe(`workflows.edges.node.executions.edges.node.${field}`);
  expect(readsOf(app.statements)).toEqual([]);
});

test('an estimate asks as often for a graph of 20 branches as for one of 2, also where nothing was run in it yet', async () => {
  const asset = await uploadSamplePhoto(person);
  const branches = (count: number) => {
    const keys = Array.from({ length: count }, (_, index) => `${index}`);
    return graphOf(
      keys.flatMap((key) => [
        photo(`photo${key}`, { asset_id: asset }),
        prompt(`prompt${key}`, `Branch ${key} of {{image_url}}`),
        model(`model${key}`, { seed: Number(key) }),
        output(`output${key}`),
      ]),
      ...keys.flatMap((key) => [
        `photo${key}.image_url -> prompt${key}.input`,
        `prompt${key}.prompt -> model${key}.prompt`,
        `model${key}.image_urls -> output${key}.image_urls`,
      ]),
    );
  };
  await person.run(branches(20));
  const count = async (size: number, hasRun: boolean) => {
    const { id } = await person.createWorkflow(branches(size));
    if (hasRun) await Array.fromAsync(person.follow(await person.execute(id)));
    app.statements.length = 0;
    const { estimateCost } = await person.read<{ estimateCost: { reusedNodeKeys: string[] } }>(
      'query ($id: ID!) { estimateCost(workflowId: $id) { total reusedNodeKeys } }',
      { id },
    );
    // Photos and prompts give at once, so that they are not looked for in other workflows.
    expect(estimateCost.reusedNodeKeys).toHaveLength(size * (hasRun ? 4 : 2));
    return app.statements.map(withoutLists);
  };
  expect(await count(20, false)).toEqual(await count(2, false));
  const afterRun = await count(20, true);
  expect(afterRun).toEqual(await count(2, true));
  expect(afterRun.length).toBeLessThan(9);
});

/** What the operation asked: who somebody is is looked up now and then, and background work has ends of its own. */
function readsOf(statements: readonly string[]): string[] {
  // Once a minute the server looks for paid calls that nobody is at.
  const isOwn = (statement: string) => !/set_config|"auth"\.|pgboss\.|make_interval/.test(statement);
  return statements.filter(isOwn).map(withoutLists);
}

/** Kysely writes one parameter for each id of a list. */
function withoutLists(statement: string): string {
  return statement.replaceAll(/\(\$\d+(, \$\d+)*\)/g, '(…)').replaceAll(/\$\d+/g, '$');
}
